"""Two tabs on one session: one plays, the other says so and can take over at the same second."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests import people
from tests.browser.house import House
from tests.browser.walk import goes_on_to, is_playing, phase, seconds_left, starts
from tests.cast import MONDAY

pytestmark = pytest.mark.browser

ELSEWHERE = "It runs in another tab"


@pytest.fixture
def tabs(open_context: Callable[..., BrowserContext], house: House) -> tuple[Page, Page]:
    """The first plays and was paused in a press; the second was opened on the same session after that."""
    house.bring(people.confirmed(), MONDAY)
    context = open_context()
    first, second = context.new_page(), context.new_page()
    first.goto("/session")
    starts(first)
    goes_on_to(first, "press")
    first.get_by_role("button", name="Pause").click()
    second.goto("/session")
    return first, second


def test_the_second_tab_plays_nothing_and_says_where_it_runs(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    expect(second.get_by_role("heading", name=ELSEWHERE)).to_be_visible()
    assert not is_playing(second)
    assert is_playing(first)


def test_going_on_here_takes_the_session_over_at_the_same_second(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    there = seconds_left(first)
    second.get_by_role("button", name="Go on here").click()
    expect(second.locator("[data-part=answer]")).to_contain_text("Welcome back")
    assert phase(second) == "press"
    assert abs(seconds_left(second) - there) <= 1
    expect(first.get_by_role("heading", name=ELSEWHERE)).to_be_visible()
    assert not is_playing(first)


def test_when_the_playing_tab_is_closed_a_new_one_simply_goes_on(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    first.close()
    second.reload()
    expect(second.locator("[data-part=answer]")).to_contain_text("Welcome back")
