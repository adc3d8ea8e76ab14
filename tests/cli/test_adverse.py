"""`unknot adverse`: harm after pressing from the terminal, its report, and a turn to take in the week."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Install
from tests.cli.journals import archive, log


def today() -> str:
    return datetime.now(UTC).astimezone().date().isoformat()


def evening(tmp_path: Path) -> list[tuple[list[str], str]]:
    """Ana's journal, her safety answers given here, and a session of just now."""
    (tmp_path / "ana.unknot").write_bytes(archive())
    now = datetime.now(UTC).isoformat()
    return [
        (["import", str(tmp_path / "ana.unknot")], ""),
        (["log", "--add", "-"], json.dumps(log(started_at=now, ended_at=now))),
    ]


def harm(**told: object) -> str:
    return json.dumps({"on": today(), **told})


def test_harm_is_added_shown_and_written_as_a_report(install: Install, tmp_path: Path) -> None:
    file = tmp_path / "harm.csv"
    export = (["adverse", "--export", str(file)], "")
    none, _, _, told, shown, written, again = install.in_turn(
        (["adverse"], ""),
        *evening(tmp_path),
        (["adverse", "--add", "-"], harm(what=["bruise"], bad=4)),
        (["adverse", "--json"], ""),
        export,
        export,
    )
    assert none.out.strip() == "Nothing happened so far."
    assert "left alone until" in told.out
    (row,) = shown.json
    assert (row["what"], row["muscle"]) == (["bruise"], ["infraspinatus right"])
    assert written.code == 0
    assert file.read_text(encoding="utf-8").startswith("what,began")
    assert (again.code, "exists already" in again.err) == (2, True)


@pytest.mark.hazard("H-15")
def test_what_lasts_sends_to_a_professional_and_no_session_opens(install: Install, tmp_path: Path) -> None:
    *_, told, session, week = install.in_turn(
        *evening(tmp_path),
        (["adverse", "--add", "-"], harm(what=["weakness"], lasting=True)),
        (["session", "--json"], ""),
        (["week"], ""),
    )
    assert "Speak to a doctor" in told.out
    assert (session.code, week.code) == (4, 4)


FAULTY = [
    "", "[]", "{", '{"what": ["bruise"]}', '{"what": ["plague"], "on": "2026-03-02"}',
    '{"what": ["bruise"], "on": "2031-03-02"}', '{"what": [], "on": "2026-03-02", "seal": 1}',
]  # fmt: skip


def test_a_faulty_file_says_what_to_do_and_adds_nothing(install: Install) -> None:
    *faulty, shown = install.in_turn(
        *((["adverse", "--add", "-"], told) for told in FAULTY), (["adverse", "--json"], "")
    )
    for told, said in zip(FAULTY, faulty, strict=True):
        assert said.code == 2, told
        assert said.is_plain()
        assert said.err.strip()
    assert shown.json == []
