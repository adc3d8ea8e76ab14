"""A number or judgement of our own names the assumption it makes, and that assumption is written down."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from unknot.core.knowledge import Grade
from unknot.library.problem import Problem
from unknot.library.read import Library
from unknot.library.walk import known_ids, statements

RULE = "ours-has-assumption"


def problems(library: Library) -> Iterator[Problem]:
    known = known_ids(library, "assumptions")
    for spot in statements(library):
        at = f"{spot.key}." if spot.key else ""
        if spot.value.grade is Grade.OURS and not spot.value.assumes:
            repair = (
                'add assumes = ["…"] with an id of assumptions/, or grade = "memory" for standard teaching'
            )
            yield Problem(spot.file, f"{at}grade", "is ours but names no assumption", repair, RULE)
        for name in spot.value.assumes:
            if name not in known:
                near = get_close_matches(name, known, n=1, cutoff=0.8)
                hint = f"did you mean {near[0]!r}?" if near else f"add assumptions/{name}.toml"
                yield Problem(spot.file, f"{at}assumes", f"there is no assumption {name!r}", hint, RULE)
