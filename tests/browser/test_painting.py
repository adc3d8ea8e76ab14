"""Painting a pain by dragging over the figure; a tap stays a tap, a swipe stays a scroll."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.house import House
from tests.browser.walk import place, strength_of

pytestmark = pytest.mark.browser


def middle(target: Locator) -> tuple[float, float]:
    box = target.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.fixture
def back(page: Page, house: House) -> Page:
    page.goto("/find")
    page.get_by_role("button", name="Back", exact=True).click()
    return page


def drags(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=24)
    page.mouse.up()


def marked(page: Page) -> set[str]:
    return {row.get_attribute("data-place") or "" for row in page.locator(".mark-list .mark").all()}


def test_dragging_marks_every_place_on_the_way_and_one_undo_takes_the_stroke_back(back: Page) -> None:
    place(back, "mid-back", "left").click()
    before = marked(back)
    drags(back, middle(place(back, "shoulder-blade", "right")), middle(place(back, "buttock-upper", "right")))
    painted = marked(back) - before
    assert {"shoulder-blade:right", "buttock-upper:right"} <= painted
    assert len(painted) >= 4
    assert strength_of(back, "shoulder-blade:right") == "5"
    back.get_by_role("button", name="Undo").click()
    assert marked(back) == before


def test_painting_over_a_mark_leaves_its_strength(back: Page) -> None:
    target = place(back, "mid-back", "right")
    target.click()
    target.click()
    drags(back, middle(place(back, "shoulder-blade", "right")), middle(target))
    assert strength_of(back, "mid-back:right") == "7"


def test_a_click_without_a_drag_still_toggles_through_the_strengths(back: Page) -> None:
    target = place(back, "mid-back", "left")
    for strength in ("5", "7", "9"):
        target.click()
        assert strength_of(back, "mid-back:left") == strength
    target.click()
    expect(back.locator(".mark-list .mark")).to_have_count(0)


@pytest.fixture
def phone(open_context: Callable[..., BrowserContext], house: House) -> Page:
    context = open_context(has_touch=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto("/find")
    page.get_by_role("button", name="Back", exact=True).tap()
    return page


def slides(page: Page, start: tuple[float, float], end: tuple[float, float], rest_ms: int) -> None:
    """A finger that rests, slides and lifts, by the browser's own touch events."""
    touch = page.context.new_cdp_session(page)
    touch.send(
        "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": start[0], "y": start[1]}]}
    )
    page.wait_for_timeout(rest_ms)
    for step in range(1, 13):
        at = {
            "x": start[0] + (end[0] - start[0]) * step / 12,
            "y": start[1] + (end[1] - start[1]) * step / 12,
        }
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [at]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_finger_that_rests_first_paints(phone: Page) -> None:
    slides(
        phone, middle(place(phone, "shoulder-blade", "right")), middle(place(phone, "mid-back", "right")), 350
    )
    expect(phone.locator('.mark[data-place="mid-back:right"]')).to_be_visible()
    assert phone.evaluate("scrollY") == 0


def test_a_swipe_scrolls_and_marks_nothing(phone: Page) -> None:
    slides(
        phone, middle(place(phone, "mid-back", "right")), middle(place(phone, "shoulder-blade", "right")), 0
    )
    assert marked(phone) == set()
