"""Outcomes: a change is called real only when it is more than the scale's own noise."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.leave import KNOWLEDGE, NOW, gave, leave, target
from unknot.core.dosing import Dose, first_dose
from unknot.core.knowledge import Backing, Grade, Instrument
from unknot.core.outcome import Outcome, as_instrument, change, release_times, trend

DAY = date(2026, 11, 2)
PAIN = Instrument("pain-now", "Pain now", "", 0, 10, "lower", 2, 2, 0.3, Backing(Grade.A, ("farrar-2001",)))
FUNCTION = Instrument(
    "psfs", "What you can do", "", 0, 10, "higher", 2, 2.3, None, Backing(Grade.B, ("abbott-2014",))
)


def scores(scale: Instrument, *values: float, about: str = "shoulder-blade:right") -> tuple[Outcome, ...]:
    return tuple(Outcome(scale.id, about, v, DAY + timedelta(days=7 * n)) for n, v in enumerate(values))


def verdict(scale: Instrument, *values: float) -> str:
    return change(scores(scale, *values), scale).verdict


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((6,), "too-early"),
        ((6, 5), "steady"),
        ((6, 4), "better"),
        ((4, 6), "worse"),
        ((6, 3, 5), "steady"),
        ((3, 2), "steady"),
        ((3, 2, 2), "better"),
        ((3, 3, 2), "steady"),
    ],
)
def test_pain_needs_two_points_or_a_third_shown_twice(values: Any, expected: Any) -> None:
    assert verdict(PAIN, *values) == expected


def test_for_function_higher_is_better() -> None:
    assert verdict(FUNCTION, 4, 6) == "better"
    assert verdict(FUNCTION, 6, 4) == "worse"


def test_a_change_names_its_size_and_its_threshold() -> None:
    found = change(scores(PAIN, 7, 4), PAIN)

    assert found.size == 3
    assert str(found.because[0]) == "Better by 3; from 2 on it is more than noise."
    assert found.because[0].rests_on == ("farrar-2001",)


def test_scores_of_several_things_are_not_mixed() -> None:
    mixed = (*scores(PAIN, 5), *scores(PAIN, 3, about="neck-base:left"))

    with pytest.raises(ValueError, match="one scale and one thing"):
        change(mixed, PAIN)


def test_no_scores_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(ValueError, match="take one first"):
        change((), PAIN)


def test_no_angle_counts_as_changed_below_five_degrees() -> None:
    rotation = KNOWLEDGE.movements["neck-rotation"]
    assert rotation.smallest_change is not None

    assert as_instrument(rotation, "higher", KNOWLEDGE).smallest_change == max(5, rotation.smallest_change)


def test_a_probe_is_no_scale() -> None:
    with pytest.raises(ValueError, match="no self-test"):
        as_instrument(KNOWLEDGE.movements["neck-turn"], "higher", KNOWLEDGE)


def test_one_bad_day_does_not_bend_the_trend() -> None:
    assert trend(scores(PAIN, 8, 7, 10, 5, 4), PAIN) == pytest.approx(1, abs=0.2)


def test_two_scores_make_no_trend() -> None:
    assert trend(scores(PAIN, 8, 4), PAIN) is None


def test_the_curve_of_release_holds_only_spots_that_eased() -> None:
    dose = first_dose(leave(), target(), ("tennis-ball",), ("wall",), "full", KNOWLEDGE, NOW)
    assert isinstance(dose, Dose)
    eased = gave(dose, NOW, discomfort=6, discomfort_end=3)
    same = gave(dose, NOW + timedelta(days=1), discomfort=6, discomfort_end=6)

    assert release_times((same, eased)) == ((NOW.date(), dose.seconds),)


values = st.lists(st.integers(0, 10), min_size=2, max_size=8)


@given(values)
def test_what_is_better_is_worse_backwards_or_within_noise(some: Any) -> None:
    forwards, backwards = verdict(FUNCTION, *some), verdict(FUNCTION, *some[::-1])

    assert {forwards, backwards} in ({"better", "worse"}, {"steady"})


@given(values, st.randoms())
def test_the_order_in_which_scores_arrive_does_not_matter(some: Any, random: Any) -> None:
    ordered = list(scores(PAIN, *some))
    mixed = ordered[:]
    random.shuffle(mixed)

    assert change(tuple(mixed), PAIN) == change(tuple(ordered), PAIN)


@given(values)
def test_a_change_inside_the_smallest_one_is_never_called_worse(some: Any) -> None:
    found = change(scores(PAIN, *some), PAIN)

    assert found.verdict != "worse" or found.size <= -PAIN.smallest_change
