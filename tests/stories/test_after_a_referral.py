"""After a referral: what they said the next day, and what it opens, step by step."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cast import MONDAY, Someone, ana, carla
from unknot.care import assess, follow, keep, review
from unknot.care.assess import NotCleared, Unusable
from unknot.core.body import PainDrawing, Side
from unknot.core.evidence import Pressing
from unknot.core.journal import Corrected, Entry, Journal, ReferralAnswered, Screened
from unknot.core.knowledge import Urgency
from unknot.core.person import LocalFinding, Person
from unknot.core.screening import Answer, Clearance, Referral

BACK = "low back ache on the left, 6/10"
EMERGENCY, SAME_DAY, WITHIN_DAYS = "saddle-numbness", "fragility-fracture", "night-pain"


def sent(flag: str, words: str = BACK) -> Someone:
    someone = carla().says(words)
    someone.answers_no(**{flag: Answer.YES})
    assert not may_press(someone)
    return someone


def may_press(someone: Someone) -> bool:
    return assess.here(someone.room).clearance is not None


def is_told(someone: Someone, told: str, days_ago: int = 0, **more: Any) -> None:
    seen = someone.at.date() - timedelta(days=days_ago)
    follow.answer_referral(someone.room, told, seen, **more)


def asks(someone: Someone) -> bool:
    return follow.asks_after_referral(assess.here(someone.room))


# --- Being asked ------------------------------------------------------------------------------------------------


def test_from_the_next_day_on_it_is_asked_what_they_said_until_it_is_answered() -> None:
    someone = sent(WITHIN_DAYS)
    assert not asks(someone)
    assert asks(someone.later(days=1))
    is_told(someone, "not-yet")
    assert not asks(someone)
    assert asks(someone.later(days=1))
    is_told(someone, "all-clear")
    assert not asks(someone)


def test_what_they_found_is_kept_in_their_words_and_opens_nothing() -> None:
    someone = sent(WITHIN_DAYS).later(days=2)
    is_told(someone, "named", who="the rheumatologist", words="inflammatory back pain")
    kept = someone.room.journal().latest(ReferralAnswered)
    assert kept is not None
    assert (kept.who, kept.words) == ("the rheumatologist", "inflammatory back pain")
    someone.later(minutes=1).answers_no(night_pain=Answer.YES)
    assert not may_press(someone)


def test_worse_while_waiting_is_a_level_more_urgent() -> None:
    someone = sent(WITHIN_DAYS).later(days=1)
    is_told(someone, "worse")
    referral = assess.here(someone.room).referral
    assert referral is not None
    assert referral.urgency is Urgency.SAME_DAY
    someone.later(minutes=5).answers_no()
    assert not may_press(someone)


def test_a_visit_of_which_nothing_waits_is_refused() -> None:
    someone = ana().says("left calf is tight")
    someone.answers_no()
    with pytest.raises(Unusable, match="No sign is waiting"):
        is_told(someone, "all-clear")


# --- A within-days sign -----------------------------------------------------------------------------------------


def test_an_all_clear_opens_the_way_after_fresh_answers_and_not_before() -> None:
    someone = sent(WITHIN_DAYS, "right shoulder blade aches 6/10").later(days=2)
    is_told(someone, "all-clear", who="GP")
    assert not may_press(someone)
    someone.later(minutes=5).answers_no(night_pain=Answer.YES)
    assert may_press(someone)
    assert someone.presses("infraspinatus", Side.RIGHT).opens().session is not None
    assert someone.presses("gluteus-medius", Side.RIGHT).opens().holds, "nobody looked at the hip"


def test_it_ends_after_its_days_and_the_sign_closes_again() -> None:
    someone = sent(WITHIN_DAYS).later(days=2)
    is_told(someone, "all-clear")
    someone.later(minutes=5).answers_no(night_pain=Answer.YES)
    someone.later(days=14).answers_no(night_pain=Answer.YES)
    assert isinstance(assess.here(someone.room).screening, Referral)


def test_a_clearly_stronger_pain_ends_it() -> None:
    someone = sent(WITHIN_DAYS).later(days=2)
    is_told(someone, "all-clear")
    someone.later(minutes=5).answers_no(night_pain=Answer.YES)
    someone.later(days=1).says(BACK.replace("6/10", "8/10")).answers_no(night_pain=Answer.YES)
    assert not may_press(someone)


def test_an_injury_since_ends_it() -> None:
    someone = sent(WITHIN_DAYS).later(days=2)
    is_told(someone, "all-clear")
    someone.later(minutes=5).answers_no(night_pain=Answer.YES)
    place = next(iter(assess.here(someone.room).drawing.drawn.drawing.places))  # type: ignore[union-attr]
    injury = next(c.id for c in someone.room.knowledge.conditions.values() if c.injury)
    assess.mark_finding(someone.later(days=1).room, injury, place)
    someone.later(minutes=5).answers_no(night_pain=Answer.YES)
    assert not may_press(someone)


def test_a_sign_that_was_gone_and_comes_back_is_new() -> None:
    someone = sent(WITHIN_DAYS).later(days=2)
    is_told(someone, "all-clear")
    someone.later(minutes=5).answers_no()
    assert may_press(someone)
    someone.later(days=1).answers_no(night_pain=Answer.YES)
    assert not may_press(someone)


def test_worse_after_the_all_clear_voids_it() -> None:
    someone = sent(WITHIN_DAYS).later(days=2)
    is_told(someone, "all-clear")
    someone.later(minutes=5).answers_no(night_pain=Answer.YES)
    is_told(someone.later(days=1), "worse")
    assert not may_press(someone)


# --- An urgent sign ---------------------------------------------------------------------------------------------


@pytest.mark.hazard("H-14")
@pytest.mark.parametrize("flag", [EMERGENCY, SAME_DAY])
def test_an_urgent_sign_is_not_lifted_on_its_own_day_and_says_why(flag: str) -> None:
    someone = sent(flag).later(hours=3)
    with pytest.raises(Unusable, match="never lifted on its own day"):
        is_told(someone, "all-clear")
    someone.answers_no()
    assert not may_press(someone)


@pytest.mark.hazard("H-14")
@pytest.mark.parametrize("flag", [EMERGENCY, SAME_DAY])
def test_later_it_takes_both_the_all_clear_and_fresh_answers(flag: str) -> None:
    someone = sent(flag).later(days=1)
    someone.answers_no()
    assert not may_press(someone), "answering no the next day is not being seen"
    is_told(someone.later(minutes=5), "all-clear")
    assert not may_press(someone), "the answers of before do not count"
    someone.later(minutes=5).answers_no()
    assert may_press(someone)


@pytest.mark.hazard("H-14")
def test_an_all_clear_does_not_lift_an_urgent_sign_that_is_answered_again() -> None:
    someone = sent(SAME_DAY).later(days=1)
    is_told(someone, "all-clear")
    someone.later(minutes=5).answers_no(**{SAME_DAY: Answer.YES})
    assert not may_press(someone)


def test_a_visit_before_the_sign_does_not_count() -> None:
    someone = sent(SAME_DAY).later(days=1)
    with pytest.raises(Unusable, match="not by a visit before it"):
        is_told(someone, "all-clear", days_ago=2)


def test_what_was_urgent_in_words_stays_after_other_words() -> None:
    someone = carla().says("crushing chest pain into the left arm, sweating and sick")
    someone.later(days=1).says("left calf is tight, 4/10").answers_no()
    assert not may_press(someone)
    is_told(someone, "all-clear")
    someone.later(minutes=5).answers_no()
    assert may_press(someone)


def test_a_slip_of_the_finger_is_said_and_the_questions_come_afresh() -> None:
    someone = sent(EMERGENCY)
    is_told(someone, "mistake")
    assert not may_press(someone)
    someone.later(minutes=1).answers_no()
    assert may_press(someone)


def test_answers_taken_back_do_not_leave_older_ones_standing() -> None:
    someone = carla().says(BACK)
    someone.answers_no()
    someone.later(minutes=5).answers_no(**{WITHIN_DAYS: Answer.YES})
    last = someone.room.journal().of(Screened)[-1][0]
    assess.take_back(someone.room, last.id)
    assert not may_press(someone)


def test_urgent_words_taken_back_do_not_bring_back_the_leave_of_before() -> None:
    someone = carla().says(BACK)
    someone.answers_no()
    someone.later(minutes=5).says("crushing chest pain into the left arm, sweating and sick")
    drawn = assess.here(someone.room).drawing
    assert drawn is not None
    assess.take_back(someone.later(minutes=1).room, drawn.id)
    assert not may_press(someone)


# --- Files ------------------------------------------------------------------------------------------------------


def forged(someone: Someone, **changed: Any) -> Entry:
    """An all-clear that somebody wrote into a file."""
    at = changed.pop("at", someone.at)
    flags = tuple(someone.room.knowledge.red_flags)
    parts = tuple({region.part for region in someone.room.knowledge.regions.values()})
    body = ReferralAnswered("all-clear", flags, parts, at.date(), "Dr Forger")
    return Entry(someone.room.make_id(), at, at, replace(body, **changed))


@pytest.mark.hazard("H-04", "H-14")
@pytest.mark.parametrize("flag", [EMERGENCY, SAME_DAY, WITHIN_DAYS])
@pytest.mark.parametrize("days", [-1, 0, 1, 400])
def test_an_all_clear_from_a_file_opens_nothing(flag: str, days: int) -> None:
    someone = sent(flag).later(days=2)
    entry = forged(someone, at=someone.at + timedelta(days=days))
    keep.bring_in(someone.room, Journal.from_entries([entry]))
    assert not may_press(someone)
    someone.later(minutes=5).answers_no(**({flag: Answer.YES} if flag == WITHIN_DAYS else {}))
    assert not may_press(someone)
    someone.later(days=days + 2).answers_no(**({flag: Answer.YES} if flag == WITHIN_DAYS else {}))
    assert not may_press(someone)


@pytest.mark.hazard("H-04", "H-14")
def test_a_file_takes_nothing_back_that_holds_here() -> None:
    someone = sent(EMERGENCY)
    screened = someone.room.journal().of(Screened)[-1][0]
    other = carla()
    other.at = someone.at
    assess.draw_pain(other.room, PainDrawing(), BACK)
    back = Entry(other.room.make_id(), other.at, other.at, Corrected(screened.id))
    back = replace(back, id=type(back.id)(int=back.id.int + 10**6))
    keep.bring_in(someone.room, Journal.from_entries([back]))
    assert not may_press(someone)
    someone.later(minutes=5).answers_no()
    assert not may_press(someone)


def test_findings_that_came_with_the_health_profile_still_count() -> None:
    someone = carla().says(BACK)
    place = next(iter(assess.here(someone.room).drawing.drawn.drawing.places))  # type: ignore[union-attr]
    assess.tell_person(
        someone.room, Person(age=55, sex="f"), (LocalFinding("small-bruise", place, MONDAY.date()),)
    )
    assert assess.here(someone.room).findings


# --- The law ----------------------------------------------------------------------------------------------------

DOORS = ("find", "press", "open", "plan")
steps = st.lists(
    st.one_of(
        st.tuples(st.just("later"), st.integers(1, 60)),
        st.tuples(st.just("answers"), st.sampled_from((None, None, WITHIN_DAYS, SAME_DAY, EMERGENCY))),
        st.tuples(st.just("told"), st.sampled_from(("all-clear", "not-yet", "named", "worse"))),
        st.tuples(st.just("file"), st.integers(-3, 3)),
    ),
    min_size=1,
    max_size=8,
)


def walked(someone: Someone, step: tuple[str, Any]) -> None:
    what, how = step
    if what == "later":
        someone.later(hours=how)
    elif what == "answers":
        someone.later(minutes=1).answers_no(**({how: Answer.YES} if how else {}))
    elif what == "file":
        entry = forged(someone, at=someone.at + timedelta(days=how))
        keep.bring_in(someone.room, Journal.from_entries([entry]))
    else:
        try:
            is_told(someone.later(minutes=1), how)
        except Unusable:
            return


@pytest.mark.hazard("H-01", "H-14")
@settings(max_examples=60)
@given(steps)
def test_whatever_is_told_after_an_emergency_nothing_opens_before_a_later_days_all_clear_and_fresh_answers(
    course: list[tuple[str, Any]],
) -> None:
    someone = sent(EMERGENCY)
    day, raised, cleared = someone.at.date(), True, False
    for step in course:
        before = someone.room.journal()
        walked(someone, step)
        now = someone.at.date()
        new = [e for e in someone.room.journal().entries if e not in before.entries]
        for entry in new:
            body = entry.body
            if isinstance(body, ReferralAnswered) and body.told == "worse":
                day, raised, cleared = now, True, False
            elif isinstance(body, ReferralAnswered) and body.told == "all-clear" and step[0] == "told":
                cleared = raised and now > day
            elif isinstance(body, Screened) and {SAME_DAY, EMERGENCY} & {
                f for f, a in body.answers.answers.items() if a is Answer.YES
            }:
                day, raised, cleared = now, True, False
            elif isinstance(body, Screened) and cleared:
                raised = False
        if raised:
            assert not may_press(someone)
            for door in DOORS:
                with pytest.raises(NotCleared):
                    _through(someone, door)


def _through(someone: Someone, door: str) -> None:
    room = someone.room
    if door == "find":
        assess.find_points(room, assess.here(room))
    elif door == "press":
        assess.confirm_point(room, "gluteus-medius", Side.LEFT, "", Pressing.RECOGNISED)
    elif door == "open":
        someone.opens()
    else:
        review.this_week(room)


def test_the_clearance_is_still_made_by_the_screen_alone_and_never_kept() -> None:
    someone = sent(WITHIN_DAYS).later(days=2)
    is_told(someone, "all-clear")
    someone.later(minutes=5).answers_no(night_pain=Answer.YES)
    assert isinstance(assess.here(someone.room).clearance, Clearance)
    assert not [e for e in someone.room.journal() if "learance" in repr(e.body)]
