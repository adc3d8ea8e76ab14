"""Ana, desk worker: the straight way, from a sentence to a planned week."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cast import Someone, ana
from unknot.care import assess, practise, review
from unknot.core.body import Place, Side
from unknot.core.dosing import Felt
from unknot.core.evidence import Pressing
from unknot.core.journal import SessionLogged
from unknot.core.screening import Clearance

COMPLAINT = "right shoulder blade aches 6/10, worse at the desk, turning left is stiff"


@pytest.fixture
def cleared() -> Someone:
    someone = ana().says(COMPLAINT)
    assert isinstance(someone.answers_no(), Clearance)
    return someone


def test_her_words_become_a_mark_on_the_right_shoulder_blade() -> None:
    drawing = assess.here(ana().says(COMPLAINT).room).drawing
    assert drawing is not None
    mark = drawing.drawn.drawing.at(Place("shoulder-blade", Side.RIGHT))
    assert mark is not None
    assert mark.strength == 6
    assert "desk-work" in drawing.complaint.activities


def test_nothing_is_found_before_the_safety_questions() -> None:
    someone = ana().says(COMPLAINT)
    with pytest.raises(assess.NotCleared):
        assess.find_points(someone.room, assess.here(someone.room))
    with pytest.raises(assess.NotCleared):
        someone.opens()


def test_the_candidates_come_with_reasons_and_elsewhere_stays_in_the_race(cleared: Someone) -> None:
    found = assess.find_points(cleared.room, assess.here(cleared.room))
    assert all(c.because for c in found.ranking.candidates[:3])
    assert found.ranking.elsewhere > 0
    total = sum(c.probability for c in found.ranking.candidates) + found.ranking.elsewhere
    assert total == pytest.approx(1)


def test_nothing_there_moves_on_to_the_next_candidate(cleared: Someone) -> None:
    first = assess.find_points(cleared.room, assess.here(cleared.room)).next_up
    assert first is not None
    assess.confirm_point(cleared.room, first.muscle, first.side, first.point, Pressing.NOTHING)
    second = assess.find_points(cleared.room, assess.here(cleared.room)).next_up
    assert second is None or (second.muscle, second.side) != (first.muscle, first.side)


def test_a_session_ends_in_movement_and_its_log_moves_the_pain_curve(cleared: Someone) -> None:
    opened = cleared.presses("infraspinatus", Side.RIGHT).opens()
    assert opened.session is not None
    assert any(cue.phase in ("move", "stretch") for cue in opened.session.tape[-4:])
    log = cleared.does(opened.session, before=6, after=3)
    assert practise.finish_session(cleared.room, log)
    assert [body.log.pain_after for _, body in cleared.room.journal().of(SessionLogged)] == [3]


def test_the_same_spot_rests_after_a_session(cleared: Someone) -> None:
    opened = cleared.presses("infraspinatus", Side.RIGHT).opens()
    assert opened.session is not None
    practise.finish_session(cleared.room, cleared.does(opened.session))
    again = cleared.later(hours=1).opens()
    assert again.session is None
    assert again.holds[0].until is not None
    assert again.holds[0].until > cleared.at
    assert cleared.later(hours=48).opens().session is not None


def test_too_much_makes_the_next_dose_milder(cleared: Someone) -> None:
    opened = cleared.presses("infraspinatus", Side.RIGHT).opens()
    assert opened.session is not None
    practise.finish_session(cleared.room, cleared.does(opened.session, felt=(Felt.TOO_MUCH,)))
    after = cleared.later(hours=72).opens().session
    assert after is not None
    before = opened.session.doses[0]
    milder = after.doses[0]
    assert milder.discomfort[1] <= before.discomfort[1]
    assert milder.seconds <= before.seconds
    assert (milder.discomfort[1], milder.seconds, milder.tool) != (
        before.discomfort[1],
        before.seconds,
        before.tool,
    )


def test_the_week_treats_the_confirmed_spot_and_says_why(cleared: Someone) -> None:
    cleared.presses("infraspinatus", Side.RIGHT)
    plan = review.this_week(cleared.room).plan
    assert any("infraspinatus" in muscle for block in plan.blocks for muscle in block.muscles)
    assert all(block.because for block in plan.blocks)
    assert review.this_week(cleared.room).plan == plan


def test_a_block_can_be_moved_and_skipped_and_keeps_its_name(cleared: Someone) -> None:
    plan = review.this_week(cleared.room).plan
    block = plan.blocks[-1]
    review.move_block(cleared.room, block.id, plan.week_start + timedelta(days=6))
    moved = review.block_of(assess.here(cleared.room), block.id)
    assert moved.on == plan.week_start + timedelta(days=6)
    review.skip_block(cleared.room, block.id)
    assert review.block_of(assess.here(cleared.room), block.id).state == "skipped"


def test_after_two_weeks_the_questions_come_again(cleared: Someone) -> None:
    assert assess.here(cleared.room).clearance is not None
    assert assess.here(cleared.later(days=15).room).clearance is None
    with pytest.raises(assess.NotCleared):
        cleared.opens()
