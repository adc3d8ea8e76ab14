"""Find as a conversation: one question at a time, what it did, every answer to be taken back, pressing always near."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests import people
from tests.web.pages.conftest import kept
from unknot.core.journal import Journal, Palpated, ProbeAnswered

Filled = Callable[[Callable[[], Journal] | None], Client]


@pytest.fixture
def talking(with_journal: Filled) -> Client:
    return with_journal(people.cleared)


def page(visitor: Client) -> str:
    return visitor.get("/candidates").content.decode()


def answer(visitor: Client, told: str) -> None:
    text = page(visitor)
    fields = {n: re.search(rf'name="{n}" value="([^"]*)"', text) for n in ("probe", "side")}
    visitor.post("/candidates", {**{n: m[1] for n, m in fields.items() if m}, "told": told})


def order(visitor: Client) -> list[str]:
    return re.findall(r'<li class="card candidate">.*?<h2>(.*?)</h2>', page(visitor), re.DOTALL)


def likely(visitor: Client) -> str:
    found = re.search(r'<figure class="figure likely">.*?</figure>', page(visitor), re.DOTALL)
    assert found
    return found[0]


def test_one_question_stands_there_with_three_answers_and_the_way_to_skip_it(talking: Client) -> None:
    text = page(talking)
    assert "Question 1 of at most 5" in text
    assert text.count('name="told"') == 3
    assert "Skip to pressing" in text


def test_the_figure_fills_with_what_fits_and_follows_the_answers(talking: Client) -> None:
    before = likely(talking)
    assert "essential" in before
    assert "marked" in before
    for told in ("yes", "no", "yes"):
        answer(talking, told)
    assert likely(talking) != before


def test_what_the_last_answer_did_is_said_with_its_reason(talking: Client) -> None:
    assert "last-step" not in page(talking)
    answer(talking, "no")
    text = page(talking)
    assert re.search(
        r'class="moved [a-z-]+">(Moved|Likelier|Less likely).*?because of “.*?: no”', text, re.DOTALL
    )


def test_cannot_tell_leaves_the_order_as_it_was_and_says_so(talking: Client) -> None:
    before = order(talking)
    answer(talking, "unsure")
    assert order(talking) == before
    assert "leaves the order as it was" in page(talking)


def test_an_earlier_answer_is_taken_back_by_itself_and_the_later_ones_stay(talking: Client) -> None:
    answer(talking, "yes")
    answer(talking, "no")
    first, second = (e for e, _ in kept().of(ProbeAnswered))
    talking.post("/candidates/undo", {"entry": str(first.id)})
    assert [e.id for e, _ in kept().of(ProbeAnswered)] == [second.id]
    assert "Your answers (1)" in page(talking)


def test_taking_every_answer_back_gives_the_first_page_again(talking: Client) -> None:
    before = likely(talking), order(talking)
    for told in ("yes", "no", "unsure"):
        answer(talking, told)
    for entry, _ in kept().of(ProbeAnswered):
        talking.post("/candidates/undo", {"entry": str(entry.id)})
    assert (likely(talking), order(talking)) == before


@pytest.mark.parametrize("entry", ["nonsense", "00000000-0000-7000-8000-000000000000"])
def test_an_answer_that_is_not_there_is_told_and_nothing_is_lost(talking: Client, entry: str) -> None:
    answer(talking, "yes")
    reply = talking.post("/candidates/undo", {"entry": entry})
    assert reply.status_code == 422
    assert "not there any more" in reply.content.decode()
    assert len(kept().of(ProbeAnswered)) == 1


def test_after_the_last_question_it_says_so_and_points_on(talking: Client) -> None:
    for _ in range(6):
        if 'name="probe"' in page(talking):
            answer(talking, "unsure")
    text = page(talking)
    assert "No more questions" in text
    assert "On to pressing" in text


def test_after_nothing_there_in_every_candidate_it_says_honestly_that_it_does_not_know(
    talking: Client,
) -> None:
    text = ""
    for _ in range(40):
        text = talking.get("/pressing").content.decode()
        if "I do not know" in text:
            break
        fields = {
            n: re.findall(rf'name="{n}" value="([^"]*)"', text)[-1] for n in ("muscle", "side", "point")
        }
        talking.post("/pressing", {**fields, "told": "nothing"})
    assert "I do not know" in text
    assert "doctor or physiotherapist" in text
    assert len(kept().of(Palpated)) >= 3
    assert "What to do now" in page(talking) or "Skip to pressing" not in page(talking)


def test_companions_and_the_order_to_treat_in_are_named(talking: Client) -> None:
    text = page(talking)
    assert "Worth a look too" in text
    assert "If more than one is sore" in text
    assert re.search(r"first: .* often follow", text)
