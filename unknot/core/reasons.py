"""Reasons: what speaks for and against a candidate, in plain words, with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.core.atlas import MIDDLE, SIDE, Atlas, Spot
from unknot.core.because import Because
from unknot.core.body import Place
from unknot.core.evidence import Evidence, Pressing
from unknot.core.findings import Context
from unknot.core.knowledge import TriggerPoint

MOST = 3  # reasons of one kind
EFFECTS = {"hurts": "hurts", "short": "stops early", "eases": "brings ease", "weak": "feels weak"}


def reasons(spot: Spot, context: Context) -> tuple[Because, ...]:
    """Everything that moved the belief in a spot, the strongest kinds first."""
    return (
        *_pressed(spot, context.evidence),
        *_marks(spot, context),
        *_answers(spot, context),
        *_days(spot, context),
        *_courses(spot, context.evidence),
        *_unmarked(spot, context),
        *_open(spot, context),
    )


def place_name(place: Place, atlas: Atlas) -> str:
    name = atlas.knowledge.regions[place.region].name
    name = name[:1].lower() + name[1:]
    return f"{name} ({place.side})" if atlas.sided[atlas.number[place.region]] else name


def _point(spot: Spot, atlas: Atlas) -> TriggerPoint:
    return next(p for p in atlas.knowledge.muscles[spot.muscle].points if p.id == spot.point)


def _rests_on(point: TriggerPoint) -> tuple[str, ...]:
    return (*point.zone.backing.cites, *point.zone.backing.assumes)


def _marks(spot: Spot, context: Context) -> Iterator[Because]:
    atlas, point = context.atlas, _point(spot, context.atlas)
    known = {True: point.zone.essential, False: point.zone.spillover}
    said = {True: "Its pain is usually felt here", False: "Its pain may spread here"}
    marks = sorted(context.marks_of(spot), key=lambda m: -m.strength)
    for usual, text in said.items():
        names = [place_name(m.place, atlas) for m in marks if m.place.region in known[usual]]
        if names:
            yield Because(f"{text}: {_listed(names[:MOST])}.", "for", _rests_on(point))
    if not any(m.place.region in (*known[True], *known[False]) for m in marks):
        names = [place_name(m.place, atlas) for m in marks]
        if names:
            text = f"It lies close to, or is felt close to, what you marked: {_listed(names[:MOST])}."
            yield Because(text, "for", _rests_on(point))


def _unmarked(spot: Spot, context: Context) -> Iterator[Because]:
    atlas, point = context.atlas, _point(spot, context.atlas)
    marked = {m.place.region for m in context.evidence.drawing.marks if m.strength}
    if not marked:
        return
    missing = [name for name in point.zone.essential if name not in marked and name in atlas.number]
    if missing:
        names = [place_name(Place(name, SIDE[spot.side]), atlas) for name in missing[:MOST]]
        names = [name.replace(" (middle)", "") for name in names]
        text = f"It is often felt here too, which you did not mark: {_listed(names)}."
        yield Because(text, "against", _rests_on(point))


def _answers(spot: Spot, context: Context) -> Iterator[Because]:
    movements = context.atlas.knowledge.movements
    seen = set()
    for fact in (*context.yes, *context.no):
        if not context.tell(spot, fact) or (fact.probe, fact.side) in seen:
            continue
        seen.add((fact.probe, fact.side))
        name = movements[fact.probe].name if fact.probe in movements else fact.probe.replace("-", " ")
        name = f"{name}, {fact.side}" if fact.side else name
        if fact.holds:
            yield Because(f"{name}: it {EFFECTS.get(fact.effect, fact.effect)}, as it does with this muscle.")
        else:
            yield Because(f"{name}: no trouble, though this muscle would often show there.", "against")


def _open(spot: Spot, context: Context) -> Iterator[Because]:
    """What would change the mind: the movement not told yet that says most of this muscle."""
    movements, told = context.atlas.knowledge.movements, {fact.probe for fact in (*context.yes, *context.no)}
    tells = [
        t
        for t in context.atlas.knowledge.muscles[spot.muscle].tells
        if t.strength == "strong" and t.probe not in told
    ]
    if tells and tells[0].probe in movements:
        movement, side = movements[tells[0].probe], ""
        if movement.sided and spot.side != MIDDLE and tells[0].side != "any":
            side = f", {SIDE[spot.side] if tells[0].side == 'same' else SIDE[spot.side].opposite}"
        yield Because(
            f"What would tell more: {movement.name}{side}. No trouble there would speak against it.", "note"
        )


def _days(spot: Spot, context: Context) -> Iterator[Because]:
    known, evidence = context.atlas.knowledge, context.evidence
    for name in evidence.activities:
        activity = known.activities.get(name)
        if activity and activity.muscles.get(spot.muscle, 0) >= 0.3:
            rests_on = (*activity.backing.cites, *activity.backing.assumes)
            yield Because(f"{activity.name} loads it.", "for", rests_on)
    shared = [f for f in known.muscles[spot.muscle].factors if f in evidence.factors]
    if shared:
        yield Because(f"Often woken by: {_listed(shared)}.")


def _pressed(spot: Spot, evidence: Evidence) -> Iterator[Because]:
    for told in sorted(set(evidence.palpations), key=lambda p: (p.point, str(p.told))):
        if told.muscle != spot.muscle or (
            spot.side != MIDDLE and told.side not in (SIDE[spot.side], SIDE[MIDDLE])
        ):
            continue
        if told.told is Pressing.RECOGNISED:
            yield Because("Pressing it brought the pain that you know.", "for", ("rathbone-2017",))
        elif told.told is Pressing.SORE:
            yield Because(
                "It was sore to press, but not your pain: sore spots are common.", "note", ("ribeiro-2018",)
            )
        else:
            yield Because("Pressing found nothing there.", "against", ("lucas-2009",))


def _courses(spot: Spot, evidence: Evidence) -> Iterator[Because]:
    for course in evidence.courses:
        if course.muscle == spot.muscle and (
            spot.side == MIDDLE or course.side in (SIDE[spot.side], SIDE[MIDDLE])
        ):
            if course.calmed:
                yield Because("Caring for it calmed the pain before.")
            else:
                yield Because("Caring for it did not change the pain before.", "against")


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def elsewhere_reasons(context: Context) -> tuple[Because, ...]:
    """What speaks for a source other than the muscles here."""
    evidence = context.evidence
    words = sorted({word for m in evidence.drawing.marks for word in m.quality})
    raising = [word for word in words if context.w.get(f"elsewhere.{word}", 1.0) > 1]
    found = []
    if raising:
        text = f"Pain that feels {_listed(raising)} is less often from a muscle."
        found.append(Because(text, "against", ("finder-elsewhere",)))
    if evidence.constant:
        text = "Steady pain that no movement changes is less often from a muscle."
        found.append(Because(text, "against", ("finder-elsewhere",)))
    if evidence.all_over:
        text = "Pain all over the body is seldom one muscle; a doctor may test for other reasons."
        found.append(Because(text, "against", ("finder-elsewhere",)))
    return tuple(found)
