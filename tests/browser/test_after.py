"""After the referral and after pressing: the next day, on paper, without scripts, without a net."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests import people
from tests.browser.house import House
from tests.browser.walk import says_none_of_these
from tests.cast import MONDAY
from unknot.core.journal import AdverseTold, ReferralAnswered

pytestmark = pytest.mark.browser


@pytest.fixture
def plain(open_context: Callable[..., BrowserContext]) -> Page:
    return open_context(java_script_enabled=False).new_page()


def test_the_day_after_an_all_clear_is_told_and_the_questions_lead_on(page: Page, house: House) -> None:
    house.bring(people.waiting(), MONDAY)
    page.goto("/")
    expect(page.get_by_role("heading", name="What did they say?")).to_be_visible()
    seen_on = page.get_by_label("Seen on")
    expect(seen_on).to_be_hidden()
    page.get_by_label("All clear").check()
    expect(seen_on).to_be_visible()
    page.get_by_label("By whom").fill("my doctor")
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_url("/screening")
    page.locator('input[name="answer:night-pain"][value=yes]').check()
    says_none_of_these(page)
    (told,) = [body for _, body in house.journal().of(ReferralAnswered)]
    assert (told.told, told.who) == ("all-clear", "my doctor")


def test_an_emergency_offers_no_all_clear_on_its_day_and_a_slip_goes_back_to_the_questions(
    page: Page, house: House
) -> None:
    house.bring(people.sent_away(), MONDAY)
    page.goto("/referral")
    page.get_by_text("I have been seen, or it has changed").click()
    expect(page.get_by_label("I have not been seen yet")).to_be_visible()
    expect(page.get_by_label("All clear")).to_have_count(0)
    page.get_by_role("button", name="I answered something by mistake").click()
    expect(page).to_have_url("/screening")
    page.goto("/session")
    expect(page).to_have_url("/referral")


def test_on_paper_the_referral_keeps_its_words_and_loses_its_buttons(page: Page, house: House) -> None:
    house.bring(people.sent_away(), MONDAY)
    page.goto("/referral")
    page.emulate_media(media="print")
    expect(page.get_by_text("Call 999.", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="What to say")).to_be_visible()
    for hidden in ("nav.rooms", "a.call", "details", "form"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_numbness_that_lasts_is_told_without_scripts_and_ends_the_way(plain: Page, house: House) -> None:
    house.bring(people.practising(), MONDAY)
    plain.goto("/harm")
    plain.get_by_label("Numbness or tingling").check()
    plain.get_by_label("longer than ten minutes").check()
    plain.locator("[name=bad][value='4']").check()
    plain.get_by_role("button", name="Save", exact=True).click()
    expect(plain).to_have_url("/referral")
    expect(plain.get_by_role("heading", level=1)).to_have_text("Please speak to a doctor today")
    plain.goto("/session")
    expect(plain).to_have_url("/referral")
    (told,) = [body.adverse for _, body in house.journal().of(AdverseTold)]
    assert told.lasting


def test_the_referral_is_there_without_a_net(
    open_context: Callable[..., BrowserContext], house: House
) -> None:
    house.bring(people.sent_away(), MONDAY)
    context = open_context(service_workers="allow")
    page = context.new_page()
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.goto("/referral", wait_until="networkidle")
    context.set_offline(True)
    page.reload()
    expect(page.get_by_role("link", name="Call 999")).to_be_visible()
    expect(page.get_by_role("heading", name="What to say")).to_be_visible()
