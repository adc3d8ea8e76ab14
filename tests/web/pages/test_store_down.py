"""When nothing can be read or kept, whoever tells an emergency is still sent to help."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest
from django.db import OperationalError
from django.test import Client

from unknot.core.emergency import SIGNS
from unknot.store.faults import StoreFull, StoreUnusable
from unknot.store.tables import TableStore

CHEST = "crushing chest pain into my left arm, sweating and short of breath"
SADDLE = "low back pain and numb between my legs, I can't pee"
FAULTS: list[Callable[[], Exception]] = [
    lambda: StoreUnusable("The journal's file is damaged, so it was left alone."),
    StoreFull,
    lambda: sqlite3.DatabaseError("file is not a database"),
    lambda: OperationalError("unable to open database file"),
    lambda: PermissionError(13, "Permission denied"),
    lambda: RuntimeError("anything else"),
]


@pytest.fixture(params=FAULTS, ids=lambda make: type(make()).__name__)
def broken(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, visitor: Client) -> Client:
    """A visitor whose journal can be neither read nor added to."""

    def refuse(*_: object, **__: object) -> None:
        raise request.param()

    for act in ("read", "append", "forget"):
        monkeypatch.setattr(TableStore, act, refuse)
    visitor.raise_request_exception = False
    return visitor


@pytest.mark.hazard("H-09")
@pytest.mark.parametrize("text", [CHEST, SADDLE])
@pytest.mark.parametrize("more", [{}, {"place": "breastbone:middle"}], ids=["words alone", "with a mark"])
def test_words_that_call_for_help_lead_to_it(broken: Client, text: str, more: dict[str, str]) -> None:
    answer = broken.post("/find", {"text": text, **more}, headers={"accept-language": "en-GB,en;q=0.9"})
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "Please get help now" in page
    assert 'href="tel:999"' in page
    assert "could not keep" in page


@pytest.mark.hazard("H-09")
def test_an_answer_that_calls_for_help_leads_to_it(broken: Client) -> None:
    page = broken.post(
        "/screening", {"answer:stroke": "yes"}, headers={"accept-language": "de-DE"}
    ).content.decode()
    assert "Please get help now" in page
    assert 'href="tel:112"' in page


@pytest.mark.hazard("H-09")
def test_same_day_words_are_heard_too(broken: Client) -> None:
    answer = broken.post("/find", {"text": "my left calf is swollen, warm and red after a long flight"})
    assert b"Please speak to a doctor today" in answer.content


@pytest.mark.hazard("H-09")
@pytest.mark.parametrize(
    "path", ["/", "/screening", "/candidates", "/session", "/week", "/me", "/me/skin", "/referral"]
)
def test_every_page_that_fails_shows_the_worst_signs_and_a_number(broken: Client, path: str) -> None:
    page = broken.get(path, headers={"accept-language": "en-AU"}).content.decode()
    assert all(sign.where in page for sign in SIGNS)
    assert 'href="tel:' in page
    assert "Traceback" not in page


def test_where_it_hurts_can_still_be_told_and_harmless_words_are_given_back(broken: Client) -> None:
    assert broken.get("/find").status_code == 200
    page = broken.post("/find", {"text": "right shoulder blade aches at the desk"}).content.decode()
    assert "right shoulder blade aches at the desk" in page
    assert "Please get help now" not in page
    assert all(sign.where in page for sign in SIGNS)


def test_the_page_for_offline_needs_no_store(broken: Client) -> None:
    answer = broken.get("/offline", headers={"accept-language": "en-US"})
    assert answer.status_code == 200
    assert b'href="tel:911"' in answer.content


def test_what_is_typed_is_not_run_as_a_page(broken: Client) -> None:
    page = broken.post("/find", {"text": "<script>alert(1)</script> shoulder"}).content.decode()
    assert "<script>alert" not in page


@pytest.mark.hazard("H-09")
def test_without_a_library_as_well_there_are_still_the_signs(
    broken: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> None:
        raise OSError("no library")

    monkeypatch.setattr("unknot.web.emergency.load_knowledge", gone)
    page = broken.post("/screening", {"text": CHEST}).content.decode()
    assert all(sign.where in page for sign in SIGNS)
