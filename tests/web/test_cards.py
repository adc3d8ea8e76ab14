"""The cards of the safety page: nothing is left off, and nothing is answered that was not read."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import MONDAY
from unknot import load_knowledge
from unknot.core.body import Mark, PainDrawing, Place, Side
from unknot.core.person import LocalFinding, Person
from unknot.core.questions import Answer, Question, ScreeningAnswers, questions
from unknot.web.cards import MOST_LINES, TOLD, cards
from unknot.web.forms import read_screening

KNOWLEDGE = load_knowledge()
REGIONS = sorted(KNOWLEDGE.regions)
FINDINGS = ((), (LocalFinding("numb-skin", Place("calf-inner", Side.LEFT), MONDAY.date()),))


def at(region: str) -> PainDrawing:
    side = Side.LEFT if KNOWLEDGE.regions[region].sided else Side.MIDDLE
    return PainDrawing((Mark(Place(region, side), 5),))


asked_of = st.builds(
    lambda region, age, findings: questions(at(region), Person(age=age), "", KNOWLEDGE, findings),
    st.sampled_from(REGIONS),
    st.none() | st.integers(8, 90),
    st.sampled_from(FINDINGS),
)


def ids(asked: tuple[Question, ...]) -> list[str]:
    return [question.flag for question in asked]


@pytest.mark.hazard("H-01")
@given(asked_of)
def test_every_question_stands_on_exactly_one_card(asked: tuple[Question, ...]) -> None:
    shown = [flag for card in cards(asked, ScreeningAnswers()) for flag in card.flags.split()]
    assert sorted(shown) == sorted(ids(asked))


@given(asked_of)
def test_what_was_told_comes_first_and_then_the_worst(asked: tuple[Question, ...]) -> None:
    found = cards(asked, ScreeningAnswers())
    told = [question for question in asked if question.told]
    assert (found[0].title == TOLD) is bool(told)
    worst_first = [card for card in found if card.title != TOLD]
    assert worst_first[0].lines[0].question.flag == next(q.flag for q in asked if not q.told)


def test_a_marked_shoulder_blade_is_asked_on_few_cards_of_few_lines() -> None:
    found = cards(questions(at("shoulder-blade"), Person(age=38), "", KNOWLEDGE), ScreeningAnswers())
    assert len(found) <= 6
    assert all(len(card.lines) <= MOST_LINES for card in found)


# --- What comes back ---


def form(**fields: list[str]) -> QueryDict:
    made = QueryDict(mutable=True)
    for name, values in fields.items():
        made.setlist(name.replace("__", ":").replace("_", "-"), values)
    return made


@pytest.mark.hazard("H-01")
@given(asked_of, st.data())
def test_a_card_with_nothing_ticked_and_no_none_stays_unanswered(
    asked: tuple[Question, ...], data: st.DataObject
) -> None:
    found = cards(asked, ScreeningAnswers())
    left = data.draw(st.sampled_from(found))
    sent = form(card=[c.flags for c in found], none=[c.flags for c in found if c is not left])
    told = read_screening(sent, asked)
    assert set(told.answers) == set(ids(asked)) - set(left.flags.split())


@pytest.mark.hazard("H-01")
@given(asked_of, asked_of)
def test_a_form_for_other_questions_answers_none_but_its_own(
    then: tuple[Question, ...], now: tuple[Question, ...]
) -> None:
    sent = form(card=[], none=[card.flags for card in cards(then, ScreeningAnswers())])
    assert set(read_screening(sent, now).answers) == set(ids(then)) & set(ids(now))


@pytest.mark.hazard("H-01")
@pytest.mark.parametrize(
    ("ticked", "counts"),
    [(["yes"], Answer.YES), (["unsure"], Answer.UNSURE), (["yes", "unsure"], Answer.UNSURE)],
)
def test_what_is_ticked_outweighs_none_of_these(ticked: list[str], counts: Answer) -> None:
    asked = questions(at("shoulder-blade"), Person(age=38), "", KNOWLEDGE)
    found = cards(asked, ScreeningAnswers())
    sent = form(card=[c.flags for c in found], none=[c.flags for c in found], answer__stroke=ticked)
    told = read_screening(sent, asked).answers
    assert told["stroke"] is counts
    assert {told[flag] for flag in told if flag != "stroke"} == {Answer.NO}
