"""The guard against too much: spot, session and day, with the hour from which it is fine again."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.leave import KNOWLEDGE, NOW, SETTINGS, TOOLS, leave, target
from unknot.core.body import Side
from unknot.core.dosing import Dose, Given, Response, first_dose
from unknot.core.overtreatment import CareLimits, care_limits, is_same_spot, may_treat, sessions_of

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


# --- The week, the technique, the clock -----------------------------------------------------------------------


def test_one_day_in_seven_is_for_rest() -> None:
    six = tuple(had(dose(MUSCLES[day % 3 + 1]), 24 * day) for day in range(1, 7))

    held = may_treat(six, dose(), NOW)

    assert held is not None
    assert "rest" in held.because[0].text
    assert held.until is not None
    assert (held.until.day, held.until.hour) == (NOW.day + 1, 6)
    assert may_treat(six[1:], dose(), NOW) is None


def test_fourteen_sessions_a_week_are_enough() -> None:
    many = tuple(had(dose(MUSCLES[n % 4 + 1]), 24 * (1 + n // 3) - 5 * (n % 3), 30) for n in range(15))

    held = may_treat(many, dose(), NOW)

    assert held is not None
    assert "in a week" in held.because[0].text
    assert held.until is not None
    assert held.until > NOW
    assert may_treat(many, dose(), held.until) is None


def test_a_technique_has_its_own_most_days_a_week() -> None:
    one = dose()
    most = KNOWLEDGE.techniques[one.technique].limits.sessions_per_week[1]
    days = tuple(had(one, 24 * day + 2) for day in range(1, most + 1))

    held = may_treat(days, replace(one, hours_between=24), NOW, knowledge=KNOWLEDGE)

    assert held is not None
    if most < 6:
        assert f"{most} days a week" in held.because[0].text


def test_a_gun_has_two_minutes_of_a_muscle_and_no_more() -> None:
    gun = dose(technique="gun-sweep", tool="massage-gun", point="", seconds=60, repetitions=1)
    just_now = (Given(replace(gun, point="a", hours_between=0), NOW - 0.1 * HOUR, 90, Response()),)
    held = may_treat(just_now, replace(gun, point="b", hours_between=0), NOW, knowledge=KNOWLEDGE)

    assert held is not None
    assert "2 minutes of one muscle" in held.because[0].text


def test_the_day_is_that_of_the_clock_on_the_wall() -> None:
    """23:30 in UTC is the next day in Berlin: three sessions of that day count for it."""
    berlin = timezone(timedelta(hours=2))
    now = datetime(2026, 11, 24, 20, 0, tzinfo=berlin)
    late = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)  # half past midnight on the 24th there
    hours = (late, late + 4 * HOUR, late + 8 * HOUR)
    three = tuple(Given(dose(name), at, 60, Response()) for name, at in zip(MUSCLES[1:4], hours, strict=True))

    held = may_treat(three, dose(), now)

    assert held is not None
    assert "3 sessions today" in held.because[0].text


def test_more_pain_for_over_two_days_rests_from_when_it_was_over() -> None:
    held = may_treat((had(dose(), 60, soreness=4, sore_hours=55),), dose(), NOW, knowledge=KNOWLEDGE)

    assert held is not None
    assert held.until == NOW - 60 * HOUR + (55 + 48) * HOUR


@pytest.mark.hazard("H-13")
@given(st.lists(st.tuples(st.floats(0.3, 30), st.sampled_from(MUSCLES)), min_size=1, max_size=60))
def test_whoever_heeds_the_guard_never_goes_over_a_limit(wishes: Any) -> None:
    """Somebody asks again and again, at any hour; what the guard lets pass stays inside every limit."""
    limits, now = CareLimits(), NOW
    past: tuple[Given, ...] = ()
    for hours, name in wishes:
        now += hours * HOUR
        wanted = dose(name, hours_between=24)
        if may_treat(past, wanted, now, knowledge=KNOWLEDGE) is None:
            past = (*past, Given(wanted, now, 60, Response()))
    _inside(past, limits)


def _inside(past: tuple[Given, ...], limits: CareLimits) -> None:
    gap = timedelta(hours=limits.session_gap_hours)
    sessions = sessions_of(past, gap)
    for session in sessions:
        assert len({one.dose.muscle for one in session}) <= limits.muscles_per_session
        assert sum(one.seconds for one in session) <= limits.pressure_seconds_per_session
    days = sorted({one.at.date() for one in past})
    for day in days:
        today = [one for one in past if one.at.date() == day]
        assert sum(one.seconds for one in today) <= limits.pressure_seconds_per_day
        week = [other for other in days if day - timedelta(days=7) < other <= day]
        assert len(week) <= limits.days_per_week
        begun = [s for s in sessions if day - timedelta(days=7) < s[0].at.date() <= day]
        assert len(begun) <= limits.sessions_per_week
    for one, other in itertools.combinations(sorted(past, key=lambda g: g.at), 2):
        if is_same_spot(one.dose, other.dose):
            assert other.at - one.at >= 24 * HOUR


@pytest.mark.hazard("H-13")
@given(histories, st.permutations(range(12)), st.sampled_from([dose(name) for name in MUSCLES]))
def test_it_does_not_matter_in_which_order_and_how_often_logs_arrive(
    past: Any, order: Any, wanted: Any
) -> None:
    shuffled = tuple(past[i] for i in order if i < len(past))

    assert may_treat(past, wanted, NOW, knowledge=KNOWLEDGE) == may_treat(
        (*shuffled, *past), wanted, NOW, knowledge=KNOWLEDGE
    )


@pytest.mark.hazard("H-13")
@given(histories, histories, st.sampled_from([dose(name) for name in MUSCLES]))
def test_of_other_days_too_more_never_frees_a_dose(past: Any, more: Any, wanted: Any) -> None:
    """More of anything, at least a session's pause away from what was there, never opens what was held."""
    gap = 3 * HOUR
    apart = tuple(m for m in more if all(abs(m.at - p.at) >= gap for p in past) and NOW - m.at >= gap)
    if may_treat(past, wanted, NOW, knowledge=KNOWLEDGE) is not None:
        assert may_treat((*past, *apart), wanted, NOW, knowledge=KNOWLEDGE) is not None
