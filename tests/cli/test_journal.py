"""`export`, `import`, `log` and `session` on a real install: the same journal, entry for entry."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Install
from tests.cli.journals import archive, log_text
from unknot.core.journal import BroughtIn, Journal
from unknot.export.archive import read_archive


def exported(install: Install, file: Path) -> Journal:
    assert install("export", str(file)).code == 0
    content = file.read_bytes()
    file.unlink()
    return read_archive(content)


@pytest.fixture
def anas(install: Install, tmp_path: Path) -> Install:
    """An install with Ana's journal of the first evening."""
    (tmp_path / "ana.unknot").write_bytes(archive())
    install.lives(archive(), tmp_path)
    return install


def test_what_is_exported_comes_back_entry_for_entry_in_an_empty_install(
    anas: Install, another_install: Install, tmp_path: Path
) -> None:
    file = tmp_path / "out.unknot"
    said = anas("export", str(file), "--json")
    assert said.json == {"file": str(file), "entries": len(read_archive(archive()).entries)}
    assert another_install("import", str(file), "--json").json == {"new": said.json["entries"], "known": 0}
    back = exported(another_install, tmp_path / "back.unknot")
    assert tuple(e for e in back if not isinstance(e.body, BroughtIn)) == read_archive(archive()).entries


def test_importing_twice_is_importing_once(anas: Install, tmp_path: Path) -> None:
    file = tmp_path / "ana.unknot"
    known = len(read_archive(archive()).entries)
    assert anas("import", str(file), "--json").json == {"new": 0, "known": known}


def test_a_file_is_readable_by_its_owner_alone_and_never_overwritten(anas: Install, tmp_path: Path) -> None:
    file = tmp_path / "out.unknot"
    anas("export", str(file))
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    again = anas("export", str(file))
    assert again.code == 2
    assert "exists already" in again.err
    assert file.read_bytes() == before


def test_without_a_name_the_file_is_named_for_the_day(anas: Install, tmp_path: Path) -> None:
    said = anas("export", cwd=tmp_path)
    assert said.code == 0
    assert len(list(tmp_path.glob("unknot-20*.unknot"))) == 1


def test_a_log_is_kept_once(anas: Install) -> None:
    assert anas("log", "--json").json == []
    assert anas("log", "--add", "-", "--json", told=log_text()).json == {"new": True}
    assert anas("log", "--add", "-", "--json", told=log_text()).json == {"new": False}
    (kept,) = anas("log", "--json").json
    assert (kept["pain_before"], kept["pain_after"]) == (6, 4)


def test_the_logs_are_shown_in_words(anas: Install) -> None:
    anas("log", "--add", "-", told=log_text())
    assert "pain 6 → 4  infraspinatus right" in anas("log").out


def test_a_log_without_pain_scores_is_kept_and_shown(anas: Install) -> None:
    assert anas("log", "--add", "-", told=log_text(pain_before=None, pain_after=None)).code == 0
    assert "pain ? → ?" in anas("log").out


def test_without_leave_there_is_no_session(install: Install) -> None:
    said = install("session", "--json")
    assert said.code == 4
    assert "unknot serve" in said.err


def test_an_unknown_mode_or_block_is_named(anas: Install) -> None:
    # Ana's answers are of March 2026, so that the questions are due again: they come before everything else.
    assert anas("session", "--mode", "wild").code == 4
    assert anas("session", "--block", "2026-W01-1").code in (2, 4)
