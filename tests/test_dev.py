"""The one door: what it decides, without doing it. That it works from an empty clone, CI itself shows each time."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).parents[1]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def pins(lock: Path) -> dict[str, set[str]]:
    """name → the versions it is pinned to (more than one where Python's version decides)."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(
        r"^([a-z0-9][a-z0-9.-]*)(?:\[[^]]*])?==([^\s;]+)", lock.read_text(), re.MULTILINE
    ):
        found.setdefault(name, set()).add(version)
    return found


# --- The locks --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_requirement_is_pinned_and_hashed(lock: Path) -> None:
    blocks = re.split(r"^(?=[a-z0-9])", lock.read_text(), flags=re.MULTILINE)[1:]
    assert blocks
    assert not [
        b.splitlines()[0] for b in blocks if "==" not in b.splitlines()[0] or "--hash=sha256:" not in b
    ]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_no_lock_says_where_packages_come_from(lock: Path) -> None:
    assert not re.findall(r"(?m)^.*(?:://|--index|--extra-index|--find-links).*$", lock.read_text())


def test_what_the_project_needs_is_locked_and_everybody_gets_the_same() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = {re.split(r"[<>=\[]", name)[0] for name in project["project"]["dependencies"]}
    run, everything = pins(ROOT / "requirements/run.txt"), pins(ROOT / "requirements/dev.txt")
    assert wanted <= set(run)
    assert all(everything[name] == versions for name, versions in run.items())


def test_both_djangos_are_locked_each_for_its_pythons() -> None:
    majors = {version.split(".")[0] for version in pins(ROOT / "requirements/run.txt")["django"]}
    assert majors == {"5", "6"}


# --- The door ---------------------------------------------------------------------------------------------------------


def test_it_needs_nothing_but_pythons_own_library() -> None:
    tree = ast.parse((ROOT / "dev.py").read_text())
    modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    modules |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {module.partition(".")[0] for module in modules} <= set(sys.stdlib_module_names)


def test_an_old_python_still_reads_it_far_enough_to_be_told() -> None:
    ast.parse((ROOT / "dev.py").read_text(), feature_version=(3, 7))


def test_ci_is_the_same_command_as_everybodys() -> None:
    done = [line for line in (ROOT / ".ci/run").read_text().splitlines() if line and not line.startswith("#")]
    assert done[-1] == "exec python3 dev.py test"


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """An empty place for the environment; lists the levels that were built there."""
    levels: list[str] = []

    def build(level: str) -> None:
        levels.append(level)
        dev.BIN.mkdir(parents=True, exist_ok=True)
        (dev.BIN / "unknot").touch()

    monkeypatch.setattr(dev, "BIN", tmp_path / "bin")
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(dev, "build_environment", build)
    return levels


def test_an_environment_that_is_there_is_not_built_again(built: list[str]) -> None:
    dev.ensure_environment("run")
    dev.ensure_environment("run")
    assert built == ["run"]


def test_an_environment_for_development_is_good_enough_to_run(built: list[str]) -> None:
    for level in ("run", "dev", "run"):
        dev.ensure_environment(level)
    assert built == ["run", "dev"]


def test_another_lock_is_another_environment(built: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    dev.ensure_environment("dev")
    monkeypatch.setattr(dev, "lock_fingerprint", lambda level: f"another {level}".replace(" ", "-"))
    dev.ensure_environment("run")
    assert built == ["dev", "dev"]


def test_a_build_that_broke_off_is_done_again(built: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = dev.build_environment
    monkeypatch.setattr(dev, "build_environment", lambda level: _give_up())
    with pytest.raises(dev.Unready):
        dev.ensure_environment("run")
    monkeypatch.setattr(dev, "build_environment", whole)
    dev.ensure_environment("run")
    assert built == ["run"]


def _give_up() -> None:
    raise dev.Unready("no network")


def test_a_machine_with_nothing_is_told_in_one_line_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "find_uv", lambda: None)
    monkeypatch.setattr(subprocess, "run", lambda *_a, **_k: subprocess.CompletedProcess([], 1, "", ""))
    monkeypatch.setattr(dev, "ensure_environment", dev.build_environment)
    assert dev.main(["check"]) == 1
    last = capsys.readouterr().err.splitlines()[-1]
    assert "python3-venv" in last


def test_every_check_runs_even_if_the_first_fails_and_the_end_names_what_failed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(dev, "ensure_environment", lambda level: None)
    monkeypatch.setattr(subprocess, "run", _failing_for("ruff", seen))
    assert dev.main(["check"]) == 1
    assert seen == ["ruff", "ruff", "mypy", "lint-imports", "unknot"]
    assert capsys.readouterr().err.splitlines()[-1] == "dev.py: Failed: style, format"


def _failing_for(program: str, seen: list[str]) -> Callable[..., subprocess.CompletedProcess[str]]:
    def run(command: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        seen.append(Path(command[0]).name)
        return subprocess.CompletedProcess(command, int(seen[-1] == program))

    return run


# --- The browser ------------------------------------------------------------------------------------------------------


def test_the_browser_that_was_named_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "mine").touch()
    monkeypatch.setenv("CHROME", str(tmp_path / "mine"))
    assert dev.find_browser() == str(tmp_path / "mine")


def test_a_name_that_leads_nowhere_is_said_and_others_are_tried(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHROME", str(tmp_path / "gone"))
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/chromium" if name == "chromium" else None)
    assert dev.find_browser() == "/usr/bin/chromium"
    assert "CHROME names" in capsys.readouterr().err


def test_without_any_browser_it_says_loudly_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CHROME", raising=False)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(dev, "MAC_BROWSERS", ())
    monkeypatch.setattr(dev, "playwright_browser", lambda: None)
    assert dev.find_browser() is None
    assert dev.install_browser() is None
    assert "NO BROWSER" in capsys.readouterr().err
