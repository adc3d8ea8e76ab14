"""A professional's all-clear: what it opens, where and for how long, and what it never lifts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.core.leave import KNOWLEDGE, MONDAY
from unknot.core.all_clear import AllClear, Followed, counts_on, counts_until, parts_closed
from unknot.core.body import Mark, PainDrawing, Place, Side
from unknot.core.knowledge import Urgency
from unknot.core.person import Person
from unknot.core.questions import parts_of
from unknot.core.screening import Answer, Clearance, Referral, ScreeningAnswers, Unfinished, questions, screen
from unknot.core.signs import RaisedFlag

FLAGS = sorted(KNOWLEDGE.red_flags)
SERIOUS = [f for f in FLAGS if KNOWLEDGE.red_flags[f].urgency >= Urgency.SAME_DAY]
LESSER = [f for f in FLAGS if KNOWLEDGE.red_flags[f].urgency is Urgency.WITHIN_DAYS]
PARTS = tuple(sorted({region.part for region in KNOWLEDGE.regions.values()}))
HAND = KNOWLEDGE.tools["flat-hand"]
BACK, CALF = (
    PainDrawing((Mark(Place("low-back", Side.LEFT), 5),)),
    PainDrawing((Mark(Place("calf-inner", Side.LEFT), 5),)),
)
Outcome = Clearance | Referral | Unfinished


def place_of(region: str) -> Place:
    return Place(region, Side.LEFT if KNOWLEDGE.regions[region].sided else Side.MIDDLE)


drawings = st.lists(st.sampled_from(sorted(KNOWLEDGE.regions)), min_size=1, max_size=3, unique=True).map(
    lambda regions: PainDrawing(tuple(Mark(place_of(region), 5) for region in regions))
)
clears = st.lists(
    st.builds(
        AllClear,
        flags=st.lists(st.sampled_from(FLAGS), max_size=4, unique=True).map(tuple),
        parts=st.lists(st.sampled_from(PARTS), max_size=len(PARTS), unique=True).map(tuple),
        seen_on=st.integers(-30, 30).map(lambda days: MONDAY + timedelta(days=days)),
    ),
    max_size=3,
).map(tuple)
told = st.dictionaries(st.sampled_from(FLAGS), st.sampled_from(list(Answer)), max_size=5)


def of(
    drawing: PainDrawing,
    answered: dict[str, Answer],
    cleared: tuple[AllClear, ...] = (),
    unseen: tuple[RaisedFlag, ...] = (),
    on: date = MONDAY,
) -> Outcome:
    person = Person(age=45)
    answers = {q.flag: Answer.NO for q in questions(drawing, person, "", KNOWLEDGE)} | answered
    return screen(
        ScreeningAnswers(answers), drawing, person, (), "", KNOWLEDGE, on, Followed(cleared, unseen)
    )


def seen(*flags: str, parts: tuple[str, ...] = PARTS, days_ago: int = 0) -> AllClear:
    return AllClear(flags, parts, MONDAY - timedelta(days=days_ago), "GP")


def openness(came: Outcome) -> tuple[int, int]:
    """How much it allows: nothing for a referral, milder than one more urgent; then the places that are not closed."""
    if isinstance(came, Clearance):
        return 1, len(came.regions)
    return 0, -came.urgency if isinstance(came, Referral) else 0


# --- What it opens ----------------------------------------------------------------------------------------------


def test_a_within_days_sign_sends_away_until_somebody_has_looked() -> None:
    assert isinstance(of(BACK, {"night-pain": Answer.YES}), Referral)
    came = of(BACK, {"night-pain": Answer.YES}, (seen("night-pain"),))
    assert isinstance(came, Clearance)
    assert "All clear from GP on 23 November" in came.cautions[0].text


def test_it_opens_the_part_that_was_looked_at_and_no_other() -> None:
    back = KNOWLEDGE.regions["low-back"].part
    came = of(BACK, {"night-pain": Answer.YES}, (seen("night-pain", parts=(back,)),))
    assert isinstance(came, Clearance)
    assert came.covers(["low-back"])
    assert came.verdict(place_of("calf-inner"), HAND, KNOWLEDGE).forbidden
    assert isinstance(of(CALF, {"night-pain": Answer.YES}, (seen("night-pain", parts=(back,)),)), Referral)


def test_leave_ends_with_the_all_clear_it_rests_on() -> None:
    came = of(BACK, {"night-pain": Answer.YES}, (seen("night-pain", days_ago=10),))
    assert isinstance(came, Clearance)
    assert came.until == MONDAY + timedelta(days=4)
    assert isinstance(of(BACK, {"night-pain": Answer.YES}, (seen("night-pain", days_ago=14),)), Referral)


def test_two_lesser_signs_stay_same_day_until_both_were_looked_at() -> None:
    both = {"night-pain": Answer.YES, "unexplained-weight-loss": Answer.YES}
    one = of(BACK, both, (seen("night-pain"),))
    assert isinstance(one, Referral)
    assert {flag.urgency for flag in one.flags} == {Urgency.SAME_DAY}
    assert isinstance(of(BACK, both, (seen("night-pain", "unexplained-weight-loss"),)), Clearance)


def test_an_all_clear_for_one_sign_says_nothing_of_another() -> None:
    assert isinstance(of(BACK, {"night-pain": Answer.YES}, (seen("unexplained-weight-loss"),)), Referral)


# --- What it never lifts ----------------------------------------------------------------------------------------


@pytest.mark.hazard("H-14")
@given(st.sampled_from(SERIOUS), told, drawings, clears)
def test_no_all_clear_lifts_what_is_answered_as_same_day_or_emergency(
    flag: str, others: dict[str, Answer], drawing: PainDrawing, cleared: tuple[AllClear, ...]
) -> None:
    everything = AllClear(tuple(FLAGS), PARTS, MONDAY)
    came = of(drawing, others | {flag: Answer.YES}, (*cleared, everything))
    assert isinstance(came, Referral)
    assert came.urgency >= KNOWLEDGE.red_flags[flag].urgency


@pytest.mark.hazard("H-14")
@given(told, drawings, clears, st.sampled_from(FLAGS), st.sampled_from((Urgency.SAME_DAY, Urgency.EMERGENCY)))
def test_what_waits_from_before_sends_away_whatever_is_answered_now(
    answered: dict[str, Answer],
    drawing: PainDrawing,
    cleared: tuple[AllClear, ...],
    flag: str,
    urgency: Urgency,
) -> None:
    came = of(drawing, answered, cleared, (RaisedFlag(flag, urgency, "You answered yes on Sunday."),))
    assert isinstance(came, Referral)
    assert came.urgency >= urgency


@pytest.mark.hazard("H-14")
@given(told, drawings, clears)
def test_an_all_clear_never_allows_more_than_if_the_lesser_signs_had_not_been_there(
    answered: dict[str, Answer], drawing: PainDrawing, cleared: tuple[AllClear, ...]
) -> None:
    without = {name: Answer.NO if name in LESSER else answer for name, answer in answered.items()}
    assert openness(of(drawing, answered, cleared)) <= openness(of(drawing, without))


@given(told, drawings, clears)
def test_an_all_clear_never_takes_away(
    answered: dict[str, Answer], drawing: PainDrawing, cleared: tuple[AllClear, ...]
) -> None:
    assert openness(of(drawing, answered, cleared)) >= openness(of(drawing, answered))


@pytest.mark.hazard("H-14")
@given(told, st.dictionaries(st.sampled_from(FLAGS), st.just(Answer.YES), max_size=2), drawings, clears)
def test_one_more_yes_is_never_milder_beside_an_all_clear(
    answered: dict[str, Answer],
    more: dict[str, Answer],
    drawing: PainDrawing,
    cleared: tuple[AllClear, ...],
) -> None:
    assert openness(of(drawing, answered | more, cleared)) <= openness(of(drawing, answered, cleared))


@pytest.mark.hazard("H-14")
@given(told, drawings, clears, st.sampled_from(FLAGS))
def test_an_all_clear_makes_up_for_no_open_question(
    answered: dict[str, Answer], drawing: PainDrawing, cleared: tuple[AllClear, ...], hidden: str
) -> None:
    person = Person(age=45)
    asked = [q.flag for q in questions(drawing, person, "", KNOWLEDGE)]
    assume(hidden in asked)
    answers = {f: answered.get(f, Answer.NO) for f in asked if f != hidden}
    came = screen(ScreeningAnswers(answers), drawing, person, (), "", KNOWLEDGE, MONDAY, Followed(cleared))
    assert not isinstance(came, Clearance)


@given(st.sampled_from(LESSER), clears)
def test_the_parts_that_stay_closed_are_the_signs_own_less_those_looked_at(
    flag: str, cleared: tuple[AllClear, ...]
) -> None:
    own = parts_of(flag, KNOWLEDGE) or frozenset(PARTS)
    looked = {part for clear in cleared if flag in clear.flags for part in clear.parts}
    assert parts_closed(flag, cleared, KNOWLEDGE) == own - looked


def test_it_counts_for_fourteen_days_from_the_visit_and_not_before_it() -> None:
    clear = seen("night-pain")
    assert counts_until(clear, KNOWLEDGE) == MONDAY + timedelta(days=14)
    days = [counts_on(clear, MONDAY + timedelta(days=d), KNOWLEDGE) for d in (-1, 0, 13, 14)]
    assert days == [False, True, True, False]
