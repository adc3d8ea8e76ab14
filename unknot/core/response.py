"""What came of a dose: judged from the answers during it, the next day, and what stayed."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from unknot.core.assumed import assumed_count
from unknot.core.body import Side
from unknot.core.dose import Felt, Given, Response
from unknot.core.knowledge import Knowledge

LONGEST_SORE_HOURS = 24 * 365  # more is a slip of the pen


def spot_history(
    muscle: str, side: Side, point: str, given: tuple[Given, ...], now: datetime
) -> tuple[Given, ...]:
    """What this spot was given up to now, oldest first, each once. A point without a name is the whole muscle."""
    here = [
        one
        for one in dict.fromkeys(given)
        if (one.dose.muscle, one.dose.side) == (muscle, side)
        and (one.dose.point == point or not one.dose.point or not point)
        and one.at <= now
    ]
    return tuple(sorted(here, key=lambda one: one.at))


class Came(StrEnum):
    """What came of a dose, worst first."""

    ENDS = "ends"
    SKIPS = "skips"  # rest longer, then half
    EASES = "eases"  # one step less
    STAYS = "stays"
    GOOD = "good"


def came_of(one: Given, knowledge: Knowledge) -> Came:
    """Judge one dose by its response. What was not told is not counted as good."""
    told = one.response
    if told.nerve_signs or told.felt.count(Felt.SHARP) >= assumed_count(knowledge, "sharp-ends"):
        return Came.ENDS
    if (
        told.bruise
        or _at_least(told.soreness, "soreness-skips", knowledge)
        or _too_long_sore(told, knowledge)
    ):
        return Came.SKIPS
    too_strong = {Felt.TOO_MUCH, Felt.SHARP} & set(told.felt)
    if (
        too_strong
        or _above(told.discomfort, one.dose.cap)
        or _at_least(told.soreness, "soreness-eases", knowledge)
    ):
        return Came.EASES
    return Came.GOOD if told.soreness is not None and _calmed(told, knowledge) else Came.STAYS


def _at_least(value: int | None, name: str, knowledge: Knowledge) -> bool:
    return value is not None and value >= assumed_count(knowledge, name)


def _above(value: int | None, limit: int) -> bool:
    return value is not None and value > limit


def _too_long_sore(told: Response, knowledge: Knowledge) -> bool:
    return _above(told.sore_hours, assumed_count(knowledge, "sore-hours"))


def _calmed(told: Response, knowledge: Knowledge) -> bool:
    """Whether the spot eased under the pressure, or was calm from the start."""
    start, end = told.discomfort, told.discomfort_end
    last = end if end is not None else start
    if last is None:
        return False
    eased = start is not None and end is not None and start - end >= assumed_count(knowledge, "eased-by")
    return eased or last <= assumed_count(knowledge, "calm-at")


def rest_hours(one: Given, knowledge: Knowledge) -> int:
    """How many hours the spot rests after a dose, by the dose and by what came of it."""
    hours = [one.dose.hours_between]
    if came_of(one, knowledge) is Came.SKIPS:
        hours.append(assumed_count(knowledge, "hours-after-soreness"))
    if _above(one.response.sore_hours, assumed_count(knowledge, "pain-pauses-hours")):
        sore = min(one.response.sore_hours or 0, LONGEST_SORE_HOURS)
        hours.append(sore + assumed_count(knowledge, "hours-after-soreness"))  # from when it was over
    if one.response.bruise:
        hours.append(assumed_count(knowledge, "hours-after-bruise"))
    return max(hours)
