"""The walk of a frightened and of a careless person; docs/reference/safety-walk.md tells what was found."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests import people
from tests.cast import MONDAY
from tests.web.pages.conftest import kept
from unknot import load_knowledge
from unknot.core.body import Place, Side
from unknot.core.codec import encode
from unknot.core.journal import FindingSeen, Journal, PersonTold, Screened, SessionLogged
from unknot.export.archive import write_archive

Filled = Callable[[Callable[[], Journal] | None], Client]
RED_FLAGS = " ".join(load_knowledge().red_flags)
SAY_NO_TO_ALL = {"none": RED_FLAGS, "card": RED_FLAGS}


# --- Frightened -----------------------------------------------------------------------------------------------------


@pytest.mark.hazard("H-01")
def test_going_back_after_a_yes_and_saying_no_to_all_opens_nothing(with_journal: Filled) -> None:
    visitor = with_journal(people.drawn)
    visitor.post("/screening", {**SAY_NO_TO_ALL, "answer:stroke": "yes"})
    assert visitor.get("/candidates").headers["Location"] == "/referral"
    visitor.post("/screening", SAY_NO_TO_ALL)
    assert visitor.get("/candidates").headers["Location"] == "/referral"
    assert visitor.get("/session").headers["Location"] == "/referral"


def test_sending_the_safety_page_twice_is_the_same_as_once(with_journal: Filled) -> None:
    visitor = with_journal(people.drawn)
    where = [visitor.post("/screening", SAY_NO_TO_ALL).headers["Location"] for _ in range(2)]
    assert where == ["/candidates", "/candidates"]
    assert len({str(body.answers) for _, body in kept().of(Screened)}) == 1


def test_marking_a_bruise_twice_in_a_hurry_marks_one(with_journal: Filled) -> None:
    visitor = with_journal(people.cleared)
    for _ in range(2):
        visitor.post("/me/skin", {"condition": "small-bruise", "place": "calf-inner:left"})
    page = visitor.get("/me/skin").content.decode()
    assert page.count('name="gone"') == 1
    assert visitor.post("/me/skin", {"gone": "small-bruise@calf-inner:left"}).status_code == 302
    assert visitor.post("/me/skin", {"gone": "sunburn@calf-inner:left"}).status_code == 422


def test_half_answered_and_sent_keeps_what_was_ticked(with_journal: Filled) -> None:
    visitor = with_journal(people.drawn)
    page = visitor.post("/screening", {"card": "night-pain", "answer:night-pain": ["yes", "unsure"]})
    text = page.content.decode()
    assert page.status_code == 422
    assert 'name="answer:night-pain" value="yes" checked' in text
    assert 'name="answer:night-pain" value="unsure" checked' in text
    assert not kept().of(Screened) or visitor.get("/candidates").headers["Location"] == "/screening"


@pytest.mark.hazard("H-07")
def test_what_may_be_more_than_skin_asks_its_questions_first_and_says_why(with_journal: Filled) -> None:
    visitor = with_journal(people.cleared)
    visitor.post("/me/skin", {"condition": "numb-skin", "place": "hand-back:left"})
    assert visitor.get("/session").headers["Location"] == "/screening"
    page = visitor.get("/screening").content.decode()
    assert "Because of what you told" in page
    assert "You marked: numb or burning skin." in page
    assert page.index("You marked: numb") < page.index("Heart, chest")


@pytest.mark.hazard("H-06")
def test_a_health_page_kept_open_in_another_tab_takes_nothing_back_unseen(with_journal: Filled) -> None:
    visitor = with_journal(people.cleared)
    stale = {"form": "person", "age": "38", "sex": "f", "seen": seen_on(visitor)}
    fresh = visitor.post("/me", {**stale, "condition": "blood-thinners"})
    assert fresh.status_code == 302
    for changed in ({}, {"age": "30"}, {"condition": "pregnancy", "agreed": "pregnancy"}):
        answer = visitor.post("/me", {**stale, **changed})
        assert answer.status_code == 422
        assert b"changed elsewhere" in answer.content
        assert b'value="blood-thinners" checked' in answer.content
    assert told(kept()) == ("blood-thinners",)
    assert visitor.post("/me", {**stale, "seen": seen_on(visitor)}).status_code == 302
    assert told(kept()) == ()


def seen_on(visitor: Client) -> str:
    found = re.search(r'name="seen" value="([^"]*)"', visitor.get("/me").content.decode())
    assert found
    return found[1]


def told(journal: Journal) -> tuple[str, ...]:
    body = journal.latest(PersonTold)
    assert body
    return body.person.conditions


# --- Careless -------------------------------------------------------------------------------------------------------


@pytest.mark.hazard("H-01")
@pytest.mark.parametrize(
    "form", [{"none:heart-chest-and-breathing": "1"}, {"none": "heart-attack"}, {"card": RED_FLAGS}]
)
def test_a_form_of_before_or_a_made_up_one_clears_nobody(with_journal: Filled, form: dict[str, str]) -> None:
    visitor = with_journal(people.drawn)
    assert visitor.post("/screening", form).status_code == 422
    assert visitor.get("/session").headers["Location"] == "/screening"


@pytest.mark.parametrize(
    "address", ["/session?mode=turbo", "/session?block=none", "/screening?block=none", "/session?mode="]
)
def test_an_edited_address_says_what_is_wrong_and_presses_nothing(with_journal: Filled, address: str) -> None:
    answer = with_journal(people.confirmed).get(address)
    assert answer.status_code in (302, 422)
    assert b"session-player" not in answer.content


@pytest.mark.hazard("H-04")
def test_an_edited_archive_beside_a_journal_is_said_to_be_so_and_asks_again(with_journal: Filled) -> None:
    visitor = with_journal(people.sent_away)
    others = Journal.from_entries(replace(e, id=uuid4()) for e in people.confirmed().entries)
    file = SimpleUploadedFile("a.unknot", write_archive(others, MONDAY))
    page = visitor.post("/me/import", {"archive": file}).content.decode()
    assert "safety questions come again" in page
    assert visitor.get("/session").headers["Location"] in ("/screening", "/referral")


@pytest.mark.hazard("H-07")
def test_no_file_lifts_what_is_left_alone_and_the_page_says_that_it_was_left_out(
    with_journal: Filled,
) -> None:
    visitor = with_journal(people.cleared)
    visitor.post("/me/skin", {"condition": "sunburn", "place": "calf-inner:left"})
    journal = kept()
    visitor.post("/me/skin", {"gone": "sunburn@calf-inner:left"})
    told = write_archive(kept(), MONDAY)
    visitor.post("/me/forget", {"sure": "DELETE"})
    visitor.post("/me/import", {"archive": SimpleUploadedFile("a.unknot", write_archive(journal, MONDAY))})
    page = visitor.post("/me/import", {"archive": SimpleUploadedFile("b.unknot", told)}).content.decode()
    assert "left out" in page
    assert "Left alone now" in visitor.get("/me/skin").content.decode()
    assert [b.finding.place for _, b in kept().of(FindingSeen)] == [Place("calf-inner", Side.LEFT)]


# --- The session, in two tabs and without scripts --------------------------------------------------------------------


def doses_of(journal: Callable[[], Journal], visitor: Client) -> str:
    page = visitor.get("/session").content.decode()
    found = page.split('<script id="tape" type="application/json">', 1)[1].split("</script>", 1)[0]
    return json.dumps(json.loads(found)["doses"])


def asks_leave(visitor: Client, doses: str) -> dict[str, object]:
    answer = visitor.post("/session/leave", f'{{"doses": {doses}}}', content_type="application/json")
    assert answer.status_code == 200
    found: dict[str, object] = answer.json()
    return found


@pytest.mark.hazard("H-06")
@pytest.mark.parametrize(
    ("path", "form", "way"),
    [
        ("/me", {"form": "person", "age": "38", "condition": "clot"}, "/referral"),
        ("/me", {"form": "person", "age": "38", "condition": "pregnancy"}, "/referral"),
        ("/me/skin", {"condition": "small-bruise", "place": "shoulder-blade:right"}, "/session"),
        ("/me/skin", {"condition": "lump", "place": "shoulder-blade:right"}, "/screening"),
        ("/find", {"text": "crushing chest pain, sweating"}, "/referral"),
        ("/find", {"text": "left calf aches 5/10"}, "/screening"),
    ],
)
def test_what_is_told_in_another_tab_shuts_the_session_that_is_open(
    with_journal: Filled, path: str, form: dict[str, str], way: str
) -> None:
    visitor = with_journal(people.confirmed)
    doses = doses_of(people.confirmed, visitor)
    assert asks_leave(visitor, doses) == {"fine": True, "why": [], "way": "/session"}
    visitor.post(path, form)
    told = asks_leave(visitor, doses)
    assert told["fine"] is False
    assert told["why"]
    assert told["way"] == way


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"doses": 1}', b'{"doses": [{}]}', b"[" * 100_000])
def test_a_broken_question_for_leave_is_refused_plainly(with_journal: Filled, body: bytes) -> None:
    answer = with_journal(people.confirmed).post(
        "/session/leave", body, content_type="application/json", headers={"accept": "application/json"}
    )
    assert answer.status_code == 422
    assert answer.json()["fault"]


@pytest.mark.hazard("H-13")
def test_without_scripts_a_session_is_kept_even_when_leave_was_lost_meanwhile(with_journal: Filled) -> None:
    visitor = with_journal(people.confirmed)
    doses = doses_of(people.confirmed, visitor)
    visitor.post("/find", {"text": "crushing chest pain, sweating"})
    form = {"session": "s-1", "doses": doses, "ended": "unwell", "pain_before": "6"}
    assert visitor.post("/session/logs", form).status_code == 302
    ((_, body),) = kept().of(SessionLogged)
    assert encode(tuple(each.dose for each in body.log.done)) == json.loads(doses)
    assert body.log.ended == "unwell"


@pytest.mark.parametrize("doses", ["{", "[1]", '[{"muscle": "x"}]', "null"])
def test_without_scripts_a_garbled_session_is_refused(with_journal: Filled, doses: str) -> None:
    visitor = with_journal(people.confirmed)
    assert visitor.post("/session/logs", {"session": "s-1", "doses": doses}).status_code == 422
    assert not kept().of(SessionLogged)


# --- The library ----------------------------------------------------------------------------------------------------


@pytest.mark.hazard("H-07")
def test_a_finding_is_told_on_the_library_page_of_the_muscle_at_once(with_journal: Filled) -> None:
    visitor = with_journal(people.cleared)
    page = "/library/muscles/infraspinatus"
    assert b"bruise here or close by" not in visitor.get(page).content
    visitor.post("/me/skin", {"condition": "small-bruise", "place": "shoulder-blade:right"})
    assert b"bruise here or close by" in visitor.get(page).content
