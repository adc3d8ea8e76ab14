"""Limits rise: start before usual before most; nothing asks for more than 7 of 10 or for negative rest."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.core.knowledge import Limits
from unknot.library.problem import Problem
from unknot.library.read import Library

HIGHEST_CAP = 7
RULE = "limits-in-order"


def problems(library: Library) -> Iterator[Problem]:
    for technique in library.knowledge.techniques.values():
        file = library.places["techniques", technique.id]
        for key, message, repair in _faults(technique.limits):
            yield Problem(file, f"limits.{key}", message, repair, RULE)
    for mode in library.knowledge.modes.values():
        if not 0 <= mode.discomfort_cap <= HIGHEST_CAP:
            file = library.places["modes", mode.id]
            yield Problem(
                file, "discomfort_cap", f"is {mode.discomfort_cap}", f"keep it from 0 to {HIGHEST_CAP}", RULE
            )


def _faults(limits: Limits) -> Iterator[tuple[str, str, str]]:
    for key in ("seconds", "repetitions", "discomfort", "sessions_per_week"):
        values = getattr(limits, key)
        if list(values) != sorted(values) or values[0] < 0:
            yield key, f"{list(values)} does not rise", "write the smallest first and the most last"
    if limits.discomfort[2] > HIGHEST_CAP:
        yield (
            "discomfort",
            f"has a cap of {limits.discomfort[2]}",
            f"no cap goes above {HIGHEST_CAP}: lower it",
        )
    for key in ("points", "rest_seconds", "minutes_per_muscle", "hours_between"):
        if getattr(limits, key) < 0:
            yield key, f"is {getattr(limits, key)}", "write a number that is not negative"
