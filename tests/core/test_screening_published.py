"""What others published stays heard; how complaints are counted and halved."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.screening import (
    COUNTS,
    Half,
    Heard,
    Vignette,
    by_urgency,
    counted,
    half_of,
    heard,
    is_met,
    misses,
    read_vignettes,
    share,
    summary,
)
from unknot import load_knowledge
from unknot.core.knowledge import Urgency

KNOWLEDGE = load_knowledge()
PUBLISHED = (
    read_vignettes()
)  # both halves: the one for validation was looked at on 2026-11-22 and guards from then on
# Told more than a level below its publisher; why that stays: docs/reference/screening-report.md
STANDS = {"umich-back-pain-self-care-1"}


@pytest.mark.hazard("H-02")
@pytest.mark.parametrize("told", [v for v in PUBLISHED if not v.is_harmless], ids=lambda v: v.id)
def test_a_published_sign_is_heard_within_a_level_of_its_publisher(told: Vignette) -> None:
    (came,) = heard((told,), KNOWLEDGE)

    assert not came.is_lost, came.because
    assert told.id in STANDS or not came.is_far_under, came.because


@pytest.mark.hazard("H-03")
@pytest.mark.parametrize("told", [v for v in PUBLISHED if v.is_harmless], ids=lambda v: v.id)
def test_a_published_harmless_complaint_is_not_sent_away(told: Vignette) -> None:
    (came,) = heard((told,), KNOWLEDGE)

    assert not came.is_sent_away, came.because


# --- How it is counted ---


def one(expected: Urgency, came: Urgency, source: str = "a-source", name: str = "a-source-1") -> Heard:
    return Heard(Vignette(name, source, "It hurts.", 50, "f", expected, ""), came, ("because",))


def source_of(half: Half) -> str:
    return next(name for name in map(str, range(99)) if half_of(name) is half)


def test_a_source_belongs_to_a_half_by_its_name_alone() -> None:
    halves = [half_of(f"source-{number}") for number in range(400)]

    assert halves == [half_of(f"source-{number}") for number in range(400)]
    assert 150 < halves.count(Half.TUNING) < 250


@pytest.mark.parametrize(
    ("expected", "came", "lost", "far_under", "under", "sent_away"),
    [
        (Urgency.EMERGENCY, Urgency.ADAPT, True, True, True, False),
        (Urgency.EMERGENCY, Urgency.WITHIN_DAYS, False, True, True, False),
        (Urgency.EMERGENCY, Urgency.SAME_DAY, False, False, True, False),
        (Urgency.SAME_DAY, Urgency.EMERGENCY, False, False, False, False),
        (Urgency.WITHIN_DAYS, Urgency.NONE, False, True, True, False),
        (Urgency.WITHIN_DAYS, Urgency.ADAPT, False, False, True, False),
        (Urgency.NONE, Urgency.ADAPT, False, False, False, False),
        (Urgency.NONE, Urgency.WITHIN_DAYS, False, False, False, True),
        (Urgency.ADAPT, Urgency.NONE, False, False, False, False),
    ],
)
def test_a_complaint_is_counted_as_what_it_is(
    expected: Urgency, came: Urgency, lost: bool, far_under: bool, under: bool, sent_away: bool
) -> None:
    each = one(expected, came)

    assert (each.is_lost, each.is_far_under, each.is_under, each.is_sent_away) == (
        lost, far_under, under, sent_away,
    )  # fmt: skip
    assert each.is_missed is (under or sent_away)


def test_shares_are_told_with_the_bounds_that_so_few_allow() -> None:
    assert share(0, 0) == "–"
    assert share(5, 50) == "5 of 50 (10.0%; 4.3% to 21.4%)"
    came = (one(Urgency.EMERGENCY, Urgency.NONE), one(Urgency.EMERGENCY, Urgency.EMERGENCY))
    _, of, when = COUNTS[0]
    assert counted(came, of, when) == (1, 2)
    assert "1 of 2" in summary(came)
    assert "| emergency | 1 | 0 | 0 | 0 | 1 |" in by_urgency(came)


def test_goals_are_those_of_the_half_that_nobody_tuned_on() -> None:
    tuned, kept = source_of(Half.TUNING), source_of(Half.VALIDATION)
    good = one(Urgency.EMERGENCY, Urgency.EMERGENCY, kept)

    assert is_met((good, one(Urgency.EMERGENCY, Urgency.NONE, tuned)))
    assert not is_met((good, one(Urgency.EMERGENCY, Urgency.NONE, kept)))
    assert not is_met((good, one(Urgency.NONE, Urgency.SAME_DAY, kept)))


def test_the_misses_of_one_half_do_not_show_the_other() -> None:
    kept = one(Urgency.EMERGENCY, Urgency.NONE, source_of(Half.VALIDATION), "secret-1")

    assert misses((kept,), Half.TUNING) == ""
    assert "secret-1" in misses((kept,), Half.VALIDATION)


def test_a_file_under_another_name_or_an_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    row = '[[vignettes]]\nid = "x-1"\ntext = "It hurts."\nexpected = "none"\n'
    (tmp_path / "x.toml").write_text('[source]\nid = "y"\n' + row, encoding="utf-8")
    with pytest.raises(ValueError, match="file name and id must be the same"):
        read_vignettes(tmp_path)
    (tmp_path / "x.toml").write_text('[source]\nid = "x"\n' + row + row, encoding="utf-8")
    with pytest.raises(ValueError, match="x-1"):
        read_vignettes(tmp_path)
