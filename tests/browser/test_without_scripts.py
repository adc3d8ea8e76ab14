"""Without JavaScript the way is the same, a form at a time."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.house import House
from unknot.core.journal import PainDrawn, SessionLogged

pytestmark = pytest.mark.browser


@pytest.fixture
def plain(open_context: Callable[..., BrowserContext]) -> Page:
    return open_context(java_script_enabled=False).new_page()


def test_the_whole_way_goes_without_scripts(plain: Page, house: House) -> None:
    plain.goto("/")
    expect(plain.locator("body-map")).to_be_hidden()
    plain.get_by_text("Choose from a list").click()
    plain.get_by_text("Shoulder blades and upper back").click()
    plain.locator('input[name=place][value="shoulder-blade:right"]').check()
    plain.get_by_role("button", name="Continue").click()
    expect(plain).to_have_url("/find")
    strength = plain.locator('input[name="strength:shoulder-blade:right"]')
    expect(strength).to_be_visible()
    strength.fill("7")
    plain.locator('input[name="feel:shoulder-blade:right"][value=tight]').check()
    plain.get_by_role("button", name="Continue").click()
    expect(plain).to_have_url("/screening")
    drawn = house.journal().latest(PainDrawn)
    assert drawn is not None
    assert [(m.strength, str(m.feel)) for m in drawn.drawing.marks] == [(7, "tight")]

    for box in plain.locator(".none input").all():
        box.check()
    plain.get_by_role("button", name="Continue").click()
    expect(plain).to_have_url("/candidates")
    plain.get_by_role("button", name="Find the spot").first.click()
    plain.get_by_role("button", name="There, and that is my pain").click()
    expect(plain).to_have_url("/session")

    steps = plain.locator("session-player ~ ol > li, noscript ol > li, main > ol > li")
    expect(steps.filter(has_text=re.compile("Find it"))).to_have_count(1)
    expect(plain.get_by_role("button", name="Start")).to_be_hidden()
    form = plain.locator("form", has=plain.get_by_role("button", name="Save the session"))
    form.locator("[name=pain_before][value='7']").check()
    form.locator("[name=pain_after][value='4']").check()
    form.get_by_role("button", name="Save the session").click()
    expect(plain).to_have_url("/session/done")
    logs = [body.log for _, body in house.journal().of(SessionLogged)]
    assert [(log.pain_before, log.pain_after) for log in logs] == [(7, 4)]

    plain.get_by_role("link", name="See the week").click()
    expect(plain.locator(".week article").first).to_be_visible()
    plain.goto("/progress")
    expect(plain.get_by_role("heading", name="Sessions")).to_be_visible()
    plain.goto("/")
    expect(plain.get_by_role("heading", level=1)).to_be_visible()


def test_words_alone_are_enough_without_scripts(plain: Page, house: House) -> None:
    plain.goto("/find")
    plain.get_by_label("In your own words").fill("left calf hurts 7/10")
    plain.get_by_role("button", name="Continue").click()
    expect(plain).to_have_url("/screening")
    drawn = house.journal().latest(PainDrawn)
    assert drawn is not None
    assert {str(m.place) for m in drawn.drawing.marks} == {"calf-inner:left", "calf-outer:left"}
