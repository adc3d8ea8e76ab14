"""The knowledge over JSON: the whole of it, its schema, and every kind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.web.conftest import Api
from unknot import load_knowledge
from unknot.care.look_up import KINDS
from unknot.library.document import document_text
from unknot.library.read import read_library

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "reference" / "knowledge.schema.json"


def test_the_whole_knowledge_is_what_the_command_line_writes(api: Api) -> None:
    assert api.get("knowledge/export") == json.loads(document_text(read_library()))


def test_the_schema_is_the_published_one(api: Api) -> None:
    assert json.loads(api.get("knowledge/schema")) == json.loads(PUBLISHED.read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_listed_and_each_thing_read(api: Api, kind: str) -> None:
    rows = api.get(f"knowledge/{kind}")
    assert [row["id"] for row in rows] == list(getattr(load_knowledge(), kind))
    for row in rows[:1]:
        assert api.get(f"knowledge/{kind}/{row['id']}")["id"] == row["id"]


def test_a_thing_that_is_not_there_is_refused_with_the_nearest(api: Api) -> None:
    assert "soleus" in api.get("knowledge/muscles/solues")["fault"]
    assert api.status == 404
