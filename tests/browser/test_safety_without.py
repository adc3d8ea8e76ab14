"""Help without a net, without scripts, and with the journal's file spoilt."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests import people
from tests.browser.house import House, open_house
from tests.cast import MONDAY
from unknot.core.emergency import SIGNS

pytestmark = pytest.mark.browser

CHEST = "crushing chest pain into my left arm, sweating"


@pytest.fixture
def plain(open_context: Callable[..., BrowserContext]) -> Page:
    """A phone's page on which no script runs."""
    return open_context(java_script_enabled=False).new_page()


def says(page: Page, words: str) -> None:
    page.goto("/find")
    page.get_by_label("In your own words").fill(words)
    page.get_by_role("button", name="Continue").click()


@pytest.mark.hazard("H-09")
def test_without_a_net_a_cry_for_help_shows_the_signs_and_the_number_of_home(
    open_context: Callable[..., BrowserContext], house: House
) -> None:
    context = open_context(service_workers="allow")
    page = context.new_page()
    page.goto("/me")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.get_by_label("Home").select_option("en-US")
    page.locator("#health").get_by_role("button", name="Save").click()
    page.wait_for_function(
        "async () => (await (await caches.match('/offline'))?.text() ?? '').includes('tel:911')"
    )
    page.goto("/find")
    context.set_offline(True)
    says_here(page, f"{CHEST} <b>")
    expect(page.get_by_role("heading", name="Not connected just now")).to_be_visible()
    expect(page.locator(".emergency-signs .flag")).to_have_count(len(SIGNS))
    call = page.get_by_role("link", name="Call 911")
    expect(call).to_be_hidden()
    page.get_by_label("Chest:").check()
    expect(call).to_be_visible()
    expect(page.get_by_text(f"You wrote: “{CHEST} <b>”")).to_be_visible()


def says_here(page: Page, words: str) -> None:
    page.get_by_label("In your own words").fill(words)
    page.get_by_role("button", name="Continue").click()


@pytest.mark.hazard("H-09")
def test_without_scripts_words_of_an_emergency_lead_to_a_number_even_with_a_place_marked(plain: Page) -> None:
    plain.goto("/find")
    for summary in ("Choose from a list", "Chest"):
        plain.get_by_text(summary, exact=True).first.click()
    plain.locator('input[name=place][value^="breastbone"]').check()
    says_here(plain, CHEST)
    expect(plain).to_have_url("/referral")
    expect(plain.get_by_role("link", name="Call 999")).to_be_visible()


def test_without_scripts_not_sure_is_asked_once_more_and_a_bruise_is_marked_from_the_list(
    plain: Page, house: House
) -> None:
    house.bring(people.drawn(), MONDAY)
    plain.goto("/screening")
    unsure = plain.locator('input[name="answer:infection-or-sepsis"][value=unsure]')
    expect(unsure).to_be_hidden()
    plain.locator('input[name="answer:infection-or-sepsis"][value=yes]').check()
    unsure.check()
    for box in plain.locator("none-of-these:not(:has(.flag :checked)) .none input").all():
        box.check()
    plain.get_by_role("button", name="Continue").click()
    plain.locator(".closer input[value=no]").check()
    plain.get_by_role("button", name="Continue").click()
    expect(plain).to_have_url("/candidates")
    plain.goto("/me/skin")
    for summary in ("Choose from a list", "Lower leg"):
        plain.get_by_text(summary, exact=True).click()
    plain.locator('input[name=place][value="calf-inner:left"]').check()
    plain.get_by_label("Small bruise").check()
    plain.get_by_role("button", name="Leave it alone").click()
    expect(plain.get_by_text("Left alone until")).to_be_visible()
    plain.goto("/week")
    expect(plain.get_by_text("Left alone for now")).to_be_visible()


@pytest.mark.hazard("H-09")
def test_with_the_journals_file_spoilt_and_no_scripts_the_number_is_there_all_the_same(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    spoilt = open_house(tmp_path_factory.mktemp("spoilt"))
    try:
        spoilt.set_clock(MONDAY)
        spoilt.wait()
        for file in spoilt.data.rglob("*.sqlite3*"):
            file.write_bytes(b"not a journal any more " * 4096)
        context = chromium.new_context(base_url=spoilt.address, java_script_enabled=False, locale="en-AU")
        page = context.new_page()
        page.goto("/week")
        expect(page.locator(".emergency-signs .flag")).to_have_count(len(SIGNS))
        says(page, CHEST)
        expect(page.get_by_role("heading", level=1)).to_have_text("Please get help now")
        expect(page.get_by_role("link", name="Call 000")).to_be_visible()
        context.close()
    finally:
        spoilt.stop()
