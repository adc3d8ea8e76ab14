"""A number that a dose, a limit or a verdict is taken from cites a work, or names the assumption that it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from unknot.core.knowledge import Condition, Instrument, Mode, Movement, NoPressZone, Technique
from unknot.library.problem import Problem
from unknot.library.read import Library
from unknot.library.walk import things

RULE = "numbers-have-source"


def problems(library: Library) -> Iterator[Problem]:
    for _, file, thing in things(library):
        key = _number(thing)
        if key and not (thing.backing.cites or thing.backing.assumes):
            repair = "cite the work that it comes from, or name the assumption in assumes"
            yield Problem(file, key, "is a number that rests on nothing", repair, RULE)


def _number(thing: Any) -> str:
    """The key of the first number that decides something; "" when the thing holds none."""
    if isinstance(thing, Technique):
        return "limits"
    if isinstance(thing, (Mode, Instrument)):
        return "max_seconds" if isinstance(thing, Mode) else "smallest_change"
    if isinstance(thing, Movement):
        return "smallest_change" if thing.smallest_change is not None else ""
    keys: tuple[str, ...] = ("discomfort_cap", "max_seconds", "days") if isinstance(thing, Condition) else ()
    if isinstance(thing, NoPressZone):
        keys = ("discomfort_cap",)
    return next((key for key in keys if getattr(thing, key) is not None), "")
