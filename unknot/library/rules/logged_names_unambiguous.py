"""A name in a training log leads to one exercise, a sport's name to one activity; both are written in small letters."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.library.problem import Problem
from unknot.library.read import Library

COLLECTIONS = ("exercises", "activities")
RULE = "logged-names-unambiguous"


def problems(library: Library) -> Iterator[Problem]:
    for collection in COLLECTIONS:
        first: dict[str, str] = {}
        for thing in getattr(library.knowledge, collection).values():
            file = library.places[collection, thing.id]
            for name in thing.words:
                owner = first.setdefault(name.casefold(), thing.id)
                if owner != thing.id:
                    repair = "keep it where it is meant most often"
                    yield Problem(file, "words", f"{name!r} is also a name of {owner}", repair, RULE)
                if name != name.lower().strip():
                    repair = "write it without capitals or spaces at its ends"
                    yield Problem(file, "words", f"{name!r} is not in small letters", repair, RULE)
