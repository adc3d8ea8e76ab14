"""Every work that is cited, for or against, or that a file was checked with, is in sources/."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from unknot.core.knowledge import Backing
from unknot.library.problem import Problem
from unknot.library.read import Library
from unknot.library.walk import Spot, known_ids, spots, statements


def problems(library: Library) -> Iterator[Problem]:
    known = known_ids(library, "sources")
    for spot in (*statements(library), *spots(library)):
        for key, source in _named(spot):
            if source not in known:
                near = get_close_matches(source, known, n=1, cutoff=0.8)
                hint = f"did you mean {near[0]!r}?" if near else f"add sources/{source}.toml"
                yield Problem(spot.file, key, f"there is no source {source!r}", hint, "sources-exist")


def _named(spot: Spot) -> Iterator[tuple[str, str]]:
    if isinstance(spot.value, Backing):
        at = f"{spot.key}." if spot.key else ""
        yield from ((f"{at}cites", source) for source in spot.value.cites)
        yield from ((f"{at}against", source) for source in spot.value.against)
    elif spot.key.startswith("readings[") and spot.key.endswith(".against"):
        yield from ((spot.key, source) for source in spot.value)
