"""Getting nowhere: another spot after weeks without a change, then somebody who looks."""

from __future__ import annotations

import pytest

from tests.cast import Someone, ana
from unknot.care import assess, follow, practise, review
from unknot.core.body import Side
from unknot.core.nowhere import Do


def cared_for(someone: Someone, weeks: int, before: int = 6) -> Someone:
    """Two sessions a week that change nothing."""
    for _ in range(weeks * 2):
        if assess.here(someone.room).clearance is None:
            someone.answers_no()
        opened = someone.opens().session
        assert opened is not None
        practise.finish_session(someone.room, someone.does(opened, before, before))
        someone.later(days=3.5)
    someone.answers_no()
    return someone


def begun() -> Someone:
    someone = ana().says("right shoulder blade aches 6/10, worse at the desk")
    someone.answers_no()
    return someone.presses("infraspinatus", Side.RIGHT)


def advised(someone: Someone) -> tuple[follow.Advice, ...]:
    return follow.what_to_change(someone.room, assess.here(someone.room))


@pytest.mark.hazard("H-16")
def test_after_four_weeks_the_next_likeliest_spot_is_proposed_with_the_reason() -> None:
    (advice,) = advised(cared_for(begun(), weeks=4))
    assert advice.turn.do is Do.CHANGE
    assert advice.turn.spot == ("infraspinatus", Side.RIGHT)
    assert advice.instead is not None
    assert advice.instead[0] != "infraspinatus"
    assert advice.why


@pytest.mark.hazard("H-16")
def test_it_is_changed_once_and_after_eight_weeks_a_professional_should_look() -> None:
    someone = cared_for(begun(), weeks=4)
    (advice,) = advised(someone)
    assert advice.instead is not None
    review.let_target(someone.room, "infraspinatus", Side.RIGHT, "no-change")
    someone.later(minutes=5).presses(advice.instead[0], advice.instead[1])
    assert advised(someone) == ()
    cared_for(someone, weeks=3)
    assert advised(someone) == ()
    cared_for(someone, weeks=1)
    (last,) = advised(someone)
    assert last.turn.do is Do.PROFESSIONAL


def test_what_really_helps_is_left_alone() -> None:
    someone = cared_for(begun(), weeks=4)
    opened = someone.opens().session
    assert opened is not None
    practise.finish_session(someone.room, someone.does(opened, 3, 2))
    assert advised(someone) == ()


def test_what_calmed_is_not_under_review() -> None:
    someone = cared_for(begun(), weeks=4)
    review.let_target(someone.room, "infraspinatus", Side.RIGHT, "calmed")
    assert advised(someone) == ()


def test_the_advice_as_data_names_spots_as_the_journal_does() -> None:
    (advice,) = advised(cared_for(begun(), weeks=4))
    data = follow.advice_data(advice)
    assert data["do"] == "change"
    assert data["spot"] == "infraspinatus:right"
    assert str(data["instead"]).count(":") == 1
