"""When one region touches another, the other touches it; none touches itself; every region has a neighbour."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.library.problem import Problem
from unknot.library.read import Library

FILE, RULE = "body/regions.toml", "neighbours-both-ways"


def problems(library: Library) -> Iterator[Problem]:
    regions = library.knowledge.regions
    for region in regions.values():
        key = f"{region.id}.neighbours"
        if not region.neighbours:
            yield Problem(FILE, key, "is empty", "name the places that touch it", RULE)
        if region.id in region.neighbours:
            yield Problem(FILE, key, "names the region itself", "take it out", RULE)
        for other in region.neighbours:
            if other in regions and region.id not in regions[other].neighbours:
                repair = f"add {region.id!r} to the neighbours of {other!r}, or take it out here"
                yield Problem(FILE, key, f"{other!r} does not name it back", repair, RULE)
