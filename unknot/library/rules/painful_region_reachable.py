"""Wherever it can hurt the finder has muscles to weigh: each region is in the zones of three or more. Counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from unknot.library.problem import Problem
from unknot.library.read import Library

ENOUGH = 3
RULE = "painful-region-reachable"


def problems(library: Library) -> Iterator[Problem]:
    muscles = library.knowledge.muscles.values()
    felt = Counter(region for muscle in muscles for region in muscle.essential | muscle.spillover)
    if not muscles:
        return
    for region in library.knowledge.regions.values():
        if felt[region.id] < ENOUGH and not region.few:
            message = f"is in the zones of {felt[region.id]} muscles"
            repair = f"describe the muscles that are felt there, until there are {ENOUGH}, or say in few why"
            yield Problem("body/regions.toml", region.id, message, repair, RULE)
