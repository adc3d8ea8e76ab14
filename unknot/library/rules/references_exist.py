"""Whatever a file names in another folder is there: muscles, movements, tools, techniques, zones, red flags …

A muscle may name a neighbour that nobody has described yet as a helper or counterpart: that is a warning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from unknot.core import knowledge as k
from unknot.library.problem import ERROR, WARNING, Problem
from unknot.library.read import Library
from unknot.library.walk import Spot, known_ids, spots

# field → the collection it names, per class. A mapping's keys are the names.
FIELDS: Mapping[type, Mapping[str, str]] = {
    k.Muscle: {
        "area": "areas",
        "tests": "movements",
        "stretch": "movements",
        "movement": "movements",
        "strengthener": "movements",
        "antagonists": "muscles",
        "synergists": "muscles",
        "satellites": "muscles",
    },
    k.Tell: {"probe": "movements"},
    k.LookAlike: {"red_flags": "red_flags"},
    k.Treatment: {"technique": "techniques", "tools": "tools"},
    k.ChainLink: {"compensates": "muscles", "test": "movements"},
    k.Caution: {"zone": "zones"},
    k.Area: {"muscles": "muscles", "tools": "tools"},
    k.Technique: {"tools": "tools"},
    k.Movement: {"muscles": "muscles"},
    k.Condition: {"forbids_tools": "tools", "leads_to": "red_flags"},
    k.Activity: {"muscles": "muscles"},
    k.ExercisePattern: {"muscles": "muscles"},
}
MAY_COME_LATER = {"antagonists", "synergists", "satellites", "compensates", "muscles"}
RULE = "references-exist"


def problems(library: Library) -> Iterator[Problem]:
    known = {name: known_ids(library, name) for name in _collections()}
    for spot in spots(library):
        field = spot.key.rpartition(".")[2].partition("[")[0]
        collection = FIELDS.get(type(spot.owner), {}).get(field)
        if not collection:
            continue
        for name in sorted(_names(spot) - known[collection]):
            yield _unknown(spot, field, name, collection, library)


def _collections() -> set[str]:
    return {collection for named in FIELDS.values() for collection in named.values()}


def _names(spot: Spot) -> set[str]:
    if isinstance(spot.value, Mapping):
        return set(spot.value)
    return {spot.value} - {""} if isinstance(spot.value, str) else set()


def _unknown(spot: Spot, field: str, name: str, collection: str, library: Library) -> Problem:
    message = f"names {name!r}, which is not in {collection}"
    later = collection == "muscles" and field in MAY_COME_LATER
    # Muscles have like names (semispinalis capitis, cervicis): of those to come only a slip of a letter is an error.
    near = get_close_matches(name, known_ids(library, collection), n=1, cutoff=0.9 if later else 0.75)
    if name in library.knowledge.moved:
        return Problem(spot.file, spot.key, message, f"it is now {library.knowledge.moved[name]!r}", RULE)
    if near:
        return Problem(spot.file, spot.key, message, f"did you mean {near[0]!r}?", RULE)
    level = WARNING if later else ERROR
    repair = f"add {collection}/{name}.toml, or mend the name"
    return Problem(spot.file, spot.key, message, repair, RULE, level)
