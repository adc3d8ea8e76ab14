"""Terminals for the tests: one in this process for what needs no journal, a real one with an install of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from unknot.cli.main import app

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Said:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]

    def is_plain(self) -> bool:
        return "Traceback" not in self.err + self.out


Terminal = Callable[..., Said]


@pytest.fixture
def unknot() -> Terminal:
    """`unknot …` in this process: for commands that touch no journal."""

    def run(*words: str, told: str = "") -> Said:
        result = CliRunner().invoke(app, list(words), input=told)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Said(result.exit_code, result.stdout, result.stderr)

    return run


@dataclass
class Install:
    """An Unknot of its own: `install("log", "--json")` runs it as a person would."""

    folder: Path
    env: dict[str, str] = field(default_factory=dict)

    def __call__(self, *words: str, told: str = "", **options: Any) -> Said:
        return self._run("unknot.cli.main", *words, told=told, **options)

    def lives(self, archive: bytes, folder: Path) -> None:
        """Put a journal in place as if it had been lived here: read in as a file, its answers would open nothing."""
        file = folder / "lived.unknot"
        file.write_bytes(archive)
        assert self._run("tests.cli.put_in_place", str(file), told="").code == 0

    def in_turn(self, *commands: tuple[list[str], str]) -> list[Said]:
        """Several commands, each with its standard input, in one process."""
        done = self._run("tests.cli.in_turn", told=json.dumps(commands))
        assert done.code == 0, done.err
        return [Said(*each) for each in done.json]

    def _run(self, module: str, *words: str, told: str, **options: Any) -> Said:
        command = [sys.executable, "-m", module, *words]
        done = subprocess.run(
            command,
            input=told,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=self.environment,
            cwd=options.pop("cwd", ROOT),
            timeout=120,
            **options,
        )
        return Said(done.returncode, done.stdout, done.stderr)

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "UNKNOT_DATA": str(self.folder), "PYTHONPATH": str(ROOT), **self.env}


@pytest.fixture
def install(tmp_path: Path) -> Install:
    return Install(tmp_path / "data")


@pytest.fixture
def another_install(tmp_path: Path) -> Install:
    return Install(tmp_path / "another")
