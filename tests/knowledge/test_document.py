"""The exported document holds everything, fits its published schema, and joins up without Python."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from unknot import load_knowledge
from unknot.care.look_up import KINDS
from unknot.core import knowledge as k
from unknot.library.document import COLLECTIONS, LICENCE, document, document_text
from unknot.library.read import read_library
from unknot.library.schema import NAMES, schema, schema_text
from unknot.library.walk import statements

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "reference" / "knowledge.schema.json"
FLAG = next(iter(load_knowledge().red_flags))
MAY_COME_LATER = {
    "muscles"
}  # a neighbour may be named before anybody has described it: a warning of the rules


@cache
def exported() -> Any:
    return json.loads(document_text(read_library()))


@cache
def validator() -> Any:
    return jsonschema.Draft202012Validator(json.loads(PUBLISHED.read_text(encoding="utf-8")))


def test_the_published_schema_is_that_of_the_types() -> None:
    remake = "run `python -m unknot.library.generated`; raise FORMAT_VERSION when a reader of the old would stumble"
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text(), remake


def test_the_published_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_the_document_fits_its_schema() -> None:
    faults = [f"{fault.json_path}: {fault.message[:200]}" for fault in validator().iter_errors(exported())]
    assert faults == []


@pytest.mark.parametrize(
    ("way", "value"),
    [
        (("muscles", "soleus", "press"), "perhaps"),
        (("muscles", "soleus", "points"), [{"id": "one"}]),
        (("muscles", "soleus", "colour"), "red"),
        (("techniques", "sustained-pressure", "limits", "seconds"), [30]),
        (("red_flags", FLAG, "urgency"), 4),
        (("zones", "front-of-neck", "verdicts"), {"ball": "perhaps"}),
        (("sources", "lucas-2009", "backing"), {}),
        (("format_version",), 2),
    ],
    ids=lambda part: ".".join(part) if isinstance(part, tuple) else "",
)
def test_what_does_not_fit_is_refused_by_the_schema(way: tuple[str, ...], value: object) -> None:
    spoilt = json.loads(json.dumps(exported()))
    inner = spoilt
    for name in way[:-1]:
        inner = inner[name]
    inner[way[-1]] = value
    assert not validator().is_valid(spoilt)


def test_a_type_that_changes_needs_a_new_schema() -> None:
    """What the schema says of a muscle is every field of it, and nothing else."""
    described = schema()["$defs"]["Muscle"]
    fields = [field.name for field in dataclasses.fields(k.Muscle)]
    assert list(described["properties"]) == described["required"] == fields


def test_every_kind_that_can_be_looked_up_is_in_the_document() -> None:
    assert set(COLLECTIONS) == set(KINDS)
    for kind in KINDS:
        assert set(exported()[kind]) == set(getattr(load_knowledge(), kind))


def test_no_statement_loses_what_it_stands_on() -> None:
    told = [
        part for part in tables(exported()) if set(part) >= {"grade", "cites", "against", "assumes", "note"}
    ]
    assert len(told) == len(list(statements(read_library())))
    assert exported()["licence"] == LICENCE


def test_the_same_knowledge_gives_the_same_document() -> None:
    assert document_text(read_library()) == document_text(read_library())
    assert document(read_library())["knowledge_version"] == load_knowledge().version


def test_the_schema_alone_tells_how_to_join_the_document() -> None:
    """Whoever follows the schema finds every thing that is named: a muscle's region, a treatment's tool, a source."""
    lost = [
        (collection, name)
        for collection, name in named(schema(), exported(), schema()["$defs"])
        if name not in exported()[collection] and collection not in MAY_COME_LATER
    ]
    assert lost == []
    assert {collection for collection, _ in named(schema(), exported(), schema()["$defs"])} >= {
        "regions", "movements", "tools", "techniques", "sources", "assumptions", "zones", "red_flags", "muscles",
    }  # fmt: skip


def test_what_is_said_of_a_field_is_said_of_that_field() -> None:
    parts = schema()["$defs"]
    assert parts["Treatment"]["properties"]["picture"]["description"].startswith("slug of a position picture")
    assert "description" not in parts["Treatment"]["properties"]["steps"]
    assert all(part["description"] and "(id" not in part["description"] for part in parts.values())


def tables(value: Any) -> Iterator[dict[str, Any]]:
    """Every object, however deep."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, dict):
        yield value
    for part in inside:
        yield from tables(part)


def named(shape: Any, value: Any, parts: Any) -> Iterator[tuple[str, str]]:
    """(collection, id) of each name in a value, found by the schema's own keyword."""
    shape = parts[shape["$ref"].rsplit("/", 1)[1]] if "$ref" in shape else shape
    if NAMES in shape and value:
        yield shape[NAMES], value.split("#")[0]
    if isinstance(value, list):
        for item in value:
            yield from named(shape.get("items") or {}, item, parts)
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from named(shape.get("propertyNames", {}), name, parts)
            known = shape.get("properties", {}).get(name, shape.get("additionalProperties") or {})
            yield from named(known, inner, parts)
