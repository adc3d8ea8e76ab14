"""Training load: coarse bands against a person's own weeks, and light weeks suggested on two signs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.leave import KNOWLEDGE
from unknot.core.load import Strain, Training, deload_due, muscle_loads, session_load, told, weekly_loads

SUNDAY = date(2026, 11, 29)


def run(days_ago: int, minutes: int = 60, effort: int = 5, activity: str = "running") -> Training:
    return Training(SUNDAY - timedelta(days=days_ago), activity, minutes, effort)


def five_weeks(latest: int, effort: int = 5) -> tuple[Training, ...]:
    """Three hours of running in each of four weeks, then `latest` minutes on each of three days."""
    before = tuple(run(7 * week + day) for week in range(1, 5) for day in (0, 2, 4))
    return (*before, *(run(day, latest, effort) for day in (0, 2, 4)))


def test_a_session_weighs_effort_times_minutes() -> None:
    assert session_load(run(0, minutes=45, effort=6)) == 270


def test_a_week_sums_its_seven_days_and_no_others() -> None:
    week = weekly_loads((run(0), run(6), run(7)), KNOWLEDGE, SUNDAY)[-1]

    assert week.load == 600


def test_equal_days_are_as_monotonous_as_can_be_shown() -> None:
    week = weekly_loads(tuple(run(day) for day in range(7)), KNOWLEDGE, SUNDAY)[-1]

    assert week.monotony == 5
    assert week.strain == week.load * 5


def test_a_week_of_rest_has_no_monotony() -> None:
    assert weekly_loads((), KNOWLEDGE, SUNDAY)[-1].monotony == 0


@pytest.mark.parametrize(
    ("minutes", "level"), [(20, "low"), (60, "usual"), (70, "heavy"), (80, "very-heavy")]
)
def test_a_muscles_week_is_judged_against_its_own_four_weeks(minutes: Any, level: Any) -> None:
    assert muscle_loads(five_weeks(minutes), KNOWLEDGE, SUNDAY)["soleus"].level == level


def test_a_first_week_is_compared_with_nothing() -> None:
    load = muscle_loads((run(0),), KNOWLEDGE, SUNDAY)["soleus"]

    assert (load.level, load.four_weeks) == ("usual", 0)
    assert "no earlier month" in told(load)


def test_two_weeks_on_record_are_averaged_over_two_weeks() -> None:
    trainings = (run(0), run(7), run(14))

    assert muscle_loads(trainings, KNOWLEDGE, SUNDAY)["soleus"].four_weeks == pytest.approx(300 * 0.9)


def test_load_is_told_as_a_description() -> None:
    assert told(muscle_loads(five_weeks(80), KNOWLEDGE, SUNDAY)["soleus"]) == (
        "This week is 33 % above your average of four weeks."
    )


def test_a_hard_day_counts_for_the_main_muscles_of_the_sport_alone() -> None:
    loads = muscle_loads((run(3, effort=8),), KNOWLEDGE, SUNDAY)

    assert loads["soleus"].last_hard == SUNDAY - timedelta(days=3)
    assert loads["peroneals"].last_hard is None


def test_an_unknown_activity_loads_no_muscle() -> None:
    assert muscle_loads((run(0, activity="quidditch"),), KNOWLEDGE, SUNDAY) == {}


def test_what_lies_ahead_is_not_counted() -> None:
    assert muscle_loads((run(-2),), KNOWLEDGE, SUNDAY) == {}


def test_one_sign_alone_suggests_no_light_week() -> None:
    assert deload_due((run(0),), SUNDAY, KNOWLEDGE, strain=Strain(low_sleep_days=9)) == ()


def test_two_signs_suggest_a_light_week_and_say_which() -> None:
    reasons = deload_due(five_weeks(60), SUNDAY, KNOWLEDGE, strain=Strain(pain_rise=2))

    assert [str(reason) for reason in reasons] == [
        "It is over four weeks since your last light week.",
        "A pain has risen by two points or more.",
    ]


def test_the_same_training_that_feels_harder_is_a_sign() -> None:
    harder = (*(run(day) for day in (20, 25, 30)), *(run(day, effort=7) for day in (1, 5)))

    reasons = deload_due(harder, SUNDAY, KNOWLEDGE, SUNDAY - timedelta(days=20), Strain(sore_days=5))

    assert "The same training feels harder than it did." in [str(reason) for reason in reasons]


trainings = st.lists(
    st.builds(
        run,
        st.integers(0, 60),
        st.integers(0, 300),
        st.integers(0, 10),
        st.sampled_from(sorted(KNOWLEDGE.activities)),
    ),
    max_size=20,
).map(tuple)


@given(trainings, trainings)
def test_more_training_in_the_week_never_lowers_a_muscles_week(some: Any, more: Any) -> None:
    fewer, all_of_it = (muscle_loads(t, KNOWLEDGE, SUNDAY) for t in (some, (*some, *more)))

    assert all(all_of_it[muscle].week >= load.week - 1e-9 for muscle, load in fewer.items())


@given(trainings)
def test_the_order_of_trainings_does_not_matter(some: Any) -> None:
    assert muscle_loads(some, KNOWLEDGE, SUNDAY).keys() == muscle_loads(some[::-1], KNOWLEDGE, SUNDAY).keys()
    assert weekly_loads(some, KNOWLEDGE, SUNDAY) == weekly_loads(some[::-1], KNOWLEDGE, SUNDAY)
