"""Where sources disagree, a note says how: a reader must not find out alone that there is another side."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.library.problem import Problem
from unknot.library.read import Library
from unknot.library.walk import statements

RULE = "disagreement-has-note"


def problems(library: Library) -> Iterator[Problem]:
    for spot in statements(library):
        at = f"{spot.key}." if spot.key else ""
        if spot.value.against and not spot.value.note.strip():
            names = ", ".join(spot.value.against)
            repair = "add a note that says in a sentence what they disagree about"
            yield Problem(spot.file, f"{at}against", f"names {names} without a note", repair, RULE)
        for name in set(spot.value.cites) & set(spot.value.against):
            repair = "leave it on the side it speaks for, and say the rest in the note"
            yield Problem(spot.file, f"{at}against", f"{name!r} is cited for and against", repair, RULE)
