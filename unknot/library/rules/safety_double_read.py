"""A muscle file has been checked by two readings against references. Counted: the list only shrinks."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.library.problem import WARNING, Problem
from unknot.library.read import Library

ENOUGH = 2
RULE = "safety-double-read"


def problems(library: Library) -> Iterator[Problem]:
    for muscle in library.knowledge.muscles.values():
        count = len(muscle.readings)
        if count < ENOUGH:
            repair = (
                "check it against a reference and add a [[readings]] table with date, reference and verdict"
            )
            file = library.places["muscles", muscle.id]
            yield Problem(file, "readings", f"are {count} of {ENOUGH}", repair, RULE, WARNING)
