"""Texts are tidy, and a list names a thing once: no stray spaces, no broken lines, no work cited twice over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unknot.library.problem import Problem
from unknot.library.read import Library
from unknot.library.walk import spots, statements

STRAY = re.compile(r"^\s|\s$|\s\s|[\t\r\n]| [.,;:!?](?:\s|$)")
PATTERNS = {"patterns", "words"}  # written for the machine, with spaces that part them
RULE = "tidy-texts"


def problems(library: Library) -> Iterator[Problem]:
    for spot in spots(library):
        field = spot.key.rpartition(".")[2].partition("[")[0]
        if isinstance(spot.value, str) and field not in PATTERNS and (found := STRAY.search(spot.value)):
            around = spot.value[max(0, found.start() - 12) : found.end() + 12]
            message = f"has a stray space or line break: {around!r}"
            yield Problem(spot.file, spot.key, message, "take it out", RULE)
        if isinstance(spot.value, tuple) and all(isinstance(item, str) for item in spot.value):
            yield from _twice(spot.file, spot.key, spot.value)
    for spot in statements(library):
        for key in ("cites", "against", "assumes"):
            yield from _twice(spot.file, f"{spot.key}.{key}".lstrip("."), getattr(spot.value, key))


def _twice(file: str, key: str, names: tuple[str, ...]) -> Iterator[Problem]:
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Problem(file, key, f"says {name[:60]!r} twice", "take one of them out", RULE)
