"""Every page answers whoever comes, by links and by typed addresses, and says nothing of a body in any address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client

from tests import people
from tests.web.pages.addresses import FILES, pages
from tests.web.pages.conftest import kept
from unknot import load_knowledge
from unknot.core.journal import Journal

WHO: dict[str, Callable[[], Journal] | None] = {
    "someone new": None,
    "someone told of": people.new,
    "someone with a drawing": people.drawn,
    "someone cleared": people.cleared,
    "someone with a spot": people.confirmed,
    "someone in practice": people.practising,
    "someone sent away": people.sent_away,
}
HREF = re.compile(r'(?:href|action|src|data-source)="([^"#]*)')


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("path", pages())
def test_every_page_answers_everybody(
    with_journal: Callable[[Callable[[], Journal] | None], Client], who: str, path: str
) -> None:
    visitor = with_journal(WHO[who])
    answer = visitor.get(path)
    assert answer.status_code in (200, 302, 405), answer.content[:500]
    if answer.status_code == 200 and path not in FILES:
        assert b"<h1" in answer.content
        assert b"Something went wrong" not in answer.content


# The library is a book, the same for everybody.
@pytest.mark.parametrize("path", [p for p in pages() if not p.startswith("/library") and p not in FILES])
def test_who_is_sent_away_gets_no_muscle_no_session_and_no_week_by_any_address(
    with_journal: Callable[[Callable[[], Journal] | None], Client], path: str
) -> None:
    visitor = with_journal(people.sent_away)
    for answer in (visitor.get(path, follow=True), visitor.post(path, ANYTHING, follow=True)):
        assert answer.status_code < 500, answer.content[:500]
        text = answer.content.decode(errors="replace")
        assert "session-player" not in text
        assert 'class="candidate' not in text
        assert "<article" not in text
        if path != "/me":  # her own health form names what activities and tools there are
            assert not [m for m in NAMES if m in text]


PLACES = {region.name for region in load_knowledge().regions.values()}
NAMES = [m.name for m in load_knowledge().muscles.values() if not any(m.name in place for place in PLACES)]
ANYTHING = {
    "muscle": "infraspinatus",
    "side": "right",
    "told": "recognised",
    "probe": "neck-turn",
    "to": "2026-03-04",
    "tool": "lacrosse-ball",
    "why": "calmed",
}


def test_who_is_sent_away_stays_sent_away_when_a_form_of_the_way_is_sent_all_the_same(
    with_journal: Callable[[Callable[[], Journal] | None], Client],
) -> None:
    visitor = with_journal(people.sent_away)
    for path in ("/candidates", "/pressing", "/week/plan"):
        answer = visitor.post(path, ANYTHING)
        away = answer.status_code == 302 and answer.headers["Location"] == "/referral"
        assert away or answer.status_code == 409
    assert kept() == people.sent_away()


def test_no_link_no_form_and_no_redirect_holds_anything_of_a_body(
    with_journal: Callable[[Callable[[], Journal] | None], Client],
) -> None:
    visitor = with_journal(people.practising)
    seen = dict(crawled(visitor, "/"))
    assert len(seen) > 60
    told = [
        address
        for address in seen
        for name, value in parse_qsl(urlsplit(address).query)
        if tells(name, value)
    ]
    assert not told


def crawled(visitor: Client, start: str, most: int = 200) -> Iterator[tuple[str, int]]:
    """The first `most` addresses that links lead to, nearest first, with their status; forms and redirects too."""
    waiting, seen = [start], {start}
    for _ in range(most):
        if not waiting:
            return
        address = waiting.pop(0)
        if address.startswith("/static/"):
            yield address, 200
            continue
        answer = visitor.get(address)
        assert answer.status_code in (200, 302, 405), (address, answer.status_code)
        yield address, answer.status_code
        found = [answer.headers["Location"]] if answer.status_code == 302 else []
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            found += [match.replace("&amp;", "&") for match in HREF.findall(answer.content.decode())]
        for link in found:
            whole = (
                link if link.startswith("/") else f"{urlsplit(address).path}{link}" if link[:1] == "?" else ""
            )
            if whole and whole not in seen:
                seen.add(whole)
                waiting.append(whole)


def tells(name: str, value: str) -> bool:
    """A block's name, a kind of session, "once more" and where one came from say nothing of a body; all else might."""
    return name not in ("block", "mode", "again", "back")


def test_the_addresses_after_a_posted_form_hold_nothing_of_it(visitor: Client) -> None:
    form = {
        "place": "calf-inner:left",
        "strength:calf-inner:left": "7",
        "feel:calf-inner:left": "pain",
        "text": "calf",
    }
    answer = visitor.post("/find", form)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/screening"
