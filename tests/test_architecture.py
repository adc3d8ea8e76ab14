"""The house rules that a machine can hold: what is pure, who makes a Clearance, how long things get, what stays out."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "unknot"
CORE = sorted((PACKAGE / "core").rglob("*.py"))
CODE = sorted(p for p in PACKAGE.rglob("*.py") if "migrations" not in p.parts)

# Neither disk, clock, chance, network nor log among them.
PURE = {
    "__future__", "abc", "bisect", "collections", "contextlib", "copy", "dataclasses", "datetime", "decimal", "difflib",
    "enum", "fractions", "functools", "hashlib", "heapq", "itertools", "json", "math", "operator", "re", "statistics",
    "string", "textwrap", "types", "typing", "unicodedata", "uuid",
}  # fmt: skip
IMPURE_CALLS = {"open", "print", "input", "exec", "eval", "breakpoint", "__import__"}
IMPURE_METHODS = {
    "now",
    "today",
    "utcnow",
    "fromtimestamp",
    "uuid1",
    "uuid4",
    "uuid6",
    "uuid7",
    "uuid8",
    "getnode",
}

LONGEST_FUNCTION = 40
LONGEST_FILE = 400


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def calls(path: Path) -> Iterator[tuple[ast.Call, str]]:
    """Every call in a file with the last part of the name that is called."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
            yield node, name


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""


# --- The core is pure -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", CORE, ids=short)
def test_the_core_imports_only_itself_and_what_has_no_effect(path: Path) -> None:
    foreign = {n for n in imported(path) if n.split(".")[0] not in PURE and not n.startswith("unknot.core")}
    assert not foreign


@pytest.mark.parametrize("path", CORE, ids=short)
def test_the_core_asks_no_clock_no_dice_and_no_disk(path: Path) -> None:
    plain = {name for node, name in calls(path) if isinstance(node.func, ast.Name) and name in IMPURE_CALLS}
    asked = {
        name for node, name in calls(path) if isinstance(node.func, ast.Attribute) and name in IMPURE_METHODS
    }
    assert not plain | asked


@pytest.mark.parametrize("path", CORE, ids=short)
def test_the_values_that_leave_a_file_of_the_core_cannot_be_changed(path: Path) -> None:
    loose = [
        node.name
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
        for mark in node.decorator_list
        if "dataclass" in ast.unparse(mark)
        and not {"frozen=True", "slots=True"} <= set(re.findall(r"\w+=True", ast.unparse(mark)))
    ]
    assert not loose


# --- Safety is a type -------------------------------------------------------------------------------------------------


def test_only_screening_makes_a_clearance() -> None:
    makers = {short(path) for path in CODE for _, name in calls(path) if name == "Clearance"}
    assert makers == {"unknot/core/screening.py"}


@pytest.mark.parametrize("name", ["rank", "compose", "plan_week", "first_dose", "next_dose"])
def test_nothing_ranks_doses_composes_or_plans_without_a_clearance(name: str) -> None:
    found = [
        node
        for path in CORE
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef) and node.name == name
    ]
    assert len(found) == 1
    first = found[0].args.args[0]
    assert first.annotation is not None
    assert ast.unparse(first.annotation) == "Clearance"
    assert len(found[0].args.defaults) < len(found[0].args.args), "the clearance must not have a default"


# --- Short rooms ------------------------------------------------------------------------------------------------------


def test_no_function_is_longer_than_a_screen() -> None:
    long = {
        f"{short(path)}:{node.lineno} {node.name}": length
        for path in CODE
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and (length := _lines_of_work(node)) > LONGEST_FUNCTION
    }
    assert not long


def _lines_of_work(function: ast.FunctionDef) -> int:
    """From `def` to the end, without the docstring."""
    whole = (function.end_lineno or 0) - function.lineno + 1
    said = function.body[0]
    if isinstance(said, ast.Expr) and isinstance(said.value, ast.Constant):
        whole -= (said.end_lineno or 0) - said.lineno + 1
    return whole


def test_no_file_is_more_than_one_room() -> None:
    lengths = {short(path): len(path.read_text(encoding="utf-8").splitlines()) for path in CODE}
    assert not {path: lines for path, lines in lengths.items() if lines > LONGEST_FILE}


def test_no_module_is_named_for_nothing() -> None:
    empty_names = {"utils", "util", "helpers", "helper", "managers", "manager", "misc", "common"}
    assert not [short(path) for path in CODE if path.stem in empty_names]


# --- Nothing leaks ----------------------------------------------------------------------------------------------------

PAGES = sorted(
    p for p in (PACKAGE / "web").rglob("*") if p.suffix in {".html", ".css", ".js", ".svg", ".webmanifest"}
)
FETCHES = re.compile(
    r"""<(?:script|link|img|image|iframe|source|audio|video|use|object|embed|form)\b[^>]*["'(]\s*(?:https?:)?//"""
    r"""|url\(\s*["']?(?:https?:)?//|@import\s"""
    r"""|(?:fetch|import|importScripts|sendBeacon|WebSocket|EventSource)\s*\(\s*["'`](?:(?:https?|wss?):)?//""",
    re.IGNORECASE,
)
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>|<[^>{]*\son[a-z]+\s*=", re.IGNORECASE
)


@pytest.mark.parametrize("path", PAGES, ids=short)
def test_no_page_asks_a_third_party_for_anything(path: Path) -> None:
    assert not FETCHES.findall(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", [p for p in PAGES if p.suffix == ".html"], ids=short)
def test_no_page_holds_a_script_of_its_own(path: Path) -> None:
    assert not INLINE.findall(path.read_text(encoding="utf-8"))


def test_the_patterns_for_leaks_find_leaks() -> None:
    leaks = ['<script src="https://a.example/x.js">', "@import 'x.css'", "background: url(//a.example/x.png)"]
    assert all(FETCHES.search(leak) for leak in [*leaks, 'fetch("https://a.example")'])
    assert not FETCHES.search('<a href="https://doi.org/10.1000/1">a source</a>')
    assert INLINE.search("<script>x()</script>")
    assert INLINE.search('<button onclick="x()">')
    assert not INLINE.search('<script type="module" src="/static/x.js"></script>')


def _tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_file_names_a_machine_of_ours_or_where_packages_come_from() -> None:
    places = "|".join(("main", "steering", "in", r"\.library", "shared"))
    hosts = [
        r"files\.python" + "hosted",
        r"py" + r"pi\.(?:org|python)",
        "registry" + r"\.npm",
        r"deb\." + "debian",
    ]
    wrong = re.compile(rf"(?:^|[^\w./])/(?:work|farm)/(?:{places})|{'|'.join(hosts)}", re.MULTILINE)
    texts = ((path, path.read_bytes().decode("utf-8", "ignore")) for path in _tracked())
    assert not {short(path): found.group() for path, text in texts if (found := wrong.search(text))}
