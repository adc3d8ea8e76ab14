"""Grades A, B, C and E say that a work stands behind the words, so at least one is cited."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.core.knowledge import Grade
from unknot.library.problem import Problem
from unknot.library.read import Library
from unknot.library.walk import statements

WITHOUT = {Grade.MEMORY, Grade.OURS}


def problems(library: Library) -> Iterator[Problem]:
    for spot in statements(library):
        if spot.value.grade not in WITHOUT and not spot.value.cites:
            key = f"{spot.key}.grade" if spot.key else "grade"
            repair = 'cite the work, or write grade = "memory" when it is standard teaching'
            yield Problem(
                spot.file, key, f"is {spot.value.grade} but cites nothing", repair, "grade-has-source"
            )
