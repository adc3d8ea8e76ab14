"""Nothing rests on a retracted work; what rests on a superseded one is told, so that it can be looked at again."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.library.problem import ERROR, WARNING, Problem
from unknot.library.read import Library
from unknot.library.walk import statements

LEVELS = {"retracted": ERROR, "superseded": WARNING}


def problems(library: Library) -> Iterator[Problem]:
    for spot in statements(library):
        for name in spot.value.cites:
            source = library.knowledge.sources.get(name)
            if source and source.status in LEVELS:
                key = f"{spot.key}.cites" if spot.key else "cites"
                message = f"rests on {name!r}, which is {source.status}"
                repair = "cite another work, or change what it says and its grade"
                yield Problem(spot.file, key, message, repair, "source-not-retracted", LEVELS[source.status])
