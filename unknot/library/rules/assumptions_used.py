"""An assumption that nothing makes is either read by code (it has a value) or stale. Counted, not failed."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.library.problem import WARNING, Problem
from unknot.library.read import Library
from unknot.library.walk import statements

RULE = "assumptions-used"


def problems(library: Library) -> Iterator[Problem]:
    used = {name for spot in statements(library) for name in spot.value.assumes}
    for name, assumption in library.knowledge.assumptions.items():
        if name not in used and assumption.value is None:
            repair = "name it where it is made, give it the value that the code reads, or delete it"
            yield Problem(library.places["assumptions", name], "", "is made nowhere", repair, RULE, WARNING)
