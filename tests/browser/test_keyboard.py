"""Without a mouse: every step is reached, seen and taken by keys, and named for those who listen."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests import people
from tests.browser.house import House
from tests.browser.walk import goes_on_to, phase
from tests.cast import MONDAY
from unknot.core.journal import SessionLogged

pytestmark = pytest.mark.browser

FOCUSED = """() => {
  const at = document.activeElement;
  const style = getComputedStyle(at);
  const beside = at.nextElementSibling && getComputedStyle(at.nextElementSibling);
  const box = at.getBoundingClientRect();
  return {
    tag: at.tagName.toLowerCase(),
    name: at.getAttribute("aria-label") ?? at.labels?.[0]?.innerText ?? at.innerText ?? "",
    key: `${at.getAttribute("name") ?? ""}=${at.getAttribute("value") ?? ""}`,
    ring: [style, beside].some((s) => s && (s.outlineStyle !== "none" || s.strokeWidth === "4px")),
    top: box.top + scrollY,
    seen: box.bottom > 0 && box.top < innerHeight,
  };
}"""


def focused(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(FOCUSED)
    return found


def tabs_to(page: Page, words: str, most: int = 60) -> None:
    """Press Tab until the focus is on what is called so; each stop on the way shows where it is."""
    for _ in range(most):
        page.keyboard.press("Tab")
        here = focused(page)
        if here["tag"] == "body":
            continue
        assert here["ring"], f"the focus is not to be seen on {here}"
        assert here["seen"], f"the focus is off the screen on {here}"
        if re.search(words, f"{here['name']} {here['key']}"):
            return
    raise AssertionError(f"no tab stop is called {words}")


def test_the_whole_way_goes_without_a_mouse(page: Page, house: House) -> None:
    marks_a_place(page)
    answers_the_safety_questions(page)
    for words, then in (("^Find the spot", "/pressing"), ("^There, and that is my pain", "/session")):
        tabs_to(page, words)
        page.keyboard.press("Enter")
        expect(page).to_have_url(then)
    plays_and_stops(page)
    tabs_to(page, "pain_after=0")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    tabs_to(page, "^Save")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/session/done")
    logs = [body.log for _, body in house.journal().of(SessionLogged)]
    assert [(log.ended, log.pain_after) for log in logs] == [("stopped", 1)]


def marks_a_place(page: Page) -> None:
    page.goto("/")
    tabs_to(page, "^Skip to the page")
    page.keyboard.press("Enter")
    tabs_to(page, "^Back")
    page.keyboard.press("Enter")
    while place_under_focus(page) == "":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".mark-list .mark")).to_have_count(1)
    tabs_to(page, "^Continue")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/screening")


def answers_the_safety_questions(page: Page) -> None:
    for part in range(page.locator("none-of-these").count()):
        tabs_to(page, "^None of these")
        page.keyboard.press("Space")
        expect(page.locator(".none input").nth(part)).to_be_checked()
    tabs_to(page, "^Continue")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/candidates")


def plays_and_stops(page: Page) -> None:
    expect(page.get_by_role("button", name="Start")).to_be_enabled()
    tabs_to(page, "^Start")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Pause")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Play")).to_be_focused()
    page.keyboard.press("Space")
    for _ in range(30):
        if phase(page) == "press":
            break
        page.keyboard.press("ArrowRight")
    tabs_to(page, "^Good")
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=answer]")).to_contain_text("Good")
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Stopped. That is fine.")).to_be_focused()


def place_under_focus(page: Page) -> str:
    found: str = page.evaluate("document.activeElement.dataset.region ?? ''")
    return found


@pytest.mark.parametrize("address", ["/find", "/screening", "/candidates", "/me", "/progress"])
def test_the_focus_goes_down_the_page_as_one_reads(page: Page, house: House, address: str) -> None:
    house.bring(people.practising() if address == "/progress" else people.cleared(), MONDAY)
    page.goto(address)
    page.locator("main").focus()
    tops = []
    for _ in range(12):
        page.keyboard.press("Tab")
        here = focused(page)
        if here["tag"] == "body":
            break
        tops.append((here["top"], here["name"]))
    back = [(upper, lower) for upper, lower in pairwise(tops) if lower[0] < upper[0] - 60]
    assert not back


def test_arrows_walk_the_figure_and_tab_leaves_it(page: Page) -> None:
    page.goto("/find")
    page.locator('.view[data-view="front"] [tabindex="0"]').focus()
    walked = [place_under_focus(page)]
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
        walked.append(place_under_focus(page))
    assert len(set(walked)) >= 4
    assert page.locator('.view[data-view="front"] [tabindex="0"]').count() == 1
    page.keyboard.press("Tab")
    assert place_under_focus(page) == ""


def test_a_close_up_opens_by_key_and_escape_goes_back(page: Page) -> None:
    page.goto("/find")
    page.locator('.view[data-view="front"] [data-zoom-view="head-front"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator('.view[data-view="head-front"] [tabindex="0"]')).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator(".mark-list .mark")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator('.view[data-view="front"]')).to_be_visible()
    assert page.evaluate("document.activeElement.closest('.view')?.dataset.view") == "front"


def test_every_place_on_the_figure_has_a_name_of_its_own_and_says_whether_it_is_marked(page: Page) -> None:
    page.goto("/find")
    places = page.locator('.view[data-view="back"] [data-region]')
    names = places.evaluate_all("paths => paths.map((p) => p.getAttribute('aria-label'))")
    keys = places.evaluate_all("paths => paths.map((p) => `${p.dataset.region}:${p.dataset.side}`)")
    assert all(names)
    assert len(set(names)) == len(set(keys))
    page.get_by_role("button", name="Back", exact=True).click()
    calf = page.get_by_role("button", name="Left inner half of the calf", exact=True)
    expect(calf).to_have_attribute("aria-pressed", "false")
    calf.press("Enter")
    expect(
        page.get_by_role("button", name="Left inner half of the calf, pain, 5 of 10", pressed=True)
    ).to_be_visible()
    expect(page.locator(".here")).to_have_text("Left inner half of the calf: 5 of 10")


def test_what_plays_is_announced(page: Page, house: House) -> None:
    house.bring(people.confirmed(), MONDAY)
    page.goto("/session")
    page.get_by_role("button", name="Start").click()
    goes_on_to(page, "press")
    assert page.locator("[data-part=title]").get_attribute("aria-live") == "assertive"
    page.get_by_role("button", name="Too much").click()
    expect(page.get_by_role("status").filter(has_text="Too much")).to_be_visible()
    expect(page.get_by_role("timer")).to_be_visible()
