"""A planned block presses places that were not drawn: their safety questions come before its session."""

from __future__ import annotations

from tests.cast import Someone, ana
from unknot.care import assess, practise, review
from unknot.core.knowledge import Urgency
from unknot.core.planning import Block
from unknot.core.screening import Answer, Clearance, Referral, ScreeningAnswers


def _block_of_the_legs(someone: Someone) -> Block:
    plan = review.this_week(someone.room).plan
    block = next(b for b in plan.blocks if b.area == "glutes-calves")
    someone.later(days=(block.on - someone.at.date()).days)
    return block


def _planned() -> tuple[Someone, Block]:
    someone = ana().says("neck is a bit tight, 2/10")
    assert isinstance(someone.answers_no(), Clearance)
    return someone, _block_of_the_legs(someone)


def test_the_legs_are_asked_about_before_they_are_pressed() -> None:
    someone, block = _planned()
    now = assess.here(someone.room)
    regions = practise.to_ask(someone.room, now, block)
    asked = assess.safety_questions(someone.room, now, regions)
    assert "calf-clot" in {q.flag for q in asked}
    assess.answer_screening(
        someone.room, ScreeningAnswers({q.flag: Answer.NO for q in asked}), regions=regions
    )
    now = assess.here(someone.room)
    assert practise.to_ask(someone.room, now, block) == ()
    assert practise.open_session(someone.room, now, block=block).session is not None


def test_a_swollen_calf_ends_the_way_there_too() -> None:
    someone, block = _planned()
    now = assess.here(someone.room)
    regions = practise.to_ask(someone.room, now, block)
    asked = assess.safety_questions(someone.room, now, regions)
    answers = {q.flag: Answer.NO for q in asked} | {"calf-clot": Answer.YES}
    result = assess.answer_screening(someone.room, ScreeningAnswers(answers), regions=regions)
    assert isinstance(result, Referral)
    assert result.urgency >= Urgency.SAME_DAY
