"""`unknot session` from question to log, on a journal of today."""

from __future__ import annotations

import os
import termios
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cast import Someone
from tests.cli.conftest import Install
from tests.cli.window import Window
from unknot.core.body import Side
from unknot.core.person import Person
from unknot.export.archive import write_archive


@pytest.fixture
def today(install: Install, tmp_path: Path) -> Install:
    """Ana, an hour ago: cleared, and one spot confirmed."""
    someone = Someone("ana", Person(age=38, sex="f"), at=datetime.now(UTC)).later(hours=-1)
    someone.says("right shoulder blade aches 6/10")
    someone.answers_no()
    someone.presses("infraspinatus", Side.RIGHT)
    install.lives(write_archive(someone.room.journal(), someone.at), tmp_path)
    return install


def test_the_tape_as_json_is_what_the_browser_plays(today: Install) -> None:
    said = today("session", "--json")
    assert said.code == 0
    assert {"id", "mode", "minutes", "doses", "cues", "holds"} <= said.json.keys()
    assert any(cue["phase"] == "press" and cue["answers"] for cue in said.json["cues"])
    assert said.json["cues"][-1]["phase"] == "after"


def test_an_unknown_mode_is_refused(today: Install) -> None:
    said = today("session", "--mode", "wild")
    assert said.code == 2
    assert "wild" in said.err


def test_an_unknown_block_is_refused(today: Install) -> None:
    assert today("session", "--block", "2026-W01-1").code == 2


def test_ones_own_week_is_planned_and_planned_again(today: Install) -> None:
    first = today("week", "--json")
    assert first.code == 0
    assert any("infraspinatus" in muscle for day in first.json["days"] for muscle in day["muscles"])
    assert today("week", "--json").json["days"] == first.json["days"]
    again = today("week", "--replan", "--json")
    assert again.code == 0
    assert again.json["days"] == first.json["days"]


# --- In a real terminal -----------------------------------------------------------------------------------------------


ASKED = "0 to 10? (Enter: not told)"


def test_single_keys_are_heard_and_the_terminal_is_put_back(today: Install) -> None:
    window = Window(today, "session")
    window.hears(ASKED)
    window.types("eleven\n")
    window.hears("Write a whole number from 0 to 10")
    window.types("7\n")
    window.hears("Get ready")
    window.types("\n")
    window.hears("\a")
    window.types("q")
    window.hears(ASKED)
    window.types("4\n")
    window.hears("Saved. Pain before: 7, after: 4.")
    assert window.ends() == 0
    assert termios.tcgetattr(window.theirs)[3] == window.settings[3], "lines are echoed again"
    (kept,) = today("log", "--json").json
    assert (kept["ended"], kept["pain_before"], kept["pain_after"]) == ("stopped", 7, 4)


@pytest.mark.parametrize("ending", ["Ctrl-C", "a closed window"])
def test_however_it_ends_what_was_done_is_kept(today: Install, ending: str) -> None:
    window = Window(today, "session")
    window.hears(ASKED)
    window.types("6\n")
    window.hears("Get ready")
    if ending == "Ctrl-C":
        window.types("\x03")
        window.hears(ASKED)
        window.ends_on("\x03")
    else:
        os.close(window.theirs)
        os.close(window.ours)
        window.ends()
    (kept,) = today("log", "--json").json
    assert (kept["ended"], kept["pain_before"], kept["pain_after"]) == ("stopped", 6, None)


def test_without_a_terminal_it_names_the_way_to_the_tape(today: Install) -> None:
    said = today("session")
    assert said.code == 2
    assert "unknot session --json" in said.err
