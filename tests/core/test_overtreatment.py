"""The guard against too much: spot, session and day, with the hour from which it is fine again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.core.leave import KNOWLEDGE, NOW, SETTINGS, TOOLS, leave, target
from unknot.core.body import Side
from unknot.core.dosing import Dose, Given, Response, first_dose
from unknot.core.overtreatment import CareLimits, care_limits, may_treat

MUSCLES = ("infraspinatus", "upper-trapezius", "gastrocnemius", "gluteus-medius", "quadriceps")
HOUR = timedelta(hours=1)


def dose(muscle: str = "infraspinatus", side: Side = Side.RIGHT, **other: object) -> Dose:
    came = first_dose(leave(), target(muscle, side), TOOLS, SETTINGS, "full", KNOWLEDGE, NOW)
    assert isinstance(came, Dose)
    return replace(came, **other)  # type: ignore[arg-type]


def had(one: Dose, hours_ago: float, seconds: int = 60, **told: object) -> Given:
    return Given(one, NOW - hours_ago * HOUR, seconds, Response(**told))  # type: ignore[arg-type]


def test_the_limits_in_the_code_are_those_of_the_library() -> None:
    assert care_limits(KNOWLEDGE) == CareLimits()


def test_a_rested_body_may_be_treated() -> None:
    assert may_treat((), dose(), NOW) is None


def test_the_same_spot_waits_for_its_hours() -> None:
    held = may_treat((had(dose(), 20),), dose(), NOW)

    assert held is not None
    assert held.until == NOW + 4 * HOUR


def test_the_other_side_need_not_wait() -> None:
    assert may_treat((had(dose(), 20),), dose(side=Side.LEFT), NOW) is None


def test_after_a_bruise_it_waits_for_three_days() -> None:
    held = may_treat((had(dose(), 30, bruise=True),), dose(), NOW, knowledge=KNOWLEDGE)

    assert held is not None
    assert held.until == NOW + 42 * HOUR


def test_a_fourth_muscle_in_one_session_is_too_many() -> None:
    three = tuple(had(dose(name), 0.2) for name in MUSCLES[:3])

    held = may_treat(three, dose(MUSCLES[3]), NOW)

    assert held is not None
    assert "3 muscles" in held.because[0].text
    assert held.until == NOW - 0.2 * HOUR + 3 * HOUR


def test_a_light_week_allows_a_fourth() -> None:
    three = tuple(had(dose(name), 0.2) for name in MUSCLES[:3])

    assert may_treat(three, dose(MUSCLES[3]), NOW, care_limits(KNOWLEDGE, KNOWLEDGE.modes["deload"])) is None


def test_fifteen_minutes_of_pressure_are_enough_for_a_session() -> None:
    long_ones = (had(dose(MUSCLES[1]), 0.2, seconds=500), had(dose(MUSCLES[2]), 0.1, seconds=390))

    held = may_treat(long_ones, dose(), NOW)

    assert held is not None
    assert "15 minutes" in held.because[0].text


def test_a_fourth_session_on_a_day_waits_until_the_morning() -> None:
    three = tuple(had(dose(name), hours) for name, hours in zip(MUSCLES[1:4], (12, 8, 4), strict=True))

    held = may_treat(three, dose(), NOW)

    assert held is not None
    assert held.until is not None
    assert (held.until.day, held.until.hour) == (NOW.day + 1, 6)


def test_sessions_that_arrive_late_and_twice_count_once() -> None:
    late = had(dose(MUSCLES[1]), 0.2, seconds=500)

    assert may_treat((late, late), dose(), NOW) is None


def test_a_clock_gone_wrong_does_not_lock_a_spot_for_weeks() -> None:
    held = may_treat((had(dose(), -500),), dose(), NOW)

    assert held is not None
    assert held.until == NOW + 24 * HOUR


histories = st.lists(
    st.builds(
        had,
        st.sampled_from([dose(name, side) for name in MUSCLES for side in (Side.LEFT, Side.RIGHT)]),
        st.floats(0, 200),
        st.integers(0, 400),
    ),
    max_size=12,
).map(tuple)


@given(histories, st.sampled_from([dose(name) for name in MUSCLES]))
def test_every_refusal_is_kind_and_ends_at_an_hour_that_lies_ahead(past: Any, wanted: Any) -> None:
    held = may_treat(past, wanted, NOW)

    if held is not None:
        assert held.until is not None
        assert held.until > NOW
        assert held.instead
        assert held.because


@given(histories, histories, st.sampled_from([dose(name) for name in MUSCLES]))
def test_more_treatment_of_the_same_spot_never_frees_it(past: Any, more: Any, wanted: Any) -> None:
    same = tuple(one for one in more if one.dose == wanted)
    before, after = may_treat(past, wanted, NOW), may_treat((*past, *same), wanted, NOW)

    assert before is None or after is not None
