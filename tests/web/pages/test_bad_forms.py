"""A faulty form says plainly what to do, changes nothing, and comes back with what was typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests import people
from tests.web.pages.conftest import kept
from unknot.core.journal import BroughtIn, Journal

Filled = Callable[[Callable[[], Journal] | None], Client]

FINDS = [
    ({"place": "elbow-of-doom:left", "text": "my words"}, "not a place on the body"),
    ({"place": "calf-inner:middle", "text": "my words"}, "left or right"),
    ({"place": "calf-inner", "text": "my words"}, "left or right"),
    ({"place": ":::", "text": "my words"}, ""),
    ({"place": "calf-inner:left", "strength:calf-inner:left": "11", "text": "my words"}, "from 0 to 10"),
    ({"place": "calf-inner:left", "strength:calf-inner:left": "lots", "text": "my words"}, "whole number"),
    (
        {
            "place": "calf-inner:left",
            "strength:calf-inner:left": "4",
            "feel:calf-inner:left": "blue",
            "text": "my words",
        },
        "pain or tight",
    ),
    ({"text": "my words"}, "Mark at least one place"),
    ({}, "Mark at least one place"),
    ({"place": [f"place-{i}:left" for i in range(61)], "text": "my words"}, "Keep those that matter most"),
]


@pytest.mark.parametrize(("form", "says"), FINDS)
def test_a_faulty_drawing_is_refused_with_what_to_do(
    visitor: Client, form: dict[str, str], says: str
) -> None:
    answer = visitor.post("/find", form)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert 'role="alert"' in text
    assert says in text
    assert form.get("text", "") in text
    assert not kept().entries


def test_what_was_marked_rightly_is_there_again_beside_the_fault(visitor: Client) -> None:
    form = {
        "place": ["calf-inner:left", "shin:right"],
        "strength:calf-inner:left": "8",
        "feel:calf-inner:left": "tight",
        "strength:shin:right": "11",
    }
    text = visitor.post("/find", form).content.decode()
    assert 'name="strength:calf-inner:left" value="8"' in text
    assert 'value="tight" checked' in text
    assert 'name="strength:shin:right"' in text


@pytest.mark.parametrize("length", [4_005, 1_000_000])
def test_a_complaint_that_is_too_long_asks_for_a_shorter_one(visitor: Client, length: int) -> None:
    answer = visitor.post("/find", {"text": "ache " * (length // 5), "place": "shin:right"})
    assert answer.status_code in (413, 422)
    assert b"horten" in answer.content
    assert not kept().entries


PERSON = {"form": "person", "age": "38", "sex": "f", "locale": "de-DE", "activity": "running"}
WEEK = {"form": "week", "minutes:mon": "25", "at": "07:30", "tool": "lacrosse-ball", "setting": "floor"}


@pytest.mark.parametrize(
    ("form", "wrong", "says"),
    [
        (PERSON, {"age": "old"}, "Age must be"),
        (PERSON, {"age": "250"}, "Age must be"),
        (PERSON, {"condition": "glass-bones"}, "not a condition"),
        (PERSON, {"finding": "bruise", "finding_place": ""}, "page of its own"),
        (WEEK, {"minutes:tue": "999"}, "Minutes must be"),
        (WEEK, {"minutes:tue": "ten"}, "Minutes must be"),
        (WEEK, {"at": "half past"}, "time"),
        (WEEK, {"tool": "chainsaw"}, "not a tool"),
    ],
)
def test_a_faulty_form_about_me_is_refused_and_keeps_what_was_typed(
    visitor: Client, form: dict[str, str], wrong: dict[str, str], says: str
) -> None:
    answer = visitor.post("/me", {**form, **wrong})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert says in text
    if form is PERSON:
        assert 'value="de-DE" selected' in text
        assert 'value="f" selected' in text
        assert 'value="running" checked' in text
        assert f'value="{wrong.get("age", "38")}"' in text
    else:
        assert 'name="minutes:mon" value="25"' in text
        assert 'value="floor" checked' in text
        assert f'value="{wrong.get("at", "07:30")}"' in text
    assert not kept().entries


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/progress/scores", {"instrument": "pain-now", "about": "sitting", "score": "11"}),
        ("/progress/scores", {"instrument": "pain-now", "about": "sitting"}),
        ("/progress/scores", {"instrument": "horoscope", "about": "sitting", "score": "3"}),
        ("/progress/trainings", {"activity": "running", "minutes": "many", "effort": "5"}),
        ("/progress/trainings", {"activity": "running", "minutes": "45", "effort": "12"}),
        ("/progress/trainings", {"activity": "dragons", "minutes": "45", "effort": "5"}),
        ("/progress/spots", {"muscle": "infraspinatus", "side": "right", "why": "bored"}),
        ("/progress/spots", {"muscle": "infraspinatus", "side": "up", "why": "calmed"}),
        ("/next-day", {"session": "", "soreness": "3"}),
        ("/next-day", {"session": "x", "soreness": "sore"}),
        ("/week/blocks/no-such-block/day", {"to": "2026-03-04"}),
        ("/week/blocks/no-such-block/skip", {}),
        ("/candidates", {"probe": "no-such-probe", "told": "yes"}),
        ("/candidates", {"probe": "neck-turn", "told": "perhaps"}),
        ("/candidates", {"probe": "neck-turn", "side": "up", "told": "yes"}),
        ("/pressing", {"muscle": "no-such-muscle", "show": "1"}),
        ("/pressing", {"muscle": "infraspinatus", "side": "right", "told": "perhaps"}),
        ("/pressing", {"muscle": "no-such-muscle", "side": "right", "told": "sore"}),
        ("/session/tools", {"tool": "chainsaw"}),
        ("/session/logs", {}),
        ("/session/logs", {"session": "mine", "pain_before": "11"}),
        ("/me/forget", {"sure": "yes"}),
        ("/me/skin", {}),
        ("/me/skin", {"condition": "small-bruise"}),
        ("/me/skin", {"place": "calf-inner:left"}),
        ("/me/skin", {"condition": "blood-thinners", "place": "calf-inner:left"}),
        ("/me/skin", {"condition": "small-bruise", "place": "calf-inner"}),
        ("/me/skin", {"condition": "small-bruise", "place": "tail:left"}),
        ("/me/skin", {"gone": "small-bruise@calf-inner:left"}),
        ("/me/skin", {"gone": "@"}),
    ],
)
def test_every_other_faulty_form_is_refused_plainly_and_changes_nothing(
    with_journal: Filled, path: str, form: dict[str, str]
) -> None:
    visitor = with_journal(people.practising)
    before = kept()
    answer = visitor.post(path, form)
    assert answer.status_code == 422, answer.content[:300]
    assert b"Something went wrong" not in answer.content
    assert b"Traceback" not in answer.content
    assert kept() == before


def test_an_open_safety_question_clears_nobody(with_journal: Filled) -> None:
    visitor = with_journal(people.drawn)
    answer = visitor.post("/screening", {"none:something": "1"})
    assert answer.status_code == 422
    assert b"open still" in answer.content
    assert visitor.get("/candidates").headers["Location"] == "/screening"


@pytest.mark.parametrize(
    "body",
    [
        b" ",
        b"{",
        b"[]",
        b"null",
        b'{"id": "x"}',
        b'{"id": "0195a000-0000-7000-8000-000000000001", "log": {}}',
        b"[" * 100_000,
        b'{"log": NaN}',
        b"\xff\xfe",
    ],
)
def test_a_broken_log_is_refused_as_json_with_what_is_wrong(with_journal: Filled, body: bytes) -> None:
    visitor = with_journal(people.confirmed)
    answer = visitor.post(
        "/session/logs", body, content_type="application/json", headers={"accept": "application/json"}
    )
    assert answer.status_code == 422
    assert answer.json()["fault"]
    assert kept() == people.confirmed()


@pytest.mark.parametrize(
    "content", [b"", b"hello", b'{"unknot-archive": 1}\n', b"\x00" * 5_000, b"{" * 5_000]
)
def test_a_file_that_is_no_archive_is_refused_and_the_journal_stays(
    with_journal: Filled, content: bytes
) -> None:
    visitor = with_journal(people.confirmed)
    answer = visitor.post("/me/import", {"archive": SimpleUploadedFile("a.unknot", content)})
    assert answer.status_code == 422
    assert kept() == people.confirmed()


def test_half_an_archive_is_refused_whole(with_journal: Filled) -> None:
    visitor = with_journal(people.practising)
    whole = visitor.post("/me/archive").content
    visitor.post("/me/forget", {"sure": "DELETE"})
    answer = visitor.post("/me/import", {"archive": SimpleUploadedFile("a.unknot", whole[: len(whole) // 2])})
    assert answer.status_code == 422
    assert not kept().entries
    answer = visitor.post("/me/import", {"archive": SimpleUploadedFile("a.unknot", whole)})
    assert answer.status_code == 200
    lived = people.practising().entries
    assert tuple(e for e in kept().entries if not isinstance(e.body, BroughtIn)) == lived


@pytest.mark.parametrize(
    ("path", "form", "kept_typed"),
    [
        (
            "/progress/scores",
            {"instrument": "activity-score", "about": "sitting long", "score": "12"},
            ('value="activity-score" selected', 'value="sitting long"'),
        ),
        (
            "/progress/trainings",
            {"activity": "running", "minutes": "many", "effort": "5"},
            ('value="running" selected', 'value="many"', 'value="5" checked'),
        ),
    ],
)
def test_a_faulty_form_on_progress_keeps_what_was_typed(
    visitor: Client, path: str, form: dict[str, str], kept_typed: tuple[str, ...]
) -> None:
    answer = visitor.post(path, form)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert all(words in text for words in kept_typed)
    assert not kept().entries
