"""What shows a link of the movement chain is there to be looked up: an exercise, a movement or an activity."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from unknot.core.knowledge import ChainLink
from unknot.library.problem import Problem
from unknot.library.read import Library
from unknot.library.walk import known_ids, spots

SHOWN_IN = ("exercises", "movements", "activities")
RULE = "chain-shows-somewhere"


def problems(library: Library) -> Iterator[Problem]:
    known = {name for collection in SHOWN_IN for name in known_ids(library, collection)}
    for spot in spots(library):
        if not isinstance(spot.owner, ChainLink) or not spot.key.endswith(".exercises"):
            continue
        for name in spot.value:
            if name not in known:
                near = get_close_matches(name, known, n=1, cutoff=0.75)
                repair = (
                    f"did you mean {near[0]!r}?" if near else f'add movements/{name}.toml, kind "everyday"'
                )
                message = f"names {name!r}, which is no exercise, movement or activity"
                yield Problem(spot.file, spot.key, message, repair, RULE)
