"""What was seen on the skin: how far around it and until when a place is left alone."""

from __future__ import annotations

from datetime import date, timedelta

from unknot.core.body import Place, Side
from unknot.core.knowledge import Condition, Knowledge
from unknot.core.person import LocalFinding


def is_near(finding: LocalFinding, place: Place, on: date, knowledge: Knowledge) -> bool:
    """Whether a finding still keeps a place free on a day. What the library cannot tell counts as near."""
    if not holds(finding, on, knowledge) or {finding.place.side, place.side} == {Side.LEFT, Side.RIGHT}:
        return False
    known = knowledge.conditions.get(finding.condition)
    return place.region in reach(finding.place.region, known.margin if known else "part", knowledge)


def holds(finding: LocalFinding, on: date, knowledge: Knowledge) -> bool:
    """Whether its time is not over on a day. A finding that has to be gone first holds until that is said; its own
    days have to pass in any case."""
    if on < finding.seen:
        return True  # asked of a day before it was seen: then nothing tells that it is over
    least = holds_at_least_until(finding, knowledge)
    if least is not None and on < least:
        return True
    known = knowledge.conditions.get(finding.condition)
    return must_be_gone(known) and (finding.gone is None or on < finding.gone)


def holds_at_least_until(finding: LocalFinding, knowledge: Knowledge) -> date | None:
    """The first day on which the place is free again by the calendar; None when days do not decide."""
    known = knowledge.conditions.get(finding.condition)
    return None if known is None or known.days is None else finding.seen + timedelta(days=known.days)


def must_be_gone(known: Condition | None) -> bool:
    """Whether the person has to say that it is gone; also of what the library does not know."""
    return known is None or known.days is None or known.until_gone


def reach(region: str, margin: str, knowledge: Knowledge) -> frozenset[str]:
    """Regions kept free around one. `margin`: here, around (its neighbours too), part (the whole part of the body)."""
    home = knowledge.regions.get(region)
    if home is None or margin == "here":
        return frozenset((region,))
    if margin == "around" and home.neighbours:
        return frozenset((region, *home.neighbours))
    return frozenset(r.id for r in knowledge.regions.values() if r.part == home.part) | {region}


def kept_free(finding: LocalFinding, on: date, knowledge: Knowledge) -> frozenset[Place]:
    """All places that a finding closes on a day: its own and its margin, on its side."""
    sides = (Side.MIDDLE, Side.LEFT, Side.RIGHT)
    every = (
        Place(region.id, side)
        for region in knowledge.regions.values()
        for side in sides
        if _is_on(region.sided, side)
    )
    return frozenset(place for place in every if is_near(finding, place, on, knowledge)) | (
        frozenset((finding.place,)) if holds(finding, on, knowledge) else frozenset()
    )


def _is_on(sided: bool, side: Side) -> bool:
    return sided == (side is not Side.MIDDLE)


def flags_of(finding: LocalFinding, knowledge: Knowledge) -> tuple[str, ...]:
    """The red flags that a finding gives cause to ask for: those it names that belong to its part of the body."""
    known, region = knowledge.conditions.get(finding.condition), knowledge.regions.get(finding.place.region)
    if known is None:
        return ()
    named = (knowledge.red_flags[name] for name in known.leads_to if name in knowledge.red_flags)
    return tuple(f.id for f in named if not f.parts or region is None or region.part in f.parts)
