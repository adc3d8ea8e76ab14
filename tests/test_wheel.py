"""The wheel: everything that Unknot needs to run is in it, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_every_file_of_the_package_ships(names: set[str]) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "unknot"], cwd=ROOT, capture_output=True, text=True
    ).stdout
    tracked = {name for name in listed.split("\0") if name and (ROOT / name).is_file()}
    assert tracked
    assert not tracked - names


def test_knowledge_pages_and_their_licences_ship(names: set[str]) -> None:
    endings = {Path(name).suffix for name in names}
    assert {".py", ".toml", ".html", ".css", ".js", ".svg"} <= endings
    assert {Path(name).name for name in names} >= {"LICENSE", "LICENSE-KNOWLEDGE", "py.typed"}


def test_no_test_tool_or_leftover_ships(names: set[str]) -> None:
    assert {name.split("/")[0].split("-")[0] for name in names} == {"unknot"}
    assert not [name for name in names if "__pycache__" in name or name.endswith((".pyc", ".sqlite3"))]


def test_the_unpacked_wheel_reads_its_own_knowledge_and_answers_on_the_command_line(
    wheel: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    ask = "from unknot.cli.main import app; app(['knowledge', 'stats', '--json'])"
    code = f"import unknot; print(unknot.__file__); {ask}"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(tmp_path / "site"))
