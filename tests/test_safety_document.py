"""SAFETY.md and the tests say the same: each hazard has a guard, and each guard a hazard."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests"
SAFETY = (ROOT / "SAFETY.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (H-\d\d) \| (.+) \|$", re.MULTILINE)


def rows() -> dict[str, list[str]]:
    return {match[1]: [cell.strip() for cell in match[2].split(" | ")] for match in ROW.finditer(SAFETY)}


def guards() -> Iterator[tuple[str, str]]:
    """Each (hazard, test) of the marks in all test files. Read, not run: a test that is not collected is no guard."""
    for file in sorted(TESTS.rglob("test_*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                for decorator in node.decorator_list:
                    if (
                        isinstance(decorator, ast.Call)
                        and ast.unparse(decorator.func) == "pytest.mark.hazard"
                    ):
                        yield from ((ast.literal_eval(argument), node.name) for argument in decorator.args)


def test_every_hazard_is_guarded_by_a_test_and_every_guard_names_a_hazard() -> None:
    hazards, guarded = set(rows()), {hazard for hazard, _ in guards()}
    assert hazards - guarded == set(), "these hazards of SAFETY.md have no test"
    assert guarded - hazards == set(), "these marks name no hazard of SAFETY.md"


def test_every_hazard_says_its_cause_harm_severity_and_what_stands_against_it() -> None:
    for hazard, cells in rows().items():
        assert len(cells) == 5, hazard
        assert all(cells), hazard
        assert cells[3] in {"1", "2", "3", "4", "5"}, hazard


def test_hazards_are_numbered_without_a_gap() -> None:
    assert list(rows()) == [f"H-{number:02}" for number in range(1, len(rows()) + 1)]


def test_the_document_says_that_no_clinician_has_signed_it_off_and_whom_it_is_not_for() -> None:
    assert "signed any of this off yet" in SAFETY
    assert "## Whom it is not for" in SAFETY


def test_links_in_the_document_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", SAFETY):
        assert (ROOT / target).exists(), target
