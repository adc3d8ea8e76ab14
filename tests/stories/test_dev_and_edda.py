"""Dev, sore after everything: the dose falls, then rests. Edda never logs: her plan does not drift."""

from __future__ import annotations

import pytest

from tests.cast import dev, edda
from unknot.care import assess, practise, review
from unknot.core.body import Side
from unknot.core.dosing import Felt
from unknot.core.journal import NextDayTold


def test_soreness_the_day_after_lowers_the_dose_and_a_bruise_holds_it() -> None:
    someone = dev().says("right glute aches 6/10 after squats")
    someone.answers_no()
    someone.presses("gluteus-medius", Side.RIGHT)
    first = someone.opens().session
    assert first is not None
    practise.finish_session(someone.room, someone.does(first))
    practise.tell_next_day(someone.later(days=1).room, NextDayTold(first.id, soreness=6))
    assert someone.opens().session is None
    second = someone.later(days=3).opens().session
    assert second is not None
    assert second.doses[0].total_seconds < first.doses[0].total_seconds
    practise.finish_session(someone.room, someone.does(second))
    practise.tell_next_day(someone.later(days=1).room, NextDayTold(second.id, soreness=2, bruise=True))
    assert someone.later(days=1).opens().session is None


def test_a_week_without_logs_gives_the_same_kind_of_week_again() -> None:
    someone = edda().says("both calves are tight, 4/10")
    someone.answers_no()
    first = review.this_week(someone.room).plan
    second = review.this_week(someone.later(days=7).room).plan
    assert [(b.day, b.area, b.tool, b.minutes) for b in first.blocks] == [
        (b.day, b.area, b.tool, b.minutes) for b in second.blocks
    ]
    assert {b.id for b in first.blocks}.isdisjoint(b.id for b in second.blocks)


def test_replanning_twice_is_replanning_once() -> None:
    someone = edda().says("both calves are tight, 4/10")
    someone.answers_no()
    review.this_week(someone.room)
    once = review.replan_week(someone.room).plan
    twice = review.replan_week(someone.room)
    assert twice.plan == once
    assert twice.changes == ()
    assert assess.here(someone.room).clearance is not None


def test_a_spot_that_was_sharp_twice_is_never_offered_or_planned_again() -> None:
    someone = dev().says("right glute aches 6/10 after squats")
    someone.answers_no()
    someone.presses("gluteus-medius", Side.RIGHT)
    opened = someone.opens().session
    assert opened is not None
    practise.finish_session(someone.room, someone.does(opened, felt=(Felt.SHARP, Felt.SHARP)))
    assert assess.here(someone.room).clearance is None  # the nerve questions come first again
    someone.later(minutes=5).answers_no()
    now = assess.here(someone.room)
    assert now.targets == ()
    up = assess.find_points(someone.room, now).next_up
    assert up is None or (up.muscle, up.side) != ("gluteus-medius", Side.RIGHT)
    with pytest.raises(assess.Unusable, match="sharp"):
        someone.presses("gluteus-medius", Side.RIGHT)
    planned = [m for block in review.this_week(someone.room).plan.blocks for m in block.muscles]
    assert "gluteus-medius:right" not in planned
