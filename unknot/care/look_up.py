"""Looking things up in the library: its kinds, the things of a kind, one thing."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from unknot.care.assess import Unusable
from unknot.core.codec import encode
from unknot.core.knowledge import Knowledge

KINDS = (
    "muscles",
    "tools",
    "techniques",
    "modes",
    "movements",
    "red_flags",
    "conditions",
    "zones",
    "activities",
    "exercises",
    "instruments",
    "sources",
    "assumptions",
    "regions",
    "areas",
    "word_sets",
)


class NotThere(Unusable):
    """The library has no such thing; the message names the nearest."""


def muscle_rows(knowledge: Knowledge) -> list[dict[str, Any]]:
    """`{id, name, latin, also, regions}` of every muscle."""
    return [
        {"id": m.id, "name": m.name, "latin": m.latin, "also": list(m.also), "regions": list(m.under)}
        for m in knowledge.muscles.values()
    ]


def rows(kind: str, knowledge: Knowledge) -> list[dict[str, str]]:
    """`{id, name}` of everything of a kind. Raises NotThere."""
    return [
        {"id": name, "name": getattr(thing, "name", "")} for name, thing in things(kind, knowledge).items()
    ]


def things(kind: str, knowledge: Knowledge) -> Mapping[str, Any]:
    name = kind.replace("-", "_")
    if name not in KINDS:
        raise NotThere(
            f"“{kind[:40]}” is not a kind of thing in the library. Choose one of: {', '.join(KINDS)}."
        )
    found: Mapping[str, Any] = getattr(knowledge, name)
    return found


def look_up(id: str, knowledge: Knowledge, kinds: tuple[str, ...] = KINDS) -> dict[str, Any]:
    """One thing, whole; a name that it had before is understood too. Raises NotThere."""
    wanted = knowledge.moved.get(id, id)
    for kind in kinds:
        if wanted in (known := things(kind, knowledge)):
            found: dict[str, Any] = encode(known[wanted])
            return found
    names = [name for kind in kinds for name in things(kind, knowledge)]
    near = get_close_matches(id[:60], names, n=3, cutoff=0.5)
    nearest = f" Perhaps {' or '.join(near)}?" if near else ""
    raise NotThere(f"“{id[:60]}” is not in the library.{nearest}")
