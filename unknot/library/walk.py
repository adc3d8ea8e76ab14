"""Ways through a library for the rules: every thing, every statement with its backing, every text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from unknot.core.knowledge import Backing
from unknot.library.build import BACKING_KEYS, build
from unknot.library.files import Table
from unknot.library.read import FOLDERS, WEIGHTS, Library


@dataclass(frozen=True, slots=True)
class Spot:
    """One value in a library: its file, the way to it, the value, its owner and the thing it belongs to."""

    file: str
    key: str
    value: Any
    owner: Any  # the dataclass that the value is a field of
    thing: Any  # the outermost one: a muscle, a red flag …


def things(library: Library) -> Iterator[tuple[str, str, Any]]:
    """Every thing with its collection and file, in the order of the files."""
    for (collection, name), file in library.places.items():
        yield collection, file, getattr(library.knowledge, collection)[name]


def spots(library: Library) -> Iterator[Spot]:
    """Every field of every thing and of what it holds, however deep."""
    for collection, file, thing in things(library):
        start = f"{thing.id}." if collection not in FOLDERS else ""
        yield from _inside(file, start, thing, thing)


def statements(library: Library) -> Iterator[Spot]:
    """Every statement: `value` is its backing, `owner` states it, `key` is the way to the owner."""
    yield from (spot for spot in spots(library) if isinstance(spot.value, Backing))
    yield from weighed(library)


def weighed(library: Library) -> Iterator[Spot]:
    """The statements behind the finder's weights; `key` is the group that they back ("" for all the others)."""
    yield from _weighed("", library.folder.tables.get(WEIGHTS, {}))


def _weighed(at: str, table: Table) -> Iterator[Spot]:
    """The tables of the finder's weights that carry a grade."""
    if "grade" in table:
        backing = build(Backing, {key: table[key] for key in BACKING_KEYS if key in table}, [])
        if backing is not None:
            yield Spot(WEIGHTS, at, backing, table, table)
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _weighed(f"{at}.{name}".lstrip("."), value)


def texts(library: Library) -> Iterator[Spot]:
    """Every text, those in lists too."""
    return (spot for spot in spots(library) if isinstance(spot.value, str))


def known_ids(library: Library, collection: str) -> set[str]:
    """Ids one may refer to: those read, and those of files whose faults are told elsewhere."""
    folder = f"{collection}/"
    files = {*library.folder.tables, *(problem.file for problem in library.problems)}
    stems = {name[len(folder) :].removesuffix(".toml") for name in files if name.startswith(folder)}
    return {*getattr(library.knowledge, collection), *stems}


def _inside(file: str, at: str, owner: Any, thing: Any) -> Iterator[Spot]:
    for item in fields(owner):
        value = getattr(owner, item.name)
        if isinstance(value, Backing):
            yield Spot(file, at.rstrip("."), value, owner, thing)
        else:
            yield from _deeper(file, at + item.name, value, owner, thing)


def _deeper(file: str, key: str, value: Any, owner: Any, thing: Any) -> Iterator[Spot]:
    yield Spot(file, key, value, owner, thing)
    if is_dataclass(value):
        yield from _inside(file, f"{key}.", value, thing)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _deeper(file, f"{key}[{number}]", item, owner, thing)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _deeper(file, f"{key}.{name}", item, owner, thing)
