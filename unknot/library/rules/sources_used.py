"""A source that nothing cites is either a claim still to be written or one to take out. Counted, not failed."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.library.problem import WARNING, Problem
from unknot.library.read import Library
from unknot.library.walk import statements


def problems(library: Library) -> Iterator[Problem]:
    used = {name for spot in statements(library) for name in (*spot.value.cites, *spot.value.against)}
    used |= {
        name for muscle in library.knowledge.muscles.values() for r in muscle.readings for name in r.against
    }
    for name in sorted(library.knowledge.sources.keys() - used):
        file = library.places["sources", name]
        yield Problem(
            file, "", "is cited nowhere", "cite it where it speaks, or delete it", "sources-used", WARNING
        )
