"""A treatment that names a picture has one, once body/positions.json says which there are. Counted, not failed."""

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
    for muscle in library.knowledge.muscles.values():
        for number, treatment in enumerate(muscle.treatments):
            if treatment.picture and treatment.picture not in pictures:
                near = get_close_matches(treatment.picture, pictures, n=1)
                repair = f"did you mean {near[0]!r}?" if near else 'draw it, or write picture = ""'
                key, file = f"treatments[{number}].picture", library.places["muscles", muscle.id]
                yield Problem(file, key, f"there is no picture {treatment.picture!r}", repair, RULE, WARNING)


def _slugs(path: Path) -> set[str] | None:
    """The slug of each picture listed, in rows or in a table, which may stand under `positions`."""
    try:
        listed: Any = json.loads(path.read_bytes())
        rows = listed.get("positions", listed) if isinstance(listed, dict) else listed
        return {row["slug"] for row in (rows.values() if isinstance(rows, dict) else rows)}
    except (OSError, ValueError, KeyError, TypeError):
        return None
