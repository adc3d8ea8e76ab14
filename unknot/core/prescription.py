"""Prescribing: a way, seconds, repetitions and discomfort become a dose that keeps inside every limit."""

from __future__ import annotations

from unknot.core.assumed import assumed_count
from unknot.core.because import Because
from unknot.core.dose import Dose
from unknot.core.knowledge import Knowledge
from unknot.core.ladder import LEAST_DISCOMFORT, LEAST_SECONDS, Way
from unknot.core.screening import Clearance
from unknot.core.target import Target


def started(clearance: Clearance, target: Target, way: Way, knowledge: Knowledge) -> Dose:
    limits = way.technique.limits
    low = min(limits.discomfort[0], 3) if target.pain >= 7 else limits.discomfort[0]
    seconds = min(limits.seconds[0], way.most_seconds)
    reasons = (
        Because(f"{way.tool.name}: the mildest of your tools that reaches it.", "for", ("start-gently",)),
        Because(
            f"A start: {seconds} seconds at the low end of good discomfort.",
            "for",
            way.technique.backing.cites,
        ),
        *way.because,
    )
    return bounded(clearance, target, way, seconds, limits.repetitions[0], (low, low + 1), knowledge, reasons)


def bounded(  # noqa: PLR0913
    clearance: Clearance,
    target: Target,
    way: Way,
    seconds: int,
    repetitions: int,
    discomfort: tuple[int, int],
    knowledge: Knowledge,
    reasons: tuple[Because, ...],
) -> Dose:
    """The only maker of a dose: whatever is asked for, it comes out inside every limit of the way."""
    limits = way.technique.limits
    gentle = clearance.adapted or way.soft or way.cap <= LEAST_DISCOMFORT + 2
    seconds = max(LEAST_SECONDS, min(seconds, way.most_seconds, int(limits.minutes_per_muscle * 60)))
    most = (
        1 if clearance.adapted else min(limits.repetitions[1], int(limits.minutes_per_muscle * 60) // seconds)
    )
    high = min(discomfort[1], way.cap - 1 if gentle else way.cap, limits.discomfort[1])
    high = min(max(high, LEAST_DISCOMFORT), way.cap)
    hours = max(limits.hours_between, assumed_count(knowledge, "adapted-hours") if clearance.adapted else 0)
    return Dose(
        muscle=target.muscle,
        side=target.side,
        point=target.point or way.treatment.point,
        treatment=way.treatment.id,
        technique=way.technique.id,
        tool=way.tool.id,
        setting=way.treatment.setting,
        discomfort=(max(1, min(discomfort[0], high - 1)), high),
        cap=way.cap,
        seconds=seconds,
        repetitions=max(1, min(repetitions, most)),
        rest_seconds=limits.rest_seconds,
        hours_between=hours,
        because=tuple(dict.fromkeys(reasons)),
    )
