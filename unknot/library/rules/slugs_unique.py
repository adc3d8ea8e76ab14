"""Within a muscle each point and each treatment has its own id; each red flag and self-test has its own code.

A zone or condition may be cut in two, so that both halves keep the code that it has in the evidence notes.

Two things of one folder with the same id are found by the reader, under the same rule name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from unknot.library.problem import Problem
from unknot.library.read import Library
from unknot.library.walk import things

RULE = "slugs-unique"
WITH_OWN_CODE = {"red_flags", "movements"}


def problems(library: Library) -> Iterator[Problem]:
    codes: dict[tuple[str, str], str] = {}
    for collection, file, thing in things(library):
        if collection == "muscles":
            yield from _twice(file, "points", (point.id for point in thing.points))
            yield from _twice(file, "treatments", (treatment.id for treatment in thing.treatments))
        if collection in WITH_OWN_CODE and (code := thing.code):
            first = codes.setdefault((collection, code), thing.id)
            if first != thing.id:
                message = f"{code!r} is already the code of {first!r}"
                yield Problem(file, "code", message, "give it its own", RULE)


def _twice(file: str, key: str, ids: Iterable[str]) -> Iterator[Problem]:
    for name, count in Counter(ids).items():
        if count > 1:
            yield Problem(file, key, f"{name!r} is the id of {count} of them", "give each its own id", RULE)
