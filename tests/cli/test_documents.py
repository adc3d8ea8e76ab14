"""The tutorial and the how-tos are tried: every console block is typed, every button they name is on a page."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT
from unknot.web.frame import ROOMS

DOCS = ROOT / "docs"
PAGES = [
    DOCS / "tutorial" / "first-week.md",
    DOCS / "how-to" / "run-at-home.md",
    DOCS / "how-to" / "export.md",
    DOCS / "how-to" / "build-on-the-knowledge.md",
]
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
OTHERS = ("jq", "node")
EMPHASIS = {"Not now, if"}  # bold for its weight, not a name on the screen


def commands(page: Path) -> Iterator[tuple[str, list[str]]]:
    """Each `$ command`, its `>` lines with it, and the lines that it is said to print."""
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for typed in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            lines = typed.splitlines()
            more = [line[2:] for line in lines[1:] if line.startswith("> ")]
            told = [line for line in lines[1:] if not line.startswith("> ") and line.strip() not in ("", "…")]
            yield "\n".join([lines[0], *more]), told


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="the blocks are typed into bash")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_the_page_types_prints_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    missing = [name for name in OTHERS if f"$ {name} " in page.read_text() and shutil.which(name) is None]
    if missing:
        pytest.skip(f"{' and '.join(missing)} of somebody else's is shown there, and not on this machine")
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "unknot"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m unknot.cli.main "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    path = f"{command.parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "UNKNOT_DATA": str(tmp_path / "own")}
    for typed, told in commands(page):
        done = subprocess.run(
            ["bash", "-c", typed], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120
        )
        said = done.stdout + done.stderr
        assert "Traceback" not in said
        for line in told:
            wanted = ".*".join(re.escape(part) for part in line.split("…"))
            assert re.search(f"^{wanted}$", said, re.MULTILINE), f"$ {typed}\nnever says: {line}\nbut: {said}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_name_on_the_screen_is_on_the_screen(page: Path) -> None:
    shown = " ".join(
        file.read_text(encoding="utf-8") for file in (ROOT / "unknot/web/templates").rglob("*.html")
    )
    words = " ".join(shown.split()) + " ".join(name for _, name in ROOMS)
    named = {" ".join(name.split()).rstrip(".") for name in BOLD.findall(page.read_text(encoding="utf-8"))}
    assert not {name for name in named - EMPHASIS if name not in words}


def test_a_page_shows_something_to_type() -> None:
    assert all(list(commands(page)) for page in PAGES)
