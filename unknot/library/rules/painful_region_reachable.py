"""Wherever it can hurt the finder has muscles to weigh: each region is in the zones of three or more. Counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from unknot.library.problem import WARNING, Problem
from unknot.library.read import Library

ENOUGH = 3
NONE_EXPECTED = frozenset({"nose", "genitals", "mouth"})
RULE = "painful-region-reachable"


def problems(library: Library) -> Iterator[Problem]:
    muscles = library.knowledge.muscles.values()
    felt = Counter(region for muscle in muscles for region in muscle.essential | muscle.spillover)
    if not muscles:
        return
    for region in library.knowledge.regions.keys() - NONE_EXPECTED:
        if felt[region] < ENOUGH:
            message = f"is in the zones of {felt[region]} muscles"
            repair = f"describe the muscles that are felt there, until there are {ENOUGH}"
            yield Problem("body/regions.toml", region, message, repair, RULE, WARNING)
