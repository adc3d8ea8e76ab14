"""What the library says to this person before it says how to press: reading is always free, pressing is not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from unknot.care.standing import Standing
from unknot.core.because import Because
from unknot.core.body import PainDrawing, Place, Side
from unknot.core.knowledge import Condition, Knowledge, Muscle, Press, Technique, Tool, Treatment
from unknot.core.pressure import Bounds, Verdict, person_verdict, treatment_verdict
from unknot.core.profile import Profile, profile_of
from unknot.core.screening import Clearance
from unknot.core.signs import read_signs

SIDES = (Side.LEFT, Side.RIGHT)
NOWHERE = Place("")  # a tool is judged by itself, wherever it may press
SENT_AWAY = Because("you were sent to a professional, and pressing waits until they have looked.", "against")
ENDED = "pressing it was sharp, electric or numb before: leave it for good, and let someone look at it."


@dataclass(frozen=True, slots=True)
class ForYou:
    """What holds for this person and no other. Nothing in it: nothing that they told speaks against it.

    `why_not`: not now at all. `sides`: not on this side. `ways`: not in this way, by the treatment's id.
    `not_with`: tools of this muscle that are not for this person.
    `cap` (0-10) and `seconds` are told when they are stricter than for others. `asked`: they have leave for today.
    """

    why_not: tuple[Because, ...] = ()
    sides: Mapping[Side, tuple[Because, ...]] = field(default_factory=dict)
    ways: Mapping[str, tuple[Because, ...]] = field(default_factory=dict)
    not_with: tuple[str, ...] = ()
    cap: int | None = None
    seconds: int | None = None
    asked: bool = False
    sent_away: bool = False


def muscle_for_you(now: Standing, muscle: Muscle, knowledge: Knowledge) -> ForYou:
    """Whether this person may press this muscle: not at all, not on one side, not in one way, or more gently."""
    profile = _profile(now, knowledge)
    general = _general(now, profile)
    if general or muscle.press is Press.NEVER:
        return _said(now, profile, general)
    bounds, free = _bounds(now, profile), _free(now, profile)
    closed = {
        (t.id, side): reasons
        for t in muscle.treatments
        for side in SIDES
        if (reasons := _against(muscle, t, side, bounds, free, knowledge))
    }
    sides = {side: found for side in SIDES if (found := _side(now, muscle, side, closed))}
    if len(sides) == len(SIDES):
        return _said(now, profile, _once(sides.values()))
    open_sides = [side for side in SIDES if side not in sides]
    ways = {t.id: _way(t, open_sides, closed) for t in muscle.treatments}
    said = _said(now, profile, (), sides, {way: reasons for way, reasons in ways.items() if reasons})
    tools = dict.fromkeys(name for t in muscle.treatments for name in t.tools if name in knowledge.tools)
    own = {name: person_verdict(NOWHERE, knowledge.tools[name], bounds, knowledge) for name in tools}
    return replace(said, not_with=tuple(name for name, verdict in own.items() if verdict.forbidden))


def tool_for_you(now: Standing, tool: Tool, knowledge: Knowledge) -> ForYou:
    """Whether this person may press with this tool at all."""
    profile = _profile(now, knowledge)
    own = person_verdict(NOWHERE, tool, _bounds(now, profile), knowledge)
    return _said(now, profile, _general(now, profile) or (own.because if own.forbidden else ()))


def technique_for_you(now: Standing, technique: Technique, knowledge: Knowledge) -> ForYou:
    """Whether any tool of this technique is left to this person."""
    tools = [knowledge.tools[name] for name in technique.tools if name in knowledge.tools]
    said = [tool_for_you(now, tool, knowledge) for tool in tools]
    whole = said[0] if said and all(one.why_not for one in said) else None
    return whole or pressing_for_you(now, knowledge)


def pressing_for_you(now: Standing, knowledge: Knowledge) -> ForYou:
    """Whether this person may press at all now, whatever and wherever."""
    profile = _profile(now, knowledge)
    return _said(now, profile, _general(now, profile))


def _said(
    now: Standing,
    profile: Profile,
    why_not: tuple[Because, ...],
    sides: Mapping[Side, tuple[Because, ...]] | None = None,
    ways: Mapping[str, tuple[Because, ...]] | None = None,
) -> ForYou:
    gentler = profile.adapted and not why_not
    return ForYou(
        why_not=why_not,
        sides=sides or {},
        ways=ways or {},
        cap=profile.cap if gentler else None,
        seconds=profile.seconds if gentler else None,
        asked=now.clearance is not None,
        sent_away=now.referral is not None,
    )


def _profile(now: Standing, knowledge: Knowledge) -> Profile:
    """Health as told, with what the words of the drawing that counts say of it."""
    drawing = now.drawing.drawn.drawing if now.drawing else PainDrawing()
    text = now.drawing.drawn.text if now.drawing else ""
    signs = read_signs(text, knowledge, now.person.age, now.person.sex)
    return profile_of(now.person, signs, drawing, now.findings, knowledge, now.now.date())


def _general(now: Standing, profile: Profile) -> tuple[Because, ...]:
    """What forbids all pressing: a referral, a condition that blocks, one that waits for a professional's word."""
    conditions = dict.fromkeys((*profile.blocks, *profile.waits))
    said = tuple(Because(_told(c), "against", c.backing.cites) for c in conditions)
    return (SENT_AWAY, *said) if now.referral else said


def _told(condition: Condition) -> str:
    return f"{condition.name}. {condition.advice or condition.why}".strip()


def _bounds(now: Standing, profile: Profile) -> Bounds:
    closed = now.screening.closed if isinstance(now.screening, Clearance) else frozenset()
    told = (profile.cap, profile.seconds, profile.adapted, profile.age, now.now.date())
    return Bounds(profile.conditions, profile.findings, closed, *told)


def _free(now: Standing, profile: Profile) -> Bounds:
    """The same for somebody of this age of whom nothing else is known: what anatomy alone says."""
    return Bounds((), (), frozenset(), 10, None, False, profile.age, now.now.date())


def _against(
    muscle: Muscle, way: Treatment, side: Side, bounds: Bounds, free: Bounds, knowledge: Knowledge
) -> tuple[Because, ...]:
    """Why this person may not press in this way on this side, with any of its tools; empty when one is left."""
    tools = [knowledge.tools[name] for name in way.tools if name in knowledge.tools]
    usual = [t for t in tools if treatment_verdict(muscle, way, t, side, free, knowledge).allowed]
    own = [treatment_verdict(muscle, way, tool, side, bounds, knowledge) for tool in usual]
    if any(verdict.allowed for verdict in own):
        return ()
    common = {b for t in usual for b in treatment_verdict(muscle, way, t, side, free, knowledge).because}
    return _once(_reasons(verdict, common) for verdict in own)


def _reasons(verdict: Verdict, common: set[Because]) -> tuple[Because, ...]:
    return tuple(b for b in verdict.because if b.speaks == "against" and b not in common)


def _side(
    now: Standing, muscle: Muscle, side: Side, closed: Mapping[tuple[str, Side], tuple[Because, ...]]
) -> tuple[Because, ...]:
    """Why nothing is left on this side; empty when something is."""
    if {(muscle.id, side), (muscle.id, Side.MIDDLE)} & now.ended:
        return (Because(ENDED, "against"),)
    reasons = [closed.get((way.id, side), ()) for way in muscle.treatments]
    return _once(reasons) if reasons and all(reasons) else ()


def _way(
    way: Treatment, sides: Iterable[Side], closed: Mapping[tuple[str, Side], tuple[Because, ...]]
) -> tuple[Because, ...]:
    """Why this way is closed on every side that is open otherwise; empty when it is not."""
    reasons = [closed.get((way.id, side), ()) for side in sides]
    return _once(reasons) if all(reasons) else ()


def _once(reasons: Iterable[tuple[Because, ...]]) -> tuple[Because, ...]:
    return tuple(dict.fromkeys(reason for each in reasons for reason in each))
