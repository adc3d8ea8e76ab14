"""A treatment or movement that names a picture has one, once body/positions.json says which. Counted, not failed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from unknot.library.problem import WARNING, Problem
from unknot.library.read import Library

FILE, RULE = "body/positions.json", "pictures-exist"


def problems(library: Library) -> Iterator[Problem]:
    path = library.folder.root / FILE
    if not path.exists():
        return
    pictures = _slugs(path)
    if pictures is None:
        yield Problem(FILE, "", "cannot be read", "make the pictures again, or delete the file", RULE)
        return
    for file, key, picture in _named(library):
        if picture not in pictures:
            near = get_close_matches(picture, pictures, n=1)
            repair = f"did you mean {near[0]!r}?" if near else 'draw it, or write picture = ""'
            yield Problem(file, key, f"there is no picture {picture!r}", repair, RULE, WARNING)


def _named(library: Library) -> Iterator[tuple[str, str, str]]:
    """File, key and slug of every picture that is named."""
    for muscle in library.knowledge.muscles.values():
        for number, treatment in enumerate(muscle.treatments):
            if treatment.picture:
                yield library.places["muscles", muscle.id], f"treatments[{number}].picture", treatment.picture
    for movement in library.knowledge.movements.values():
        if movement.picture:
            yield library.places["movements", movement.id], "picture", movement.picture


def _slugs(path: Path) -> set[str] | None:
    """The slug of each picture listed, in rows or in a table, which may stand under `positions`."""
    try:
        listed: Any = json.loads(path.read_bytes())
        rows = listed.get("positions", listed) if isinstance(listed, dict) else listed
        return {row["slug"] for row in (rows.values() if isinstance(rows, dict) else rows)}
    except (OSError, ValueError, KeyError, TypeError):
        return None
