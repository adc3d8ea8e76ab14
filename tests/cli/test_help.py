"""Help: every command has it, at once, and nothing heavy is read for it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.conftest import Terminal

COMMANDS = ["serve", "find", "screen", "session", "week", "log", "export", "import", "knowledge"]
HEAVY = {
    "django",
    "ninja",
    "granian",
    "pydantic",
    "unknot.core",
    "unknot.library",
    "concurrent.futures",
    "rich",
}


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS), ["knowledge", "check"]])
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_helps(unknot: Terminal, command: list[str], flag: str) -> None:
    said = unknot(*command, flag)
    assert said.code == 0
    assert "Usage:" in said.out


def test_every_command_that_answers_answers_in_json_too(unknot: Terminal) -> None:
    for name in (*COMMANDS[:-1], "knowledge muscles", "knowledge show", "knowledge list", "knowledge stats"):
        assert "--json" in unknot(*name.split(), "-h").out, name


def test_help_reads_nothing_heavy() -> None:
    asked = "import sys, unknot.cli.main; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.split())


def test_without_a_command_it_helps(unknot: Terminal) -> None:
    said = unknot()
    assert "Usage:" in said.out + said.err


@pytest.mark.parametrize(
    "words", [["fnid"], ["find", "--colour"], ["find", "--age", "old"], ["serve", "--port", "0"]]
)
def test_a_slip_is_answered_with_what_may_be_written(unknot: Terminal, words: list[str]) -> None:
    said = unknot(*words)
    assert said.code == 2
    assert "Usage:" in said.err or "Try" in said.err
    assert said.is_plain()
