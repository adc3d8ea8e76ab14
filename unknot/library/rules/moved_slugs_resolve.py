"""Every old name in moved.toml leads, in any number of steps, to an id there is; none is in use again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from unknot.library.problem import Problem
from unknot.library.read import Library

FILE, RULE = "moved.toml", "moved-slugs-resolve"


def problems(library: Library) -> Iterator[Problem]:
    moved = library.knowledge.moved
    ids = {name for _, name in library.places}
    for old in moved:
        if old in ids:
            repair = "take this line out, or rename that"
            yield Problem(FILE, old, "is still the id of something", repair, RULE)
        elif (end := _end(old, moved)) is None:
            yield Problem(FILE, old, "leads back to itself", "point it to the name that is used today", RULE)
        elif end not in ids:
            message = f"leads to {end!r}, which is nothing's id"
            yield Problem(FILE, old, message, "point it to an id there is", RULE)


def _end(old: str, moved: Mapping[str, str]) -> str | None:
    seen = {old}
    name = moved[old]
    while name in moved and name not in seen:
        seen.add(name)
        name = moved[name]
    return None if name in seen else name
