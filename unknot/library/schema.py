"""The JSON Schema of the exported document, made from the types themselves, their docstrings and their comments.

A type that changes changes the schema; a test holds docs/reference/knowledge.schema.json to it.
"""

from __future__ import annotations

import inspect
import json
import re
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from unknot.core import knowledge as k
from unknot.library.build import REQUIRED
from unknot.library.document import FORMAT, FORMAT_VERSION, LICENCE
from unknot.library.read import FOLDERS
from unknot.library.rules import closed_words, references_exist, regions_exist

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NAMES = "x-names"  # our own keyword: these texts are ids in that collection of the document
KINDS: Mapping[str, type] = {"regions": k.Region, "areas": k.Area, **FOLDERS, "word_sets": k.WordSet}
ID = "^[a-z0-9]+(-[a-z0-9]+)*$"
COMMENT = re.compile(r"^    (\w+): [^#\n]*#\s*(.+)$", re.MULTILINE)
PLAIN: Mapping[Any, str] = {str: "string", bool: "boolean", int: "integer", float: "number"}

Shape = dict[str, Any]


def schema() -> Shape:
    """The schema of what `document` writes, in JSON Schema 2020-12."""
    parts: dict[str, Shape] = {}
    collections = {name: _collection(kind, parts) for name, kind in KINDS.items()}
    told: Shape = {
        "format": {"const": FORMAT},
        "format_version": {"const": FORMAT_VERSION},
        "knowledge_version": {
            "type": "string",
            "description": "A hash of the files that this was read from.",
        },
        "licence": {"const": LICENCE},
        "credit": {"type": "string", "description": "Whom to name when you build on this."},
        **collections,
        "broad_words": {"type": "array", "items": _shape(k.BroadWord, parts)},
        "finder": _finder(parts),
        "moved": {**_table({"type": "string"}), "description": "Former id → id of today."},
    }
    return {
        "$schema": DIALECT,
        "$id": f"urn:{FORMAT}:{FORMAT_VERSION}",
        "title": "The knowledge of Unknot",
        "description": "Muscles, tools, ways to press, warning signs and all else, each statement with its sources. "
        f"{NAMES!r} beside a text says in which collection of this document it is an id; "
        "a cited work may carry a place after '#'.",
        **_object(told),
        "$defs": dict(sorted(parts.items())),
    }


def schema_text() -> str:
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _collection(kind: type, parts: dict[str, Shape]) -> Shape:
    return {**_table(_shape(kind, parts)), "propertyNames": {"pattern": ID}}


def _finder(parts: dict[str, Shape]) -> Shape:
    told = {
        "weights": {**_table({"type": "number"}), "description": "The finder's numbers, by name."},
        "backing": {**_table(_shape(k.Backing, parts)), "description": "What each group of them stands on."},
    }
    return {**_object(told), "description": "How the finder weighs what it is told."}


def _shape(hint: Any, parts: dict[str, Shape]) -> Shape:
    """The schema of a type; a dataclass is described once under `$defs`, and named from there on."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return {"anyOf": [*(_shape(h, parts) for h in inner if h is not type(None)), {"type": "null"}]}
    if origin is tuple and inner[-1] is Ellipsis:
        return {"type": "array", "items": _shape(inner[0], parts)}
    if origin is tuple:
        each = [_shape(h, parts) for h in inner]
        return {"type": "array", "prefixItems": each, "items": False, "minItems": len(each)}
    if origin is not None:
        return _table(_shape(inner[1], parts))
    if is_dataclass(hint) and isinstance(hint, type):
        _describe(hint, parts)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"enum": [m.label if isinstance(m, k.Urgency) else m.value for m in hint]}
    return {"type": PLAIN[hint]}


def _describe(kind: type, parts: dict[str, Shape]) -> None:
    if kind.__name__ in parts:
        return
    told = parts[kind.__name__] = {}  # held free, should the type come back inside itself
    hints, comments = get_type_hints(kind), _comments(kind)
    properties = {}
    for item in fields(kind):
        shape = _narrowed(kind, item.name, _shape(hints[item.name], parts))
        properties[item.name] = shape | (
            {"description": comments[item.name]} if item.name in comments else {}
        )
    told.update({"description": inspect.cleandoc(kind.__doc__ or "")}, **_object(properties))


def _narrowed(kind: type, field: str, shape: Shape) -> Shape:
    """With the words that may stand there, or the collection that its texts are ids of."""
    words = closed_words.WORDS.get(kind, {}).get(field)
    named = _names(kind, field)
    if field == "id":
        return {**shape, "pattern": ID}
    if words:
        empty = () if field in REQUIRED.get(kind, "").split() else ("",)
        return _inside(shape, {"enum": [*words.split(), *empty]})
    return _inside(shape, {NAMES: named}) if named else shape


def _names(kind: type, field: str) -> str:
    if field in regions_exist.FIELDS.get(kind, ()):
        return "regions"
    if kind is k.Backing:
        return {"cites": "sources", "against": "sources", "assumes": "assumptions"}.get(field, "")
    return references_exist.FIELDS.get(kind, {}).get(field, "")


def _inside(shape: Shape, more: Shape) -> Shape:
    """Said of the texts themselves: of a list's items, of a table's values (its keys, when they are the names)."""
    if shape.get("type") == "array":
        return {**shape, "items": {**shape["items"], **more}}
    if shape.get("type") == "object" and NAMES in more:
        return {**shape, "propertyNames": more}
    if shape.get("type") == "object":
        return {**shape, "additionalProperties": {**shape["additionalProperties"], **more}}
    return {**shape, **more}


def _comments(kind: type) -> dict[str, str]:
    """What the source says beside a field."""
    return dict(COMMENT.findall(inspect.getsource(kind)))


def _object(properties: Mapping[str, Shape]) -> Shape:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _table(values: Shape) -> Shape:
    return {"type": "object", "additionalProperties": values}
