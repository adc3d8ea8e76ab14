"""When the safety questions come again: at first, for a new part, an injury, more pain, after two weeks, a new flag."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cast import Someone, ana, edda
from unknot import load_knowledge
from unknot.care import assess, practise
from unknot.core.body import Mark, PainDrawing, Place, Side
from unknot.core.dosing import Felt
from unknot.core.screening import Answer, Person, ScreeningAnswers

KNOWLEDGE = load_knowledge()
BLADE = Place("shoulder-blade", Side.RIGHT)
WORDS = "right shoulder blade aches 5/10"


def cleared(who: Someone) -> Someone:
    who.says(WORDS).answers_no()
    assert why(who.later(minutes=10)) == ()
    return who


def why(who: Someone) -> tuple[str, ...]:
    return tuple(str(reason) for reason in assess.here(who.room).screen_again)


def marks(who: Someone, place: Place, strength: int) -> None:
    assess.draw_pain(who.room, PainDrawing((Mark(place, strength),)))


@pytest.mark.hazard("H-08")
@pytest.mark.parametrize(("strength", "asked"), [(6, False), (7, True), (10, True)])
def test_pain_up_by_two_on_the_same_day_asks_again(strength: int, asked: bool) -> None:
    who = cleared(ana())
    marks(who, BLADE, strength)
    assert bool(why(who)) is asked
    assert (assess.here(who.room).clearance is None) is asked


@pytest.mark.hazard("H-08")
@pytest.mark.parametrize(("after", "asked"), [(6, False), (7, True)])
def test_pain_up_by_two_after_a_session_asks_again(after: int, asked: bool) -> None:
    who = cleared(ana())
    who.presses("infraspinatus", Side.RIGHT)
    session = who.opens().session
    assert session is not None
    practise.finish_session(who.room, who.does(session, before=5, after=after))
    assert bool(why(who.later(hours=1))) is asked


@pytest.mark.hazard("H-08")
def test_a_new_part_a_new_injury_and_two_weeks_each_ask_again() -> None:
    who = cleared(ana())
    marks(who, Place("calf-inner", Side.LEFT), 4)
    assert "part of the body" in why(who)[0]
    who = cleared(ana())
    assess.mark_finding(who.room, "bruise-or-tear", Place("thigh-outer-upper", Side.LEFT))
    assert any("injury" in reason for reason in why(who))
    who = cleared(ana())
    assert why(who.later(days=13)) == ()
    assert "two weeks" in why(who.later(days=1))[0]


@pytest.mark.hazard("H-08")
@pytest.mark.parametrize("flag", ["polymyalgia", "stroke", "spine-compression-fracture"])
def test_a_flag_that_the_library_gained_is_asked_of_everybody_whom_it_concerns(flag: str) -> None:
    who = edda().says(WORDS)
    asked = assess.safety_questions(who.room, assess.here(who.room))
    known = {q.flag: Answer.NO for q in asked if q.flag != flag}
    assess.answer_screening(who.room, ScreeningAnswers(known))
    assert "new safety question" in why(who.later(minutes=5))[0]


def test_a_flag_that_cannot_be_true_of_somebody_does_not_ask_them_for_ever() -> None:
    who = cleared(ana())
    assert KNOWLEDGE.red_flags["polymyalgia"].min_age == 50
    assert why(who) == ()
    young = cleared(Someone("nobody told", Person()).says("I'm 30, right shoulder blade aches 5/10"))
    assert why(young) == ()


@pytest.mark.hazard("H-08")
def test_growing_into_a_flags_age_asks_it() -> None:
    who = Someone("fifty soon", Person(age=49)).says(WORDS)
    who.answers_no()
    assert why(who.later(minutes=5)) == ()
    assess.tell_person(who.room, replace(who.person, age=50), ())
    assert "new safety question" in why(who)[0]


@pytest.mark.hazard("H-11")
def test_too_much_in_the_first_second_lowers_the_next_dose_all_the_same() -> None:
    who = cleared(ana())
    who.presses("infraspinatus", Side.RIGHT)
    session = who.opens().session
    assert session is not None
    log = who.does(session, before=5, after=5, felt=(Felt.TOO_MUCH,))
    practise.finish_session(who.room, replace(log, done=tuple(replace(d, seconds=0) for d in log.done)))
    after = who.later(days=4).opens().session
    assert after is not None
    assert after.doses[0].seconds < session.doses[0].seconds
