"""Reading a knowledge folder into the core's types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from unknot.core import knowledge as k
from unknot.library.build import BACKING_KEYS, Fault, build
from unknot.library.files import Folder, Table, read_folder
from unknot.library.problem import KnowledgeError, Problem

KNOWLEDGE_FOLDER = Path(__file__).resolve().parent.parent / "knowledge"

# One thing, one file: the folder, and the class that its files describe.
FOLDERS: Mapping[str, type] = {
    "muscles": k.Muscle,
    "tools": k.Tool,
    "techniques": k.Technique,
    "modes": k.Mode,
    "movements": k.Movement,
    "red_flags": k.RedFlag,
    "conditions": k.Condition,
    "zones": k.NoPressZone,
    "activities": k.Activity,
    "exercises": k.ExercisePattern,
    "instruments": k.Instrument,
    "sources": k.Source,
    "assumptions": k.Assumption,
}

# Many things in one file: the file, its array of tables, and their class.
LISTS: Mapping[str, tuple[str, type]] = {
    "word_sets.toml": ("word_sets", k.WordSet),
    "body/regions.toml": ("regions", k.Region),
    "body/areas.toml": ("areas", k.Area),
    "body/words.toml": ("words", k.BroadWord),
}

WEIGHTS, MOVED = "finder.toml", "moved.toml"

# What says where not to press and how long at most. With a fault in one of these nothing may run.
SAFETY = (
    "red_flags/",
    "conditions/",
    "zones/",
    "techniques/",
    "modes/",
    "body/regions.toml",
    "word_sets.toml",
)


@dataclass(frozen=True, slots=True)
class Library:
    """What a folder holds: the knowledge, the problems met on the way, and where each thing was read."""

    knowledge: k.Knowledge
    problems: tuple[Problem, ...]
    folder: Folder
    places: Mapping[tuple[str, str], str]  # (collection, id) → file


def read_knowledge(folder: Path | None = None) -> k.Knowledge:
    """The knowledge in `folder` (Unknot's own when None). What cannot be read is left out: `check` names it.

    Raises KnowledgeError, which lists its problems, when the folder is missing or a file cannot be read that
    safety stands on (red flags, conditions, zones, techniques, modes, regions): without it nothing may run.
    """
    return read_safely(folder).knowledge


def read_safely(folder: Path | None = None) -> Library:
    """The same with the place of each thing."""
    library = read_library(folder)
    unsafe = [p for p in library.problems if p.file.startswith(SAFETY) or not library.folder.tables]
    if unsafe:
        raise KnowledgeError(unsafe)
    return library


def read_library(folder: Path | None = None) -> Library:
    """The same with its problems; raises nothing."""
    source = read_folder(folder or KNOWLEDGE_FOLDER)
    problems = list(source.problems)
    places: dict[tuple[str, str], str] = {}
    found: dict[str, dict[str, Any]] = {name: {} for name in (*FOLDERS, "regions", "areas", "word_sets")}
    broad_words: list[k.BroadWord] = []
    for collection, at, value in _values(source, problems):
        if isinstance(value, k.BroadWord):
            broad_words.append(value)
        elif (collection, value.id) in places:
            problems.append(_twice(at, value.id, places[collection, value.id]))
        else:
            found[collection][value.id] = value
            places[collection, value.id] = at
    knowledge = k.Knowledge(
        version=source.version,
        broad_words=tuple(broad_words),
        weights=MappingProxyType(_weights(source.tables.get(WEIGHTS, {}), problems)),
        moved=MappingProxyType(_moved(source.tables.get(MOVED, {}), problems)),
        **{name: MappingProxyType(values) for name, values in found.items()},
    )
    return Library(knowledge, tuple(sorted(problems)), source, MappingProxyType(places))


def _values(source: Folder, problems: list[Problem]) -> Iterable[tuple[str, str, Any]]:
    """Each thing with its collection and its file; tables with faults are told and left out."""
    for file, table in source.tables.items():
        folder, _, name = file.partition("/")
        if file in LISTS:
            key, kind = LISTS[file]
            yield from ((key, file, value) for value in _listed(file, key, kind, table, problems))
        elif folder in FOLDERS and "/" not in name:
            value = _built(FOLDERS[folder], table, file, "", problems)
            if value is not None:
                yield folder, file, value


def _listed(file: str, key: str, kind: type, table: Table, problems: list[Problem]) -> Iterable[Any]:
    rows = table.get(key, [])
    if not isinstance(rows, list):
        rows = []
        problems.append(Problem(file, key, "is not a list", f"write each entry under [[{key}]]", "readable"))
    for other in table.keys() - {key}:
        repair = f"only [[{key}]] stands in this file"
        problems.append(Problem(file, other, "is not read", repair, "readable"))
    built = (_built(kind, row, file, f"{key}[{at}].", problems) for at, row in enumerate(rows))
    return [value for value in built if value is not None]


def _built(kind: type, table: object, file: str, at: str, problems: list[Problem]) -> Any:
    faults: list[Fault] = []
    if not isinstance(table, dict):
        faults.append(Fault(at.rstrip("."), "is not a table", "write key = value lines"))
        value = None
    else:
        value = build(kind, table, faults, at)
    problems.extend(Problem(file, fault.key, fault.message, fault.repair, "readable") for fault in faults)
    return value


def _twice(file: str, name: str, first: str) -> Problem:
    message = f"{name!r} is already the id in {first}"
    return Problem(file, "id", message, "give one of them another id", "slugs-unique")


def _weights(table: Table, problems: list[Problem], at: str = "") -> dict[str, float]:
    """Every number of finder.toml by its way (`leak`, `tells.strong`); texts beside them back it."""
    weights: dict[str, float] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            weights |= _weights(value, problems, f"{at}{key}.")
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            weights[at + key] = float(value)
        elif key not in (*BACKING_KEYS, "because"):
            problems.append(Problem(WEIGHTS, at + key, "is not a number", "write a number", "readable"))
    return weights


def _moved(table: Table, problems: list[Problem]) -> dict[str, str]:
    texts = {old: new for old, new in table.items() if isinstance(new, str)}
    for old in table.keys() - texts.keys():
        repair = 'write old-name = "new-name"'
        problems.append(Problem(MOVED, old, "is not a text", repair, "readable"))
    return texts
