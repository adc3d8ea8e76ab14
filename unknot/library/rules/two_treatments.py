"""A muscle that one may press has at least two ways to do it, so that a tool or a floor is never a must."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.core.knowledge import Press
from unknot.library.problem import Problem
from unknot.library.read import Library

RULE = "two-treatments"


def problems(library: Library) -> Iterator[Problem]:
    for muscle in library.knowledge.muscles.values():
        if muscle.press is Press.NEVER:
            continue
        file = library.places["muscles", muscle.id]
        ways = {(t.technique, t.tools, t.position) for t in muscle.treatments}
        angles = {angle for t in muscle.treatments for angle in t.angles}
        if not ways or len(ways) + len(angles) < 2:
            message = f"has {len(ways)} and {len(angles)} angles"
            repair = "describe at least two: another tool, another position, or another angle"
            yield Problem(file, "treatments", message, repair, RULE)
        for treatment in muscle.treatments:
            if not treatment.steps:
                key = f"treatments.{treatment.id}.steps"
                yield Problem(file, key, "is empty", "say step by step what the person does", RULE)
