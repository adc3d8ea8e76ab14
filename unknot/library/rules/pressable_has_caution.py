"""A muscle that is found or treated where a no-press zone lies carries a caution that names the zone."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.core.knowledge import Muscle, NoPressZone, Press
from unknot.library.problem import Problem
from unknot.library.read import Library

RULE = "pressable-has-caution"


def problems(library: Library) -> Iterator[Problem]:
    for muscle in library.knowledge.muscles.values():
        if muscle.press is Press.NEVER:
            continue
        named = {caution.zone for caution in muscle.cautions}
        for zone in library.knowledge.zones.values():
            shared = sorted(_pressed_at(muscle) & set(zone.regions))
            if shared and _forbids(zone) and zone.id not in named:
                message = f"name no {zone.id!r}, which lies in {', '.join(shared)}"
                repair = f'add a caution with zone = "{zone.id}" that says how to keep clear of it'
                yield Problem(library.places["muscles", muscle.id], "cautions", message, repair, RULE)


def _pressed_at(muscle: Muscle) -> set[str]:
    """Where hands or tools go: the regions of its points; all of it where a treatment names no point."""
    points = {point.at for point in muscle.points}
    whole = not points or any(not treatment.point for treatment in muscle.treatments)
    return points | set(muscle.under) if whole else points


def _forbids(zone: NoPressZone) -> bool:
    return "forbidden" in zone.verdicts.values()
