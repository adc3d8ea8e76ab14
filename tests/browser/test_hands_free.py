"""Without buttons: the halves of the screen, and the voice where the browser understands it on the device."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests import people
from tests.browser.house import House
from tests.browser.walk import goes_on_to, is_playing, phase, starts
from tests.cast import MONDAY

pytestmark = pytest.mark.browser

EAR = """
window.SpeechRecognition = class {
  static available({ processLocally }) { return Promise.resolve(processLocally ? 'LOCAL' : 'available'); }
  start() { window.ear = this; }
  stop() { window.ear = null; this.onend(); }
};
window.hear = (words) => window.ear.onresult({ results: [[{ transcript: words }]] });
"""


def opened(page: Page, house: House, local: str = "available") -> Page:
    page.add_init_script(EAR.replace("LOCAL", local))
    house.bring(people.confirmed(), MONDAY)
    page.goto("/session")
    starts(page)
    return page


def taps_half(page: Page, share: float) -> None:
    box = page.locator(".stage").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * share, box["y"] + 10)


def test_the_right_half_goes_on_and_the_left_half_back(page: Page, house: House) -> None:
    opened(page, house)
    step = page.locator("[data-part=step]")
    first = step.inner_text()
    taps_half(page, 0.8)
    expect(step).not_to_have_text(first)
    taps_half(page, 0.2)
    expect(step).to_have_text(first)


def test_spoken_words_do_what_the_buttons_do(page: Page, house: House) -> None:
    opened(page, house)
    page.get_by_role("button", name="Listen").click()
    goes_on_to(page, "press")
    aim = page.locator("[data-part=aim]")
    before = aim.inner_text()
    page.evaluate("hear('that is too much')")
    expect(aim).not_to_have_text(before)
    page.evaluate("hear('please stop')")
    assert not is_playing(page)


def test_sharp_is_heard_even_among_other_words(page: Page, house: House) -> None:
    opened(page, house)
    page.get_by_role("button", name="Listen").click()
    goes_on_to(page, "press")
    page.evaluate("hear('good but a bit sharp')")
    assert phase(page) == "locate"


def test_other_talk_does_nothing(page: Page, house: House) -> None:
    opened(page, house)
    page.get_by_role("button", name="Listen").click()
    goes_on_to(page, "press")
    before = page.locator("[data-part=step]").inner_text()
    page.evaluate("hear('what is for dinner tonight')")
    assert page.locator("[data-part=step]").inner_text() == before


@pytest.mark.parametrize("answer", ["downloadable", "unavailable"])
def test_where_speech_would_be_sent_away_there_is_no_listening(page: Page, house: House, answer: str) -> None:
    opened(page, house, answer)
    expect(page.get_by_role("button", name="Voice")).to_be_visible()
    expect(page.get_by_role("button", name="Listen")).to_have_count(0)
