"""Whatever is wrong, the terminal says what and what to do, ends with a code, and what was there is still there."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Install, Said, Terminal
from tests.cli.journals import archive, log, log_text
from unknot.core.journal import Journal
from unknot.export.archive import read_archive

NOBODY = 65534  # a user with no rights, for what root may always do


def refused(said: Said, says: str, code: int | None = None) -> None:
    assert said.code == code if code is not None else said.code not in (0, 3, 4)
    assert says in said.err
    assert said.out == ""
    assert said.is_plain()


# --- Words and marks --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "--text"),
        (["--text", ""], "--text"),
        (["--mark", "calf:left:5"], "“calf” is not a place that Unknot knows. Perhaps calf-"),
        (["--mark", "nowhere:left:5"], "unknot knowledge list regions"),
        (["--mark", "calf-inner:left:11"], "from 0 to 10, not 11"),
        (["--mark", "calf-inner:left:-1"], "from 0 to 10, not -1"),
        (["--mark", "calf-inner:left:5:5"], "write region:side:strength"),
        (["--mark", "calf-inner:up:5"], "left, right or middle"),
        (["--mark", "calf-inner:5"], "which side, left or right"),
        (["--mark", "forehead:left:5", "--mark", "base-of-skull:middle:5"], "side"),
        (["--mark", ":left:5"], "region:side"),
        (["--mark", "calf-inner:left:5", "--mark", "calf-inner:left:6"], "marked twice"),
        (["--mark", ""], "region:side"),
        (["--text", "left calf", "--age", "-1"], "Age must be from 0"),
        (["--text", "left calf", "--age", "131"], "Age must be from 0"),
        (["--text", "left calf", "--sex", "x"], "Sex is f or m"),
        (["--text", "left calf", "--answer", "neck-turn:left"], "id=yes, id=no or id=unsure"),
        (["--text", "left calf", "--answer", "nothing=yes"], "is not a question"),
        (
            ["--text", "left calf", "--answer", "neck-turn=yes"],
            "neck-turn:left or neck-turn:right",
        ),
        (["--text", "left calf", "--answer", "neck-turn:left=maybe"], "id=yes, id=no or id=unsure"),
        (["--text", "a " * 2500], "at most 4,000"),
    ],
)
def test_find_says_what_cannot_be_used(unknot: Terminal, words: list[str], says: str) -> None:
    refused(unknot("find", *words, "--all-clear", "--json"), says, code=2)


def test_a_complaint_of_one_megabyte_is_refused(unknot: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text(json.dumps({"id": 1, "text": "ache " * 200_000}), encoding="utf-8")
    for command in ("screen", "find"):
        said = unknot(command, "--batch", str(file))
        assert said.code == 2
        assert "at most 4,000" in said.lines[0]["fault"]
        assert len(said.out) < 500, "it is not repeated"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "not JSON"),
        ('{"days": ', "not JSON (Expecting value, line 1, column 10)"),
        ('{"days": {"mon": NaN}, "tools": []}', "NaN is not a number"),
        ('{"days": {"mon": 1e999}, "tools": []}', "days.mon: must be a whole number"),
        ("[" * 100_000, "nested too deeply"),
        ("null", "days and tools"),
    ],
)
def test_a_profile_that_is_no_json_is_refused(
    unknot: Terminal, tmp_path: Path, content: str, says: str
) -> None:
    file = tmp_path / "profile.json"
    file.write_text(content, encoding="utf-8")
    refused(unknot("week", "--profile", str(file), "--json"), says, code=2)


def test_a_profile_in_another_encoding_or_beyond_size_is_refused(unknot: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "profile.json"
    file.write_bytes(b"\xff\xfe{}")
    refused(unknot("week", "--profile", str(file)), "not UTF-8", code=2)
    file.write_bytes(b" " * (8 * 1024 * 1024 + 1))
    refused(unknot("week", "--profile", str(file)), "larger than 8 MB", code=2)


def test_a_file_that_is_not_there_or_a_folder_is_named(unknot: Terminal, tmp_path: Path) -> None:
    refused(unknot("week", "--profile", str(tmp_path / "none.json")), "none.json", code=1)
    refused(unknot("week", "--profile", str(tmp_path)), str(tmp_path), code=1)


# --- A journal that must not be lost ----------------------------------------------------------------------------------


@pytest.fixture
def anas(install: Install, tmp_path: Path) -> Install:
    """Ana's journal with one session logged."""
    file = tmp_path / "ana.unknot"
    file.write_bytes(archive())
    done = install.in_turn((["import", str(file)], ""), (["log", "--add", "-"], log_text()))
    assert [said.code for said in done] == [0, 0]
    return install


def journal(install: Install) -> Journal:
    file = install.folder.parent / "check.unknot"
    assert install("export", str(file)).code == 0
    content = file.read_bytes()
    file.unlink()
    return read_archive(content)


BAD_LOGS: list[tuple[Any, str]] = [
    ('{"session": ', "not JSON"),
    ([], "must be an object"),
    ({}, "lacks session, mode"),
    (log(pain_before=11), "pain_before must be from 0 to 10"),
    (log(pain_after=-1), "pain_after must be from 0 to 10"),
    (log(ended="exploded"), "ended is one of"),
    (log(started_at="2026-03-02T19:00:00"), "time zone"),
    (log(ended_at="2020-01-01T00:00:00+00:00"), "ends before it starts"),
    (log(started_at="2190-01-01T00:00:00+00:00", ended_at="2190-01-01T01:00:00+00:00"), "lies in the future"),
    (log(colour="red"), "unknown keys: colour"),
    (log(done=[{**log()["done"][0], "seconds": -5}]), "seconds of a dose"),
]


@pytest.mark.slow
def test_no_faulty_log_is_kept_and_the_journal_stays_as_it_was(anas: Install) -> None:
    before = journal(anas)
    texts = [told if isinstance(told, str) else json.dumps(told) for told, _ in BAD_LOGS]
    said = anas.in_turn(*((["log", "--add", "-", "--json"], text) for text in texts))
    for each, (_, says) in zip(said, BAD_LOGS, strict=True):
        refused(each, says, code=2)
    assert journal(anas) == before


def damaged() -> Iterator[tuple[str, bytes, str]]:
    whole = archive()
    yield "half-written", whole[: len(whole) // 2], "not written or copied completely"
    yield "without its end", whole[: whole.rindex(b'{"end"')], "not written or copied completely"
    yield "edited", whole.replace(b"shoulder blade", b"shoulder-blade", 1), "changed after it was written"
    yield "of something else", b"PK\x03\x04" + bytes(200), "not an archive that Unknot wrote"
    yield "empty", b"", "not an archive that Unknot wrote"
    yield "newer", whole.replace(b'"unknot-archive":1', b'"unknot-archive":2', 1), "Update Unknot"


@pytest.mark.slow
def test_no_damaged_archive_is_taken_and_the_journal_stays_as_it_was(anas: Install, tmp_path: Path) -> None:
    before, files = journal(anas), [*damaged()]
    for name, content, _ in files:
        (tmp_path / f"{name}.unknot").write_bytes(content)
    words = [["import", str(tmp_path / f"{name}.unknot"), "--json"] for name, *_ in files]
    for said, (_, _, says) in zip(anas.in_turn(*((each, "") for each in words)), files, strict=True):
        refused(said, says, code=2)
    refused(anas("import", str(tmp_path / "none.unknot")), "none.unknot", code=1)
    assert journal(anas) == before


@pytest.mark.slow
def test_on_a_full_disk_nothing_is_half_saved(anas: Install, tmp_path: Path) -> None:
    before = journal(anas)
    notes = {"note": "a long evening " * 2000, "session": "another"}
    said = anas._run("tests.cli.small_disk", "0", "log", "--add", "-", told=log_text(**notes))
    refused(said, "The disk is full", code=1)
    assert journal(anas) == before
    assert anas("log", "--add", "-", "--json", told=log_text(**notes)).json == {"new": True}


@pytest.mark.skipif(sys.platform == "win32", reason="a file's size is limited with POSIX's rlimit")
@pytest.mark.slow
def test_an_export_that_does_not_fit_leaves_no_half_a_file(anas: Install, tmp_path: Path) -> None:
    import resource

    limit = 2048
    file = tmp_path / "out.unknot"
    said = anas(
        "export", str(file), preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    )
    assert said.code == 1
    assert "Free some space" in said.err or "cannot be used" in said.err
    assert said.is_plain()
    assert not file.exists()


def test_an_export_into_a_folder_that_is_not_there_says_so(anas: Install, tmp_path: Path) -> None:
    refused(anas("export", str(tmp_path / "no" / "folder.unknot")), "Choose another folder", code=2)


@pytest.mark.slow
def test_a_damaged_journal_is_left_alone(anas: Install) -> None:
    file = anas.folder / "journal.sqlite3"
    for beside in anas.folder.glob("journal.sqlite3-*"):
        beside.unlink()
    content = b"not a database " * 1000
    file.write_bytes(content)
    refused(anas("log", "--json"), "is damaged", code=1)
    assert file.read_bytes() == content


# --- Places that cannot be used ---------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="rights are POSIX's")
@pytest.mark.slow
def test_a_read_only_data_folder_is_named_and_nothing_in_it_changes(anas: Install, tmp_path: Path) -> None:
    _needs_a_python_for_everyone()
    before = journal(anas)
    files = [*anas.folder.iterdir()]
    for file in files:
        file.chmod(0o444)
    anas.folder.chmod(0o555)
    _open_ways(anas.folder)
    try:
        said = anas("log", "--add", "-", told=log_text(session="another"), **_without_rights())
        refused(said, "right to write", code=1)
    finally:
        anas.folder.chmod(0o700)
        for file in files:
            file.chmod(0o600)
    assert journal(anas) == before


def _needs_a_python_for_everyone() -> None:
    """Root may write anywhere, so the test runs as nobody; a Python in root's own home is closed to nobody."""
    try:
        subprocess.run([sys.executable, "-c", ""], check=True, **_without_rights())
    except (PermissionError, subprocess.CalledProcessError):
        pytest.skip("this Python can be run by root alone; run the tests as an ordinary user to try this")


def _without_rights() -> dict[str, Any]:
    return {"user": NOBODY, "group": NOBODY} if os.geteuid() == 0 else {}


def _open_ways(folder: Path) -> None:
    """pytest's own folders are closed to others; the user without rights must be able to get there."""
    for parent in folder.parents:
        if parent.stat().st_uid == os.geteuid() and parent != Path(parent.anchor):
            parent.chmod(parent.stat().st_mode | 0o055)
        if parent.name.startswith("pytest-of-"):
            return


def test_a_data_folder_that_cannot_be_made_is_named(install: Install, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here")
    for folder in (tmp_path / "file", tmp_path / "file" / "data"):
        refused(Install(folder)("log"), "UNKNOT_DATA", code=1)
    for words in (["export", str(tmp_path / "out.unknot")], ["serve", "--no-browser"]):
        refused(Install(tmp_path / "file")(*words), "UNKNOT_DATA", code=1)
    assert not (tmp_path / "out.unknot").exists()


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("nonsense", "postgresql://user:password@host:5432/database"),
        ("postgresql://me:secret@[::1/x", "look at its brackets"),
        ("postgresql://me:secret@localhost:notaport/x", "its port"),
        ("mysql://me:secret@localhost/x", "postgresql://user"),
        ("postgresql://me:secret@127.0.0.1:1/x", "whether the database server runs"),
    ],
)
def test_a_nonsense_address_of_a_database_is_refused_and_never_repeated(
    install: Install, address: str, says: str
) -> None:
    install.env["DATABASE_URL"] = address
    said = install("log")
    refused(said, says)
    assert "secret" not in said.err


def test_a_port_in_use_is_said_with_another(install: Install) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = install("serve", "--no-browser", "--port", str(port))
    refused(said, f"Port {port} is in use already", code=1)
    assert "unknot serve --port" in said.err


@pytest.mark.slow
def test_without_a_terminal_encoding_for_it_everything_is_still_said(install: Install) -> None:
    install.env |= {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    said = install("find", "--text", "left calf is tight", "--all-clear", "--json")
    assert said.code == 0, said.err
    assert said.json["candidates"]
    assert install("find", "--text", "left calf is tight", "--all-clear").code == 0
