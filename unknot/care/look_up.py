"""Looking things up in the library: its kinds, the things of a kind, one thing, and what leads from one to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from unknot.care.assess import Unusable
from unknot.core.codec import encode
from unknot.core.knowledge import Backing, ChainLink, Knowledge, Muscle, Source

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
    return [{"id": name, "name": name_of(thing)} for name, thing in things(kind, knowledge).items()]


def name_of(thing: Any) -> str:
    """What people call it: its name, a warning sign in brief, a work's title, what an assumption says; "" for none."""
    told = (getattr(thing, field, "") for field in ("name", "brief", "asks", "title", "published", "says"))
    return next((str(words) for words in told if words), "")


def things(kind: str, knowledge: Knowledge) -> Mapping[str, Any]:
    name = kind.replace("-", "_")
    if name not in KINDS:
        raise NotThere(
            f"“{kind[:40]}” is not a kind of thing in the library. Choose one of: {', '.join(KINDS)}."
        )
    found: Mapping[str, Any] = getattr(knowledge, name)
    return found


def look_up(id: str, knowledge: Knowledge, kinds: tuple[str, ...] = KINDS) -> dict[str, Any]:
    """One thing, whole; a name that it had before is understood too, and `kind/id`. Raises NotThere."""
    kind, _, name = id.rpartition("/")
    kinds = (kind,) if kind else kinds
    wanted = knowledge.moved.get(name, name)
    for kind in kinds:
        if wanted in (known := things(kind, knowledge)):
            found: dict[str, Any] = encode(known[wanted])
            return found
    names = [name for kind in kinds for name in things(kind, knowledge)]
    near = get_close_matches(id[:60], names, n=3, cutoff=0.5)
    nearest = f" Perhaps {' or '.join(near)}?" if near else ""
    raise NotThere(f"“{id[:60]}” is not in the library.{nearest}")


def kinds_of(id: str, knowledge: Knowledge) -> list[str]:
    """The kinds that have a thing of this id: a squat is an exercise, and a movement that the finder asks about."""
    return [kind for kind in KINDS if id in things(kind, knowledge)]


def backings_of(muscle: Muscle) -> Iterator[Backing]:
    """What everything said of a muscle stands on."""
    yield muscle.backing
    yield from (point.zone.backing for point in muscle.points)
    yield from (treatment.backing for treatment in muscle.treatments)
    yield from (link.backing for link in muscle.chain)
    yield from (wakes.backing for wakes in muscle.wakes)


def sources_of(knowledge: Knowledge, backings: Iterable[Backing]) -> list[Source]:
    """The works for and against, each once, in the order in which they are named."""
    ids = dict.fromkeys(cite.split("#")[0] for b in backings for cite in (*b.cites, *b.against))
    return [knowledge.sources[name] for name in ids if name in knowledge.sources]


def shown_by(id: str, knowledge: Knowledge) -> list[tuple[Muscle, ChainLink]]:
    """The muscles whose tightness or weakness an exercise, a movement or an activity shows, with how."""
    return [
        (muscle, link)
        for muscle in knowledge.muscles.values()
        for link in muscle.chain
        if id in (*link.exercises, link.test)
    ]
