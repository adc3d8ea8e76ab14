"""Screening on the page: none of these, yes, not sure; and a referral with no muscle beside it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.walk import COMPLAINT, Taps, says_none_of_these
from unknot import load_knowledge

pytestmark = pytest.mark.browser


@pytest.fixture
def screening(page: Page) -> Page:
    page.goto("/find")
    page.get_by_label("In your own words").fill(COMPLAINT)
    page.get_by_role("button", name="Continue").click()
    expect(page).to_have_url("/screening")
    return page


def box(page: Page, flag: str, answer: str) -> Locator:
    return page.locator(f'input[name="answer:{flag}"][value={answer}]')


def is_not_sure_of(page: Page, flag: str) -> None:
    box(page, flag, "yes").check()
    box(page, flag, "unsure").check()


def group_of(page: Page, flag: str) -> Locator:
    return page.locator("none-of-these", has=box(page, flag, "yes"))


def test_a_usual_complaint_needs_fewer_than_ten_taps_here(screening: Page) -> None:
    taps = Taps(screening)
    expect(screening.locator(".open-parts")).to_contain_text("parts open")
    says_none_of_these(screening, taps)
    assert taps.count < 10


def test_the_foot_says_how_many_parts_are_open(screening: Page) -> None:
    foot, parts = screening.locator(".open-parts"), screening.locator("none-of-these")
    every = parts.count()
    expect(foot).to_have_text(f"{every} of {every} parts open")
    parts.first.locator(".none input").check()
    expect(foot).to_have_text(f"{every - 1} of {every} parts open")
    for part in range(1, every):
        parts.nth(part).locator(".none input").check()
    expect(foot).to_have_text("All parts are answered")


def test_what_applies_and_none_of_these_never_stand_side_by_side(screening: Page) -> None:
    some, none = box(screening, "night-pain", "yes"), group_of(screening, "night-pain").locator(".none input")
    some.check()
    none.check()
    expect(some).not_to_be_checked()
    expect(box(screening, "night-pain", "unsure")).to_be_hidden()
    some.check()
    expect(none).not_to_be_checked()
    box(screening, "night-pain", "unsure").check()
    some.uncheck()
    expect(box(screening, "night-pain", "unsure")).not_to_be_checked()


def test_an_open_part_sends_back_with_what_to_do_and_keeps_the_answers(screening: Page) -> None:
    is_not_sure_of(screening, "night-pain")
    screening.locator("none-of-these.emergency .none input").first.check()
    screening.get_by_role("button", name="Continue").click()
    expect(screening.get_by_role("alert")).to_contain_text("open still")
    expect(box(screening, "night-pain", "unsure")).to_be_checked()
    expect(screening.locator("none-of-these.emergency .none input").first).to_be_checked()


def test_a_yes_to_an_emergency_ends_the_way_with_a_number_and_without_a_muscle(screening: Page) -> None:
    box(screening, "heart-attack", "yes").check()
    says_none_of_these(screening, then="/referral")
    call = screening.get_by_role("link", name=re.compile("^Call "))
    expect(call).to_have_attribute("href", "tel:999")
    words = screening.locator("body").inner_text().lower()
    named = [m.name for m in load_knowledge().muscles.values() if re.search(rf"\b{m.name.lower()}\b", words)]
    assert not named
    for way in ("/candidates", "/pressing", "/session"):
        screening.goto(way)
        expect(screening).to_have_url("/referral")
    screening.goto("/week")
    expect(screening.locator("article")).to_have_count(0)


@pytest.mark.parametrize(("second", "then"), [("no", "/candidates"), ("yes", "/referral")])
def test_a_closer_question_decides_what_was_not_sure(screening: Page, second: str, then: str) -> None:
    is_not_sure_of(screening, "infection-or-sepsis")
    says_none_of_these(screening, then="/screening")
    closer = screening.get_by_role("status").filter(has_text="closer question")
    closer.locator(f"input[value={second}]").check()
    closer.get_by_role("button", name="Continue").click()
    expect(screening).to_have_url(then)


def test_words_that_tell_an_emergency_end_the_way_before_any_box_is_ticked(page: Page) -> None:
    page.goto("/find")
    page.get_by_label("In your own words").fill(
        "crushing chest pain into my left arm, sweating and short of breath"
    )
    page.get_by_role("button", name="Continue").click()
    expect(page).to_have_url("/referral")
