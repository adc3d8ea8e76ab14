"""Other devices of the house: nothing is answered before they showed the code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from unknot.store import phones
from unknot.web import pairing

CODE = "abcd2345"
PHONE = "192.168.1.30"


@pytest.fixture
def phone(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Client]:
    monkeypatch.setattr(settings, "PAIRING_CODE", CODE)
    monkeypatch.setattr(settings, "DATA", tmp_path)
    monkeypatch.setattr(pairing, "tries", pairing.Tries())
    return lambda: Client(headers={"host": "127.0.0.1"}, REMOTE_ADDR=PHONE)


def pairs(client: Client, code: str = CODE) -> int:
    return client.post("/pair", {"code": code}).status_code


@pytest.mark.parametrize(
    "page", ["/", "/find", "/me", "/library", "/session", "/me/archive", "/week/calendar.ics"]
)
def test_a_device_that_is_not_paired_is_led_to_pairing_from_every_page(
    phone: Callable[[], Client], page: str
) -> None:
    answer = phone().get(page)
    assert (answer.status_code, answer["Location"]) == (302, "/pair")


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/api/journal"), ("POST", "/session/logs"), ("POST", "/me/forget")]
)
def test_its_calls_and_forms_are_refused(phone: Callable[[], Client], method: str, path: str) -> None:
    assert phone().generic(method, path).status_code == 403


def test_the_right_code_lets_it_in_for_good_however_it_is_typed(phone: Callable[[], Client]) -> None:
    client = phone()
    assert pairs(client, " ABCD 2345 ") == 302
    assert client.get("/library").status_code == 200
    assert client.get("/api/openapi.json").status_code == 200


def test_the_cookie_is_for_the_server_alone(phone: Callable[[], Client]) -> None:
    client = phone()
    client.post("/pair", {"code": CODE}, secure=True)
    cookie = client.cookies[pairing.COOKIE]
    assert cookie["httponly"]
    assert cookie["secure"]


def test_a_wrong_code_says_so_and_after_five_nobody_pairs_any_more(phone: Callable[[], Client]) -> None:
    client = phone()
    answer = client.post("/pair", {"code": "wrong"})
    assert answer.status_code == 403
    assert "not the code" in answer.content.decode()
    for _ in range(4):
        pairs(client, "wrong")
    assert pairs(client) == 403
    assert "Too many wrong codes" in client.get("/pair").content.decode()
    assert client.get("/library").status_code == 302


def test_a_made_up_cookie_opens_nothing(phone: Callable[[], Client]) -> None:
    client = phone()
    client.cookies[pairing.COOKIE] = "made:up:cookie"
    assert client.get("/library").status_code == 302


def test_forgetting_the_phones_closes_the_door_to_those_that_were_paired(
    phone: Callable[[], Client], tmp_path: Path
) -> None:
    client = phone()
    pairs(client)
    phones.forget_phones(tmp_path)
    assert client.get("/library").status_code == 302


def test_this_machine_itself_needs_no_code(phone: Callable[[], Client]) -> None:
    phone()
    assert Client(headers={"host": "127.0.0.1"}, REMOTE_ADDR="127.0.0.1").get("/library").status_code == 200


def test_what_makes_it_installable_can_be_read_before(phone: Callable[[], Client]) -> None:
    client = phone()
    assert client.get("/manifest.webmanifest").status_code == 200
    assert client.get("/service-worker.js").status_code == 200


def test_without_the_house_network_there_is_nothing_to_pair(db: None) -> None:
    answer = Client(headers={"host": "127.0.0.1"}, REMOTE_ADDR=PHONE).get("/pair")
    assert answer["Location"] == "/"


def test_codes_are_long_and_never_the_same() -> None:
    codes = {phones.new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(len(code) == phones.CODE_LENGTH for code in codes)
