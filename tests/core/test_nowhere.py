"""Getting nowhere: when to try another spot, when to ask the safety questions, and when somebody else should look."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.leave import KNOWLEDGE, MONDAY, NOW, SETTINGS, TOOLS, gave, leave, target
from unknot.core.body import Side
from unknot.core.dosing import Dose, first_dose
from unknot.core.nowhere import Course, Do, turns
from unknot.core.outcome import Outcome

SPOT = ("infraspinatus", Side.RIGHT)


def _dose() -> Dose:
    came = first_dose(leave(), target(), TOOLS, SETTINGS, "full", KNOWLEDGE, NOW)
    assert isinstance(came, Dose)
    return came


DOSE = _dose()


def course(*days_ago: int, scores: tuple[tuple[int, float], ...] = (), **other: object) -> Course:
    """Doses and pain before each session, so many days ago."""
    given_ = tuple(
        gave(DOSE, datetime.combine(MONDAY - timedelta(days=d), time(18), NOW.tzinfo)) for d in days_ago
    )
    told = tuple(
        Outcome("pain-now", "before a session", score, MONDAY - timedelta(days=d)) for d, score in scores
    )
    made = Course((target(),), given_, told, (), (), MONDAY, KNOWLEDGE)
    return replace(made, **other)  # type: ignore[arg-type]


def every(step: int, weeks: int) -> tuple[int, ...]:
    return tuple(range(0, weeks * 7 + 1, step))


def steady(weeks: int, score: float = 6) -> tuple[tuple[int, float], ...]:
    return tuple((d, score) for d in every(4, weeks))


def does(one: Course) -> list[str]:
    return [str(turn.do) for turn in turns(one)]


def test_with_nothing_done_nothing_is_to_change() -> None:
    assert turns(course()) == ()


def test_three_weeks_are_too_early() -> None:
    assert does(course(*every(4, 3), scores=steady(3))) == []


@pytest.mark.hazard("H-16")
def test_after_four_weeks_without_a_real_change_another_spot_is_tried_and_why_is_said() -> None:
    (turn,) = turns(course(*every(4, 4), scores=steady(4)))
    assert (turn.do, turn.spot) == (Do.CHANGE, SPOT)
    assert "no score has really changed" in turn.because[0].text
    assert {"no-change-weeks", "nowhere-sessions"} <= {*turn.because[0].rests_on}


def test_few_sessions_tell_nothing_of_a_spot() -> None:
    assert does(course(0, 14, 28, scores=steady(4))) == []


def test_a_change_within_the_noise_is_no_change() -> None:
    scores = ((28, 6.0), (14, 6.0), (0, 5.0))
    assert does(course(*every(4, 4), scores=scores)) == ["change"]


def test_a_real_change_is_left_to_go_on() -> None:
    assert does(course(*every(4, 10), scores=((70, 6.0), (0, 4.0)))) == []


def test_the_spot_is_changed_once_only() -> None:
    aside = ((MONDAY - timedelta(days=7), ("levator-scapulae", Side.RIGHT)),)
    assert does(course(*every(4, 5), scores=steady(5), set_aside=aside)) == []


@pytest.mark.hazard("H-16")
def test_after_eight_weeks_a_professional_should_look() -> None:
    (turn,) = turns(course(*every(4, 8), scores=steady(8)))
    assert turn.do is Do.PROFESSIONAL
    assert turn.because[0].rests_on == ("refer-weeks",)


@pytest.mark.hazard("H-16")
def test_who_never_scores_is_sent_all_the_same() -> None:
    (turn,) = turns(course(*every(4, 8)))
    assert turn.do is Do.PROFESSIONAL
    assert "no score tells" in turn.because[0].text


def test_a_long_pause_begins_anew() -> None:
    assert does(course(0, 4, 8, *(d + 60 for d in every(4, 8)), scores=steady(20))) == []


@pytest.mark.hazard("H-16")
def test_pain_that_really_rose_asks_the_safety_questions_first() -> None:
    (turn, *_) = turns(course(0, 4, 8, scores=((8, 4.0), (0, 7.0))))
    assert turn.do is Do.SCREEN


@pytest.mark.hazard("H-16")
def test_pain_up_for_a_week_although_doses_fell_goes_to_a_professional() -> None:
    (turn, *_) = turns(course(0, 4, 8, scores=((8, 4.0), (7, 6.0), (4, 6.0), (0, 7.0))))
    assert turn.do is Do.PROFESSIONAL


def test_very_strong_pain_on_most_days_of_two_weeks_goes_to_a_professional() -> None:
    strong = tuple((d, 8.0) for d in (0, 3, 6, 9, 12))
    assert does(course(0, scores=strong)) == ["professional"]
    assert does(course(0, scores=tuple((d, 7.0) for d, _ in strong))) == []


def test_a_spot_that_calmed_and_came_back_three_times_goes_to_a_professional() -> None:
    calmed = tuple((MONDAY - timedelta(days=d), SPOT) for d in (10, 40, 70))
    (turn,) = turns(course(0, calmed=calmed))
    assert (turn.do, turn.spot) == (Do.PROFESSIONAL, SPOT)
    assert does(course(0, calmed=calmed[:2])) == []


histories = st.lists(st.integers(0, 120), max_size=20).map(tuple)
scored = st.lists(st.tuples(st.integers(0, 120), st.integers(0, 10).map(float)), max_size=15).map(tuple)


@given(histories, scored)
def test_every_turn_says_why_and_rests_on_named_numbers(
    days: tuple[int, ...], scores: tuple[tuple[int, float], ...]
) -> None:
    for turn in turns(course(*days, scores=scores)):
        assert turn.because
        assert turn.because[0].rests_on
        assert all(name in KNOWLEDGE.assumptions for name in turn.because[0].rests_on)


@pytest.mark.hazard("H-16")
@given(histories, scored, st.integers(0, 120), st.integers(0, 10).map(float))
def test_no_advice_is_bought_off_by_a_worse_score(
    days: tuple[int, ...], scores: tuple[tuple[int, float], ...], on: int, worse: float
) -> None:
    """A further day of strong pain never turns "let somebody look" into silence, as long as it is not the first."""
    before = does(course(*days, scores=scores))
    if "professional" in before and scores:
        top = max(score for _, score in scores)
        later = does(course(*days, scores=(*scores, (0, max(top, worse)))))
        assert later


def test_a_day_told_in_the_future_counts_for_nothing() -> None:
    late = Outcome("pain-now", "before a session", 0, date(2030, 1, 1))
    one = course(*every(4, 8), scores=steady(8))
    assert does(replace(one, scores=(*one.scores, late))) == ["professional"]
