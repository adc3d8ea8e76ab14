"""From one dose to the next: one step up, down or none. Worse never raises anything."""

from __future__ import annotations

from dataclasses import dataclass

from unknot.core.assumed import assumed_count
from unknot.core.because import Because
from unknot.core.dose import Dose, Felt, Given
from unknot.core.knowledge import Knowledge
from unknot.core.ladder import LEAST_DISCOMFORT, LEAST_SECONDS, Way, rung_of, rungs
from unknot.core.prescription import bounded
from unknot.core.response import Came, came_of
from unknot.core.screening import Clearance
from unknot.core.target import Target


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a spot stands: its history, and the rung of today's ladder that it stands on."""

    clearance: Clearance
    target: Target
    past: tuple[Given, ...]
    way: Way
    climb: tuple[Way, ...]  # today's ladder, mildest first
    movement: tuple[Way, ...]  # ways with movement under pressure, for the top of the ladder
    knowledge: Knowledge

    @property
    def last(self) -> Dose:
        return self.past[-1].dose

    def dose(
        self,
        reason: Because,
        way: Way | None = None,
        seconds: int | None = None,
        repetitions: int | None = None,
        discomfort: tuple[int, int] | None = None,
    ) -> Dose:
        last, way = self.last, way or self.way
        return bounded(
            self.clearance,
            self.target,
            way,
            last.seconds if seconds is None else seconds,
            last.repetitions if repetitions is None else repetitions,
            discomfort or last.discomfort,
            self.knowledge,
            (reason, *way.because),
        )


def moved(standing: Standing) -> Dose:
    """The step that the last responses ask for."""
    came = came_of(standing.past[-1], standing.knowledge)
    if came is Came.SKIPS:
        return _halved(standing)
    if came is Came.EASES:
        return _eased(standing)
    running = assumed_count(standing.knowledge, "good-sessions")
    latest = standing.past[-running:]
    if len(latest) == running and all(came_of(one, standing.knowledge) is Came.GOOD for one in latest):
        return _grown(standing)
    return standing.dose(
        Because("The same again: one thing grows after two good sessions.", "for", ("good-sessions",))
    )


def climb_of(last: Dose, ways: tuple[Way, ...], knowledge: Knowledge) -> tuple[Way, ...]:
    """Stay on the kind of ladder that the last dose stood on (still, with movement, rolling) while today has it."""
    technique = knowledge.techniques.get(last.technique)
    kind = rungs(ways, rolling=technique is not None and technique.moving)
    same = next((way for way in ways if way.technique.id == last.technique), None)
    if same is None or same in kind:
        return kind
    return tuple(
        way for way in ways if (way.rolling, way.with_movement) == (same.rolling, same.with_movement)
    )


def same_or_milder(last: Dose, climb: tuple[Way, ...], knowledge: Knowledge) -> Way | None:
    """The rung of the last dose, else the nearest below it; None when all of today's are firmer."""
    for way in climb:
        if (way.treatment.id, way.tool.id) == (last.treatment, last.tool):
            return way
    tool = knowledge.tools.get(last.tool)
    below = [way for way in climb if tool is not None and way.rung <= rung_of(tool, last.setting)]
    return below[-1] if below else None


def _softer(way: Way, climb: tuple[Way, ...]) -> Way | None:
    below = [other for other in climb if other.rung < way.rung]
    return below[-1] if below else None


def _lower(discomfort: tuple[int, int]) -> tuple[int, int]:
    low, high = discomfort
    return max(1, low - 1), max(LEAST_DISCOMFORT, high - 1)


def _halved(standing: Standing) -> Dose:
    reason = Because(
        "Half of last time, and softer: it was too much for this spot.", "for", ("soreness-skips",)
    )
    last = standing.last
    return standing.dose(
        reason,
        way=_softer(standing.way, standing.climb),
        seconds=max(LEAST_SECONDS, last.seconds // 2),
        repetitions=1,
        discomfort=_lower(last.discomfort),
    )


def _eased(standing: Standing) -> Dose:
    """One tool softer when the pressure was too much; a shorter hold when it was only sore afterwards."""
    last, told = standing.last, standing.past[-1].response
    too_strong = {Felt.TOO_MUCH, Felt.SHARP} & set(told.felt) or (told.discomfort or 0) > last.cap
    softer = _softer(standing.way, standing.climb) if too_strong else None
    if softer:
        reason = Because(
            f"It was too much: the {softer.tool.name.lower()} is softer.", "for", ("start-gently",)
        )
        return standing.dose(reason, way=softer, discomfort=_lower(last.discomfort))
    shorter = max(LEAST_SECONDS, last.seconds - assumed_count(standing.knowledge, "step-seconds"))
    text = f"{shorter} seconds and less discomfort, since last time was too much."
    reason = Because(text, "for", ("soreness-eases",))
    return standing.dose(reason, seconds=shorter, discomfort=_lower(last.discomfort))


def _grown(standing: Standing) -> Dose:
    """One thing grows: pressure when asked for, then time, a second hold, the rung, movement under pressure."""
    for wish in (_more_pressure, _longer, _once_more, _next_rung, _add_movement):
        dose = wish(standing)
        if dose is not None and _has_grown(standing.last, dose):
            return dose
    text = "You are at the top of what pressing can do here: keep it, and put the effort into strength."
    return standing.dose(Because(text, "for", ("good-sessions",)))


def _has_grown(last: Dose, dose: Dose) -> bool:
    """Whether it is a real step up: the limits of today may have taken it back."""
    before = (last.tool, last.treatment, last.seconds, last.repetitions, last.discomfort[1])
    return before != (dose.tool, dose.treatment, dose.seconds, dose.repetitions, dose.discomfort[1])


def _more_pressure(standing: Standing) -> Dose | None:
    last = standing.last
    if Felt.MORE not in standing.past[-1].response.felt or Felt.TOO_MUCH in standing.past[-1].response.felt:
        return None
    low, high = last.discomfort
    reason = Because("You asked for more: a little more pressure, nothing else.")
    return standing.dose(reason, discomfort=(low, high + 1))


def _longer(standing: Standing) -> Dose | None:
    seconds = standing.last.seconds + assumed_count(standing.knowledge, "step-seconds")
    return standing.dose(
        Because("Two good sessions: 15 seconds more.", "for", ("step-seconds",)), seconds=seconds
    )


def _once_more(standing: Standing) -> Dose | None:
    again = standing.last.repetitions + 1
    return standing.dose(
        Because("Two good sessions: one hold more.", "for", ("good-sessions",)), repetitions=again
    )


def _next_rung(standing: Standing) -> Dose | None:
    above = next((way for way in standing.climb if way.rung > standing.way.rung), None)
    if above is None:
        return None
    where = f" on the {above.treatment.setting}" if above.treatment.setting not in ("", "none") else ""
    text = f"Two good sessions: one step firmer, the {above.tool.name.lower()}{where}."
    reason = Because(text, "for", ("good-sessions",))
    return standing.dose(reason, way=above)


def _add_movement(standing: Standing) -> Dose | None:
    ways = [way for way in standing.movement if way.rung <= standing.way.rung]
    if not ways or standing.way.with_movement:
        return None
    reason = Because("Two good sessions: now move slowly under the pressure.", "for", ("good-sessions",))
    return standing.dose(reason, way=ways[-1])
