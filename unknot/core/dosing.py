"""Dosing: how much of what, and how it moves with the response. The mildest that reaches; worse never raises it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from unknot.core.assumed import assumed_count
from unknot.core.because import Because
from unknot.core.dose import Dose, Felt, Given, Hold, Response
from unknot.core.knowledge import Knowledge, Mode, Muscle, Press
from unknot.core.ladder import (
    LEAST_DISCOMFORT,
    LEAST_SECONDS,
    Choice,
    Way,
    ladder,
    mode_of,
    rolls_first,
    rungs,
)
from unknot.core.prescription import started
from unknot.core.progression import Standing, climb_of, moved, same_or_milder
from unknot.core.response import Came, came_of, rest_hours, spot_history
from unknot.core.screening import Clearance
from unknot.core.target import Target

__all__ = ["Dose", "Felt", "Given", "Hold", "Response", "first_dose", "instead_of", "next_dose", "react"]


def first_dose(
    clearance: Clearance,
    target: Target,
    tools: tuple[str, ...],
    settings: tuple[str, ...],
    mode: Mode | str,
    knowledge: Knowledge,
    now: datetime,
) -> Dose | Hold:
    """The start: the mildest tool that reaches, half a minute, the low end of good discomfort.

    When none of `tools` may be used here, the person's own hands are tried. Hold when nothing is left, or when the
    clearance does not hold today. Raises ValueError for an unknown muscle or mode.
    """
    return next_dose(clearance, target, (), tools, settings, mode, knowledge, now)


def next_dose(  # noqa: PLR0913
    clearance: Clearance,
    target: Target,
    given: tuple[Given, ...],
    tools: tuple[str, ...],
    settings: tuple[str, ...],
    mode: Mode | str,
    knowledge: Knowledge,
    now: datetime,
) -> Dose | Hold:
    """The dose after what was given to this spot before: one thing grows after two good sessions, else it stays; it
    falls after a sore or too strong one, rests after a bruise, and ends with nerve signs. Else as `first_dose`."""
    muscle = muscle_of(target.muscle, knowledge)
    choice = Choice(tools, settings, mode_of(mode, knowledge))
    if not clearance.holds_on(now.date()):
        return _ask_again(target)
    past = spot_history(target.muscle, target.side, target.point, given, now)
    if held := _ended(past, knowledge) or _resting(clearance, muscle, past, knowledge, now):
        return held
    ways, refusals = _ways(clearance, muscle, target, choice, knowledge, now)
    if not ways and not _against(refusals):
        return _get_a_tool(clearance, muscle, target, choice, knowledge, now)
    if not ways:
        return _nothing_left(muscle, target, refusals, knowledge, choice.mode)
    if not past:
        return started(clearance, target, rungs(ways, rolling=rolls_first(choice.mode))[0], knowledge)
    return _moved(clearance, muscle, target, past, ways, knowledge)


def muscle_of(name: str, knowledge: Knowledge) -> Muscle:
    """Raises ValueError when the library does not know the muscle."""
    if name not in knowledge.muscles:
        raise ValueError(f"there is no muscle {name!r} in the library; see `unknot knowledge muscles`")
    return knowledge.muscles[name]


def _ways(
    clearance: Clearance, muscle: Muscle, target: Target, choice: Choice, knowledge: Knowledge, now: datetime
) -> tuple[tuple[Way, ...], tuple[Because, ...]]:
    spot = muscle, target.side, target.point
    ways, refusals = ladder(clearance, *spot, choice, knowledge, now.date())
    if ways:
        return ways, refusals
    hands = tuple(tool.id for tool in knowledge.tools.values() if tool.kind == "hand")
    by_hand, more = ladder(clearance, *spot, replace(choice, tools=hands), knowledge, now.date())
    return by_hand, (*refusals, *more)


def _ask_again(target: Target) -> Hold:
    reason = Because("The safety answers do not reach to this day.", "against", ("rescreen",))
    return Hold(
        target.muscle, target.side, None, "Answer the safety questions again; it takes a minute.", (reason,)
    )


def _against(reasons: tuple[Because, ...]) -> tuple[Because, ...]:
    return tuple(reason for reason in reasons if reason.speaks == "against")


def _get_a_tool(
    clearance: Clearance, muscle: Muscle, target: Target, choice: Choice, knowledge: Knowledge, now: datetime
) -> Hold:
    """Nothing speaks against it, only the tool or the place is missing: name the mildest that would do."""
    every = replace(
        choice, tools=tuple(knowledge.tools), settings=tuple({t.setting for t in muscle.treatments})
    )
    ways, refusals = ladder(clearance, muscle, target.side, target.point, every, knowledge, now.date())
    if not ways:
        return _nothing_left(muscle, target, refusals, knowledge, choice.mode)
    way = ways[0]
    thing = " or ".join((way.tool.name.lower(), *way.tool.stand_ins[:1]))
    where = "" if way.treatment.setting in ("", "none") else f", {PLACES.get(way.treatment.setting, '')}"
    reason = Because("None of your tools reaches this spot where you are now.", "against")
    return Hold(target.muscle, target.side, None, f"This would reach it: {thing}{where}.", (reason,))


PLACES = {
    "floor": "on the floor",
    "bed": "on a bed",
    "wall": "at a wall",
    "chair": "on a chair",
    "table": "at a table",
    "door": "in a door frame",
}


def _nothing_left(
    muscle: Muscle,
    target: Target,
    refusals: tuple[Because, ...],
    knowledge: Knowledge,
    mode: Mode | None = None,
) -> Hold:
    if muscle.press is Press.NEVER and muscle.why_not:
        refusals = (Because(muscle.why_not, "against", muscle.backing.cites),)
    why = "There is no way to press this spot now."
    if mode and not mode.holds_allowed:
        why = f"{mode.name} only light rolling is good, and this spot can only be held."
    reasons = _against(refusals) or (Because(why, "against"),)
    return Hold(target.muscle, target.side, None, instead_of(muscle, knowledge), reasons)


def instead_of(muscle: Muscle, knowledge: Knowledge) -> str:
    """Something good to do for a muscle that is not to be pressed now."""
    if muscle.instead:
        return muscle.instead
    drill = knowledge.movements.get(muscle.movement) or knowledge.movements.get(muscle.stretch)
    return f"Move instead: {drill.name.lower()}." if drill else "Warmth and easy movement are good meanwhile."


def _ended(past: tuple[Given, ...], knowledge: Knowledge) -> Hold | None:
    sharp = sum(one.response.felt.count(Felt.SHARP) for one in past)
    nerve = any(one.response.nerve_signs for one in past)
    if not nerve and sharp < assumed_count(knowledge, "sharp-ends"):
        return None
    dose = past[-1].dose
    text = "It was sharp or electric more than once: likely not the muscle."
    if nerve:
        text = "Tingling, numbness or spreading pain stayed after the pressure was gone."
    instead = (
        "Leave this spot for good. Answer the nerve and vessel questions; movement without pain is fine."
    )
    return Hold(
        dose.muscle, dose.side, None, instead, (Because(text, "against", ("sharp-ends",)),), ends=True
    )


def _resting(
    clearance: Clearance, muscle: Muscle, past: tuple[Given, ...], knowledge: Knowledge, now: datetime
) -> Hold | None:
    adapted = assumed_count(knowledge, "adapted-hours") if clearance.adapted else 0
    rests = (one.at + timedelta(hours=max(rest_hours(one, knowledge), adapted)) for one in past)
    until = max(rests, default=now)
    if until <= now:
        return None
    last = past[-1]
    text = f"This spot was treated on {last.at:%A at %H:%M}; it rests until {until:%A %H:%M}."
    instead = instead_of(muscle, knowledge)
    return Hold(last.dose.muscle, last.dose.side, until, instead, (Because(text, "against"),))


def _moved(
    clearance: Clearance,
    muscle: Muscle,
    target: Target,
    past: tuple[Given, ...],
    ways: tuple[Way, ...],
    knowledge: Knowledge,
) -> Dose | Hold:
    """One step up, down or none from the last dose, on the ladder of today."""
    last = past[-1].dose
    climb = climb_of(last, ways, knowledge)
    way = same_or_milder(last, climb, knowledge)
    if way is None and came_of(past[-1], knowledge) in (Came.SKIPS, Came.EASES):
        text = "Every tool here is firmer than the one that was too much last time."
        return _nothing_left(muscle, target, (Because(text, "against"),), knowledge)
    if way is None:
        return started(clearance, target, climb[0], knowledge)
    with_movement = tuple(other for other in ways if other.with_movement)
    return moved(Standing(clearance, target, past, way, climb, with_movement, knowledge))


# --- While pressing ----------------------------------------------------------------------------------------


def react(dose: Dose, felt: Felt) -> Dose | Hold:
    """What one tap in the session does to the dose that is being given. Nothing but `more` raises anything, and that
    only the aim, never above the cap. Hold: let go of this spot now."""
    if felt is Felt.TOO_MUCH:
        return _less(dose)
    if felt is Felt.MORE:
        return _more(dose)
    if felt is Felt.SHARP:
        why = "Sharp, electric, burning or numb is not the muscle talking."
        instead = "Let go. Move three fingers away and try once more, lightly. A second time ends this spot."
        return Hold(dose.muscle, dose.side, None, instead, (Because(why, "against", ("sharp-ends",)),))
    if felt is Felt.NOT_THERE:
        why = "Nothing tender here: likely another muscle, or another day."
        return Hold(dose.muscle, dose.side, None, "Go on to the next place.", (Because(why, "note"),))
    return dose


def _less(dose: Dose) -> Dose | Hold:
    low, high = dose.discomfort
    if high <= LEAST_DISCOMFORT and dose.seconds <= LEAST_SECONDS:
        why = Because("Even the lightest pressure is too much here today.", "against")
        return Hold(dose.muscle, dose.side, None, "Let go. Lay a warm hand on it and breathe.", (why,))
    lower = max(LEAST_DISCOMFORT, high - 2)
    return replace(
        dose,
        discomfort=(max(1, min(low, lower) - 1), lower),
        cap=min(dose.cap, high),
        seconds=max(LEAST_SECONDS, min(dose.seconds, dose.seconds * 2 // 3 // 5 * 5)),
        because=(Because("Too much: lean out by half. Shorter, and softer next time."),),
    )


def _more(dose: Dose) -> Dose:
    low, high = dose.discomfort
    if high >= dose.cap:
        return replace(
            dose, because=(Because(f"{dose.cap} of 10 is as firm as it gets: more does not help more."),)
        )
    text = f"A little more, up to {high + 1} of 10."
    return replace(dose, discomfort=(min(low + 1, high), high + 1), because=(Because(text),))
