"""The figure draws every region that has a view, on each of its sides, and nothing that is no region.

The figure's views are body/*.json, each with the places that it draws. Without them there is nothing to compare.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from unknot.core.knowledge import Region
from unknot.library.problem import Problem
from unknot.library.read import Library

REGIONS, RULE = "body/regions.toml", "figure-and-regions-agree"


def problems(library: Library) -> Iterator[Problem]:
    drawn: set[tuple[str, str]] = set()
    for file in sorted((library.folder.root / "body").glob("*.json")):
        name = f"body/{file.name}"
        places = _places(file)
        if places is None:
            yield Problem(name, "", "cannot be read", "make the figure again, or delete the file", RULE)
            continue
        for named, side in places:
            drawn.add((named, side))
            if named not in library.knowledge.regions:
                repair = "make the figure again, or add the region to body/regions.toml"
                yield Problem(name, named, "is drawn but is no region", repair, RULE)
    for region in library.knowledge.regions.values() if drawn else ():
        yield from _undrawn(region, drawn)


def _places(file: Path) -> set[tuple[str, str]] | None:
    """Region and side of each place of a view; nothing for other files; None when it cannot be read."""
    try:
        content: Any = json.loads(file.read_bytes())
        rows = content.get("places", []) if isinstance(content, dict) else []
        return {(row["region"], row["side"]) for row in rows} if isinstance(rows, list) else set()
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _undrawn(region: Region, drawn: set[tuple[str, str]]) -> Iterator[Problem]:
    sides = {"left", "right"} if region.sided else {"middle"}
    for side in sorted(sides) if region.views else ():
        if (region.id, side) not in drawn:
            message = f"is not drawn on the {side}" if region.sided else "is not drawn on the middle line"
            repair = "draw it in a view of the figure, or leave its views empty"
            yield Problem(REGIONS, region.id, message, repair, RULE)
    for name, side in sorted(drawn):
        if name == region.id and side not in sides:
            repair = "mend sided in body/regions.toml, or the figure"
            yield Problem(REGIONS, region.id, f"is drawn on the {side}", repair, RULE)
