"""What stands at every door: who may ask, what every answer carries, and that forms are our own."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests import people
from tests.web.pages.addresses import FILES, pages
from tests.web.pages.conftest import kept
from unknot.core.journal import Journal, PainDrawn

CARRIES = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.mark.parametrize("path", [*pages(), "/nowhere", "/static/js/app.js", "/api/openapi.json"])
def test_every_answer_carries_the_headers_that_guard_it(
    with_journal: Callable[[Callable[[], Journal] | None], Client], path: str
) -> None:
    visitor = with_journal(people.practising)
    for answer in (visitor.get(path), visitor.post(path)):
        for name, value in CARRIES.items():
            assert answer.headers.get(name) == value, (answer.request["REQUEST_METHOD"], name)
        policy = answer.headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        answer.close()


@pytest.mark.parametrize("path", [path for path in pages() if path not in FILES[:2]])
def test_nothing_that_says_something_of_a_body_is_kept_by_caches(
    with_journal: Callable[[Callable[[], Journal] | None], Client], path: str
) -> None:
    answer = with_journal(people.practising).get(path)
    assert "no-store" in answer.headers.get("Cache-Control", "")


def test_a_page_has_no_inline_script_style_or_handler(
    with_journal: Callable[[Callable[[], Journal] | None], Client],
) -> None:
    visitor = with_journal(people.practising)
    for path in pages():
        text = visitor.get(path).content.decode(errors="replace")
        scripts = re.findall(r"<script\b[^>]*>", text)
        assert all("src=" in tag or 'type="application/json"' in tag for tag in scripts), path
        assert not re.search(r"<style\b|\sstyle=|\son[a-z]+=\"|javascript:", text), path


@pytest.mark.parametrize("host", ["evil.example", "unknot.local", "127.0.0.1.evil.example", ""])
def test_another_host_name_is_refused_so_that_no_other_site_can_read_here(host: str) -> None:
    answer = Client(headers={"host": host or "[::2]"}).get("/")
    assert answer.status_code == 400
    assert b"<nav" not in answer.content


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8765", "[::1]"])
def test_this_machine_is_let_in(host: str) -> None:
    assert Client(headers={"host": host}).get("/find").status_code == 200


@pytest.mark.parametrize(
    "path", [path for path in pages() if path not in FILES and not path.startswith("/library")]
)
def test_no_form_is_taken_without_its_token(path: str) -> None:
    stranger = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1"})
    form = {"place": "calf-inner:left", "strength:calf-inner:left": "7", "sure": "DELETE"}
    assert stranger.post(path, form).status_code in (403, 405)
    assert not kept().entries


def test_a_form_with_its_token_is_taken() -> None:
    visitor = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1"})
    visitor.get("/find")
    token = visitor.cookies["csrftoken"].value
    form = {"place": "calf-inner:left", "strength:calf-inner:left": "7", "csrfmiddlewaretoken": token}
    assert visitor.post("/find", form).status_code == 302
    assert len(kept().of(PainDrawn)) == 1


def test_a_form_that_is_too_old_says_what_to_do() -> None:
    stranger = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1"})
    answer = stranger.post("/find", {"text": "calf"})
    assert answer.status_code == 403
    assert b"reload the page" in answer.content


def test_the_cookie_goes_to_this_site_alone_and_tells_nothing(visitor: Client) -> None:
    visitor.get("/find")
    assert set(visitor.cookies) == {"csrftoken"}
    assert visitor.cookies["csrftoken"]["samesite"] == "Strict"
