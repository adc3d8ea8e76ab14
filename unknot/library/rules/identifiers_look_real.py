"""A DOI, PMID or ISBN has the shape of one and belongs to one work; a work that nobody has seen says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unknot.core.knowledge import Source
from unknot.library.problem import Problem
from unknot.library.read import Library

DOI = re.compile(r"10\.\d{4,9}/[!-~]+[A-Za-z0-9)]")
PMID = re.compile(r"[1-9]\d{0,7}")
RULE = "identifiers-look-real"


def problems(library: Library) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for name, source in library.knowledge.sources.items():
        file = library.places["sources", name]
        for key, value in _identifiers(source):
            if not _looks_real(key, value):
                repair = "copy it again from the work, or take it out: none is better than a wrong one"
                yield Problem(file, key, f"{value!r} is not shaped like a {key.upper()}", repair, RULE)
            elif first.setdefault(value.lower(), name) != name:
                message = f"{value!r} is already that of {first[value.lower()]!r}"
                yield Problem(file, key, message, "keep one of the two files, or mend the wrong one", RULE)
        if source.read == "not" and source.status != "unverified":
            repair = 'write status = "unverified" until somebody has seen it'
            yield Problem(file, "status", "is not unverified, but nobody has read it", repair, RULE)
        if not source.title and not source.published:
            repair = "say where it was published; a title that is not known for sure stays empty"
            yield Problem(file, "published", "and the title are both empty", repair, RULE, _level(source))


def _identifiers(source: Source) -> list[tuple[str, str]]:
    named = (("doi", source.doi), ("pmid", source.pmid), ("isbn", source.isbn))
    return [(key, value) for key, value in named if value]


def _looks_real(key: str, value: str) -> bool:
    if key == "isbn":
        return _is_isbn(value.replace("-", "").replace(" ", ""))
    return bool((DOI if key == "doi" else PMID).fullmatch(value))


def _is_isbn(digits: str) -> bool:
    """Length and check digit of an ISBN-10 or ISBN-13."""
    if re.fullmatch(r"\d{13}", digits):
        return sum(int(d) * (1 + 2 * (at % 2)) for at, d in enumerate(digits)) % 10 == 0
    if re.fullmatch(r"\d{9}[\dX]", digits):
        values = [10 if d == "X" else int(d) for d in digits]
        return sum((10 - at) * value for at, value in enumerate(values)) % 11 == 0
    return False


def _level(source: Source) -> str:
    return "warning" if source.status == "unverified" else "error"
