"""The list of what is open is as it must be: up to date, and no longer than it was."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from unknot import load_knowledge
from unknot.core.knowledge import Assumption, Knowledge, Source
from unknot.library.register import open_assumptions, open_counts, stats

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reference" / "open-assumptions.md"
AT_MOST = tomllib.loads((Path(__file__).parent / "open_at_most.toml").read_text(encoding="utf-8"))
REMAKE = "run `python -m unknot.library.generated` and commit the page with the change"


def test_the_page_of_open_assumptions_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == open_assumptions(load_knowledge()), REMAKE


def test_what_is_open_only_shrinks() -> None:
    grown = {name: count for name, count in open_counts(load_knowledge()).items() if count > AT_MOST[name]}
    assert not grown, f"{grown} is more than {AT_MOST}: settle some, or raise open_at_most.toml and say why"


def test_every_assumption_that_code_reads_is_there_with_a_value() -> None:
    """Also each that a reason names; a name that is in neither would fail only when a person gets there."""
    assumptions = load_knowledge().assumptions
    for file in sorted((ROOT / "unknot").rglob("*.py")):
        code = file.read_text(encoding="utf-8")
        for name in re.findall(r"""assumed(?:_count)?\(\s*\w+,\s*"([a-z0-9-]+)"\s*\)""", code):
            assert name in assumptions, f"{file.name} reads assumptions/{name}.toml, which is missing"
            assert assumptions[name].value is not None, (
                f"{file.name} needs a value in assumptions/{name}.toml"
            )


def test_a_new_assumption_and_an_unseen_work_are_counted_and_listed() -> None:
    knowledge = Knowledge(
        assumptions={
            "start-gently": Assumption("start-gently", "We start low.", "It is kind.", "Our outcomes.", 4.0)
        },
        sources={
            "a-2001": Source("a-2001", "trial", "", "", 2001, "A journal", "", "", "", "unverified", "not")
        },
    )
    counts, page = stats(knowledge), open_assumptions(knowledge)
    assert (counts["open_assumptions"], counts["open_unverified_sources"], counts["sources"]) == (1, 1, 1)
    assert "**start-gently** (value: 4): We start low." in page
    assert "a-2001: A journal (cited 0 times)" in page


def test_left_and_right_count_as_two_places() -> None:
    knowledge = load_knowledge()
    sided = sum(region.sided for region in knowledge.regions.values())
    assert stats(knowledge)["places"] == len(knowledge.regions) + sided
