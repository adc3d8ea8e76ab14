"""A muscle that must not be pressed says why, and what to do instead; it offers no treatment by mistake."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.core.knowledge import Press
from unknot.library.problem import Problem
from unknot.library.read import Library

RULE = "never-muscle-says-why"


def problems(library: Library) -> Iterator[Problem]:
    for muscle in library.knowledge.muscles.values():
        file = library.places["muscles", muscle.id]
        if muscle.press is not Press.NEVER:
            continue
        if not muscle.why_not:
            yield Problem(file, "why_not", "is empty", "say what lies there that pressing may harm", RULE)
        if not muscle.instead:
            yield Problem(file, "instead", "is empty", "say what a person can do instead of pressing", RULE)
        if muscle.treatments:
            repair = 'take the treatments out, or write press = "gentle" with its cautions'
            yield Problem(file, "treatments", "are offered for a muscle that is never pressed", repair, RULE)
