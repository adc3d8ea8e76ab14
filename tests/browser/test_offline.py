"""Without a net: the session goes on, its log waits in sight and arrives once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests import people
from tests.browser.house import House
from tests.browser.walk import goes_on_to, plays_to_the_end, saves, says_none_of_these, starts
from tests.cast import MONDAY
from unknot.core.journal import SessionLogged

pytestmark = pytest.mark.browser


@pytest.fixture
def context(open_context: Callable[..., BrowserContext], house: House) -> BrowserContext:
    """A phone on which the app is at hand without a net."""
    house.bring(people.confirmed(), MONDAY)
    context = open_context(service_workers="allow")
    page = context.new_page()
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    return context


@pytest.fixture
def phone(context: BrowserContext) -> Page:
    return context.pages[0]


def logged(house: House) -> list[str]:
    return [body.log.session for _, body in house.journal().of(SessionLogged)]


def test_a_session_is_opened_played_and_saved_without_a_net_and_arrives_once(
    context: BrowserContext, phone: Page, house: House
) -> None:
    phone.goto("/session", wait_until="networkidle")
    context.set_offline(True)
    phone.reload()
    starts(phone)
    goes_on_to(phone, "press")
    assert phone.locator("[data-part=picture]").evaluate(
        "(image) => image.decode().then(() => image.naturalWidth)"
    )
    plays_to_the_end(phone)
    saves(phone)
    expect(phone.get_by_role("heading", name="Saved on this device")).to_be_focused()
    assert logged(house) == []
    phone.get_by_role("link", name="Today").last.click()
    expect(phone.locator("#outbox")).to_have_text("1 session waits to be sent")
    phone.goto("/library")
    expect(phone.get_by_role("heading", name="Not connected just now")).to_be_visible()
    expect(phone.locator("#outbox")).to_be_visible()
    with phone.expect_response("**/session/logs"):
        context.set_offline(False)
    expect(phone.locator("#outbox")).to_be_hidden()
    assert len(logged(house)) == 1


def test_a_session_played_twice_without_a_net_is_two_sessions(
    context: BrowserContext, phone: Page, house: House
) -> None:
    phone.goto("/session")
    context.set_offline(True)
    for _ in range(2):
        phone.goto("/session")
        starts(phone)
        goes_on_to(phone, "press")
        phone.get_by_role("button", name="Stop").click()
        saves(phone)
        expect(phone.get_by_role("heading", name="Saved on this device")).to_be_visible()
    expect(phone.locator("#outbox")).to_have_text("2 sessions wait to be sent")
    context.set_offline(False)
    expect(phone.locator("#outbox")).to_be_hidden()
    assert len(logged(house)) == 2


def test_an_answer_that_got_lost_makes_the_log_go_twice_and_count_once(
    open_context: Callable[..., BrowserContext], house: House
) -> None:
    house.bring(people.confirmed(), MONDAY)
    page = open_context().new_page()
    sent = []

    def lose_the_first_answer(route: Route) -> None:
        sent.append(route.fetch().status)
        if len(sent) == 1:
            route.abort("internetdisconnected")
        else:
            route.continue_()

    page.route("**/session/logs", lose_the_first_answer)
    page.goto("/session")
    starts(page)
    goes_on_to(page, "press")
    page.get_by_role("button", name="Stop").click()
    saves(page)
    expect(page.locator("#outbox")).to_have_text("1 session waits to be sent")
    page.goto("/library")
    expect(page.locator("#outbox")).to_be_hidden()
    page.wait_for_timeout(200)
    assert sent == [201, 200]
    assert len(logged(house)) == 1


def test_a_log_that_the_server_refuses_is_kept_and_says_why(
    open_context: Callable[..., BrowserContext], house: House
) -> None:
    house.bring(people.confirmed(), MONDAY)
    page = open_context().new_page()
    page.goto("/session")
    starts(page)
    goes_on_to(page, "press")
    page.get_by_role("button", name="Stop").click()
    page.evaluate("() => { document.querySelector('session-player').startedAt = '2031-01-01T00:00:00Z'; }")
    saves(page)
    expect(page.locator("#outbox")).to_contain_text("could not be taken")
    page.goto("/library")
    expect(page.locator("#outbox")).to_contain_text("could not be taken")
    assert logged(house) == []


def test_two_tabs_show_one_session_and_save_it_once(
    context: BrowserContext, phone: Page, house: House
) -> None:
    phone.goto("/session")
    starts(phone)
    goes_on_to(phone, "press")
    other = context.new_page()
    other.goto("/session")
    expect(other.get_by_role("heading", name="It runs in another tab")).to_be_visible()
    phone.bring_to_front()
    phone.get_by_role("button", name="Stop").click()
    saves(phone)
    expect(phone).to_have_url("/session/done")
    expect(other).to_have_url("/")
    assert len(logged(house)) == 1


def test_two_tabs_that_come_back_online_send_what_waits_once(
    context: BrowserContext, phone: Page, house: House
) -> None:
    phone.goto("/session")
    context.set_offline(True)
    starts(phone)
    goes_on_to(phone, "press")
    phone.get_by_role("button", name="Stop").click()
    saves(phone)
    expect(phone.get_by_role("heading", name="Saved on this device")).to_be_visible()
    other = context.new_page()
    other.goto("/")
    expect(other.locator("#outbox")).to_be_visible()
    posts: list[str] = []
    context.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    context.set_offline(False)
    expect(other.locator("#outbox")).to_be_hidden()
    other.wait_for_timeout(300)
    assert len(posts) == 1
    assert len(logged(house)) == 1


def test_who_is_sent_away_finds_no_session_on_the_device_either(
    context: BrowserContext, phone: Page, house: House
) -> None:
    phone.goto("/session")
    expect(phone.get_by_role("button", name="Start")).to_be_visible()
    phone.goto("/find")
    phone.get_by_label("In your own words").fill("right shoulder aches")
    phone.get_by_role("button", name="Continue").click()
    phone.wait_for_url("**/screening")
    phone.locator('input[name="answer:heart-attack"][value=yes]').check()
    says_none_of_these(phone, then="/referral")
    context.set_offline(True)
    for address in ("/session", "/week"):
        phone.goto(address)
        expect(phone.get_by_role("heading", name="Not connected just now")).to_be_visible()
    phone.goto("/referral")
    expect(phone.get_by_role("link", name="Call 999")).to_be_visible()


def test_forgetting_everything_forgets_what_the_browser_kept_as_well(
    context: BrowserContext, phone: Page
) -> None:
    phone.goto("/session")
    starts(phone)
    phone.goto("/me")
    phone.get_by_text("Delete everything").click()
    phone.get_by_label("Write DELETE").fill("DELETE")
    phone.get_by_role("button", name="Delete my journal").click()
    expect(phone).to_have_url("/find")
    kept = """async () => {
      const pages = await (await caches.open("pages")).keys();
      return { pages: pages.map((r) => new URL(r.url).pathname), session: localStorage.getItem("unknot-session") };
    }"""
    left = phone.evaluate(kept)
    assert left["session"] is None
    assert [page for page in left["pages"] if page != "/offline"] == []
