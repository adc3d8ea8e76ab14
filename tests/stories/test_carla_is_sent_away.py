"""Carla: a red flag ends the way, by every door."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cast import Someone, carla
from unknot.care import assess, review
from unknot.core.body import Side
from unknot.core.evidence import Pressing
from unknot.core.knowledge import Urgency
from unknot.core.screening import Answer, Referral

BACK = "low back ache on both sides, 7/10"


def test_a_yes_to_an_emergency_ends_the_way() -> None:
    someone = carla().says(BACK)
    result = someone.answers_no(saddle_numbness=Answer.YES)
    assert isinstance(result, Referral)
    assert result.urgency is Urgency.EMERGENCY
    assert result.advice


def test_her_own_words_end_it_even_when_every_box_says_no() -> None:
    someone = carla().says("low back pain, numb between the legs when I wipe and I can't feel when I pee")
    result = someone.answers_no()
    assert isinstance(result, Referral)
    assert result.urgency is Urgency.EMERGENCY


def _find(someone: Someone) -> None:
    assess.find_points(someone.room, assess.here(someone.room))


def _press(someone: Someone) -> None:
    assess.confirm_point(someone.room, "quadratus-lumborum", Side.LEFT, "", Pressing.RECOGNISED)


def _open(someone: Someone) -> None:
    someone.opens()


def _plan(someone: Someone) -> None:
    review.this_week(someone.room)


@pytest.mark.parametrize("door", [_find, _press, _open, _plan])
def test_no_door_leads_to_pressing(door: Callable[[Someone], None]) -> None:
    someone = carla().says(BACK)
    someone.answers_no(saddle_numbness=Answer.YES)
    with pytest.raises(assess.NotCleared):
        door(someone)


def test_a_target_from_before_is_not_pressed_after_a_new_flag() -> None:
    someone = carla().says(BACK)
    someone.answers_no()
    someone.presses("gluteus-medius", Side.LEFT)
    assert someone.opens().session is not None
    someone.later(days=1).says(BACK).answers_no(bladder_change=Answer.YES)
    with pytest.raises(assess.NotCleared):
        someone.opens()


def test_words_that_name_no_place_still_end_the_way() -> None:
    someone = carla().says("I am suddenly so short of breath and I coughed up blood")
    referral = assess.here(someone.room).referral
    assert referral is not None
    assert referral.urgency is Urgency.EMERGENCY


def test_words_alone_end_the_way_before_any_box_is_ticked() -> None:
    someone = carla().says("crushing chest pain into the left arm, sweating and sick")
    referral = assess.here(someone.room).referral
    assert referral is not None
    assert referral.say
