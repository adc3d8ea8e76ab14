"""Each rule lets its good examples pass and names the fault and its repair in its bad ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.knowledge.examples import Example, examples
from unknot.library.check import all_rules, rules_page
from unknot.library.problem import Problem
from unknot.library.read import read_library

GOOD, BAD = examples("should_pass"), examples("should_fail")


def found_by(example: Example, folder: Path) -> list[Problem]:
    """What the rule finds in the example, with what the reader itself finds under that rule's name."""
    library = read_library(example.write(folder))
    unreadable = [str(problem) for problem in library.problems if problem.rule == "readable"]
    assert not unreadable, "an example must be readable, or it shows another rule"
    found = [*library.problems, *all_rules()[example.rule](library)]
    return [problem for problem in found if problem.rule == example.rule]


@pytest.mark.parametrize("example", GOOD, ids=lambda example: f"{example.rule}: {example.name}")
def test_a_good_example_passes(example: Example, tmp_path: Path) -> None:
    assert found_by(example, tmp_path) == []


@pytest.mark.parametrize("example", BAD, ids=lambda example: f"{example.rule}: {example.name}")
def test_a_bad_example_is_told_where_and_what_and_how_to_mend_it(example: Example, tmp_path: Path) -> None:
    told = [str(problem) for problem in found_by(example, tmp_path)]
    assert any(example.expected in text for text in told), told


def test_every_rule_has_good_and_bad_examples() -> None:
    assert {example.rule for example in GOOD} == set(all_rules())
    assert {example.rule for example in BAD} == set(all_rules())


def test_every_problem_names_its_repair(tmp_path: Path) -> None:
    for number, example in enumerate(BAD):
        for problem in found_by(example, tmp_path / str(number)):
            assert problem.repair, problem
            assert problem.file, problem


def test_the_page_of_rules_is_up_to_date() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "reference" / "rules.md"
    remake = "run `python -m unknot.library.generated` and commit the page with the change"
    assert page.read_text(encoding="utf-8") == rules_page(), remake
    assert all(line.count("**: ") == 1 and line[-1] in ".)" for line in rules_page().splitlines()[5:] if line)
