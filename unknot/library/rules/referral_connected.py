"""The regions of one zone hang together through neighbours, or a note says why the pain jumps. Counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from unknot.core.knowledge import Region, TriggerPoint
from unknot.library.problem import WARNING, Problem
from unknot.library.read import Library

RULE = "referral-connected"


def problems(library: Library) -> Iterator[Problem]:
    for muscle in library.knowledge.muscles.values():
        for number, point in enumerate(muscle.points):
            apart = _apart(point, library.knowledge.regions)
            if apart and not point.zone.backing.note:
                message = f"{', '.join(sorted(apart))} touch no other region of the zone"
                repair = "add the region between, take one out, or say in a note that the pain jumps"
                file = library.places["muscles", muscle.id]
                yield Problem(file, f"points[{number}].zone", message, repair, RULE, WARNING)


def _apart(point: TriggerPoint, regions: Mapping[str, Region]) -> set[str]:
    """Regions of the zone, with the point's own, from which no other of them is reached in one step or two."""
    zone = {point.at, *point.zone.essential, *point.zone.spillover} & regions.keys()
    if len(zone) < 2:
        return set()
    near = {name: _within_two(name, regions) for name in zone}
    return {name for name in zone if not (near[name] & (zone - {name}))}


def _within_two(name: str, regions: Mapping[str, Region]) -> set[str]:
    steps = set(regions[name].neighbours)
    return steps | {far for step in steps if step in regions for far in regions[step].neighbours}
