"""`unknot knowledge`: muscles, things, counts, and the rules."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal
from unknot import load_knowledge
from unknot.care.look_up import KINDS
from unknot.core.knowledge import Knowledge
from unknot.library.read import KNOWLEDGE_FOLDER


def test_every_muscle_is_listed_with_the_keys_of_the_contract(unknot: Terminal) -> None:
    rows = unknot("knowledge", "muscles", "--json").json
    assert all(list(row) == ["id", "name", "latin", "also", "regions"] for row in rows)
    assert {row["id"] for row in rows} == set(load_knowledge().muscles)
    assert all(region in load_knowledge().regions for row in rows for region in row["regions"])


def test_the_counts_are_those_of_the_library(unknot: Terminal) -> None:
    counted = unknot("knowledge", "stats", "--json").json
    wanted = {
        "muscles",
        "places",
        "sources",
        "tools",
        "self_tests",
        "exercise_patterns",
        "activities",
        "red_flags",
    }
    assert wanted <= counted.keys()
    assert counted["muscles"] == len(load_knowledge().muscles)
    assert counted["red_flags"] == len(load_knowledge().red_flags)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_listed_and_each_thing_shown(unknot: Terminal, kind: str) -> None:
    names = unknot("knowledge", "list", kind).out.split()
    assert names == list(getattr(load_knowledge(), kind))
    if names:
        assert unknot("knowledge", "show", names[0], "--json").json["id"] == names[0]


def test_every_kind_of_the_library_is_among_those_that_can_be_listed() -> None:
    ids = {name for name in Knowledge.__dataclass_fields__ if isinstance(getattr(load_knowledge(), name), type(
        load_knowledge().muscles))}  # fmt: skip
    assert ids - {"weights", "moved"} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_thing_is_told_as_one_reads_a_page_with_what_it_stands_on(unknot: Terminal, kind: str) -> None:
    for name, thing in list(getattr(load_knowledge(), kind).items())[:3]:
        said = unknot("knowledge", "show", f"{kind}/{name}").out
        assert name in said.splitlines()[0]
        assert "{" not in said
        assert ": None\n" not in said
        if hasattr(thing, "backing"):
            assert all(cite in said for cite in thing.backing.cites)


def test_two_things_of_one_id_are_told_apart_by_their_kind(unknot: Terminal) -> None:
    said = unknot("knowledge", "show", "squat")
    assert "There is also exercises/squat." in said.err
    assert unknot("knowledge", "show", "exercises/squat").out.startswith("Back squat")
    assert unknot("knowledge", "show", "nothing/squat").code == 2


def test_a_muscle_is_told_with_its_spots_its_ways_and_its_sources(unknot: Terminal) -> None:
    said = unknot("knowledge", "show", "levator-scapulae").out.splitlines()
    muscle = load_knowledge().muscles["levator-scapulae"]
    assert said[0] == "Levator scapulae (levator-scapulae)"
    assert f"  - {muscle.signs[0]}" in said
    assert f"      - {muscle.treatments[0].steps[0]}" in said
    assert any(line.strip().startswith("[Grade E: simons-1999") for line in said)


def test_a_misspelt_thing_is_answered_with_the_nearest(unknot: Terminal) -> None:
    said = unknot("knowledge", "show", "solues")
    assert said.code == 2
    assert "soleus" in said.err


def test_a_kind_that_is_none_is_answered_with_the_kinds(unknot: Terminal) -> None:
    said = unknot("knowledge", "list", "targets")
    assert said.code == 2
    assert "muscles" in said.err


@pytest.mark.slow
def test_our_own_knowledge_holds_its_rules(unknot: Terminal) -> None:
    said = unknot("knowledge", "check", "--json")
    errors = [problem for problem in said.json if problem["level"] == "error"]
    assert (said.code, errors) == (0, [])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("muscles/soleus.toml", b"id = 'soleus'\nname = "),
        ("muscles/soleus.toml", b"\xff\xfe\x00"),
        ("muscles/new.toml", b"id = 'new'\ncolour = 'red'\n"),
        ("red_flags/new.toml", b"a = " + b"[" * 20_000),
    ],
    ids=["half a line", "no text", "no muscle", "too deep"],
)
def test_a_file_that_cannot_be_read_is_named_with_its_repair(
    unknot: Terminal, tmp_path: Path, file: str, content: bytes
) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE_FOLDER, folder)
    (folder / file).write_bytes(content)
    said = unknot("knowledge", "check", str(folder))
    assert said.code == 1
    assert file in said.out
    assert said.is_plain()


@pytest.mark.parametrize("folder", ["none", "empty", "file"])
def test_a_folder_that_is_none_is_said_plainly(unknot: Terminal, tmp_path: Path, folder: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x")
    said = unknot("knowledge", "check", str(tmp_path / folder))
    assert said.code == 1
    assert said.out + said.err
    assert said.is_plain()


def test_the_whole_knowledge_is_written_where_it_is_asked_for(unknot: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "knowledge.json"
    said = unknot("knowledge", "export", str(file))
    assert said.code == 0
    assert str(file) in said.out
    written = json.loads(file.read_text(encoding="utf-8"))
    assert written["format"] == "unknot-knowledge"
    assert set(written["muscles"]) == set(load_knowledge().muscles)


def test_without_a_file_the_document_and_its_schema_go_to_the_terminal(unknot: Terminal) -> None:
    assert json.loads(unknot("knowledge", "export").out)["knowledge_version"] == load_knowledge().version
    assert json.loads(unknot("knowledge", "schema").out)["title"] == "The knowledge of Unknot"


def test_a_file_that_is_there_stays_and_a_place_that_cannot_be_written_is_said_plainly(
    unknot: Terminal, tmp_path: Path
) -> None:
    there = tmp_path / "notes.json"
    there.write_text("mine")
    for file, why in ((there, "exists already"), (tmp_path / "none" / "book.json", "cannot be made")):
        said = unknot("knowledge", "export", str(file))
        assert said.code == 2
        assert why in said.err
        assert said.is_plain()
    assert there.read_text() == "mine"
