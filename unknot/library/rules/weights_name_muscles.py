"""A weight for a complaint names a part of the body and a muscle (`complaint.neck.splenii`): a typo would be mute."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from unknot.library.problem import WARNING, Problem
from unknot.library.read import WEIGHTS, Library
from unknot.library.walk import known_ids

RULE = "weights-name-muscles"


def problems(library: Library) -> Iterator[Problem]:
    parts = {region.part for region in library.knowledge.regions.values()}
    muscles = known_ids(library, "muscles")
    for name in library.knowledge.weights:
        kind, _, rest = name.partition(".")
        part, _, muscle = rest.partition(".")
        if kind != "complaint" or not muscle:
            continue
        if part not in parts:
            yield Problem(
                WEIGHTS,
                name,
                f"{part!r} is no part of the body",
                f"use one of: {', '.join(sorted(parts))}",
                RULE,
            )
        if muscle not in muscles:
            near = get_close_matches(muscle, muscles, n=1, cutoff=0.75)
            repair = f"did you mean {near[0]!r}?" if near else f"add muscles/{muscle}.toml"
            level = "error" if near else WARNING
            yield Problem(WEIGHTS, name, f"{muscle!r} is no muscle", repair, RULE, level)
