"""The figures that tell how good the knowledge is are true, whole and up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from unknot import load_knowledge
from unknot.core.knowledge import Press
from unknot.library import generated
from unknot.library.coverage import coverage, coverage_page, total
from unknot.library.register import stated, stats

DOCS = Path(__file__).resolve().parents[2] / "docs" / "reference"


def test_the_page_of_figures_is_up_to_date() -> None:
    remake = "run `python -m unknot.library.generated` and commit the page with the change"
    assert (DOCS / "knowledge.md").read_text(encoding="utf-8") == coverage_page(load_knowledge()), remake


def test_every_muscle_is_counted_in_exactly_one_area() -> None:
    muscles = load_knowledge().muscles.values()
    together = total(coverage(load_knowledge()).areas)
    assert together.muscles == len(muscles)
    assert together.never == sum(m.press is Press.NEVER for m in muscles)
    assert together.treatments == sum(len(m.treatments) for m in muscles)


def test_every_statement_is_counted_under_its_grade() -> None:
    grades = coverage(load_knowledge()).grades
    assert sum(count for _, count, _ in grades) == len(list(stated(load_knowledge())))


def test_every_work_is_counted_by_how_much_of_it_was_read() -> None:
    assert sum(count for count, _ in coverage(load_knowledge()).read) == len(load_knowledge().sources)


def test_nothing_that_is_open_is_left_out_of_the_figures() -> None:
    counted = {name: count for name, count in stats(load_knowledge()).items() if name.startswith("open_")}
    assert sorted(count for count, _ in coverage(load_knowledge()).open) == sorted(counted.values())


def test_one_command_writes_every_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert generated.main([str(tmp_path)]) == 0
    assert {file.name for file in tmp_path.iterdir()} == set(generated.FILES)
    assert all((DOCS / name).is_file() for name in generated.FILES)
