"""Find: words become chips and marks, taps become marks, and the form stays the truth."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.walk import COMPLAINT, place, strength_of
from unknot.core.journal import PainDrawn

pytestmark = pytest.mark.browser


def test_words_become_chips_and_marks_on_the_figure(page: Page) -> None:
    page.goto("/find")
    page.get_by_label("In your own words").fill(COMPLAINT)
    expect(page.locator("read-words .chip.pain")).to_have_text("Right shoulder blade, 6 of 10")
    expect(page.locator("read-words .chip", has_text="Desk work")).to_be_visible()
    assert strength_of(page, "shoulder-blade:right") == "6"
    marked = place(page, "shoulder-blade", "right")
    expect(marked).to_be_visible()
    expect(marked).to_have_attribute("aria-pressed", "true")


def test_marks_follow_the_words_until_they_are_changed_by_hand(page: Page) -> None:
    page.goto("/find")
    words = page.get_by_label("In your own words")
    words.fill("left calf hurts 7/10")
    expect(page.locator('.mark[data-place="calf-inner:left"]')).to_be_visible()
    words.fill("right calf hurts 7/10")
    expect(page.locator('.mark[data-place="calf-inner:right"]')).to_be_visible()
    expect(page.locator('.mark[data-place="calf-inner:left"]')).to_have_count(0)
    page.get_by_role("button", name="Remove Right inner half of the calf").click()
    words.fill("right calf hurts 7/10, left shin too")
    expect(page.locator("read-words .chip.pain")).to_have_count(3)
    expect(page.locator('.mark[data-place="calf-inner:right"]')).to_have_count(0)


@pytest.mark.parametrize(
    ("view", "region", "side"),
    [("front", "upper-chest", "left"), ("back", "calf-inner", "right"), ("left", "temple", "left")],
)
def test_a_tap_marks_a_place_and_further_taps_make_it_stronger_then_take_it_away(
    page: Page, view: str, region: str, side: str
) -> None:
    page.goto("/find")
    page.get_by_role("button", name=view.capitalize(), exact=True).click()
    # some places lie under a close-up's door: their own event is what a tap on them would be
    target = place(page, region, side, view)
    strengths = []
    for _ in range(3):
        target.dispatch_event("click")
        strengths.append(strength_of(page, f"{region}:{side}"))
    assert strengths == ["5", "7", "9"]
    target.dispatch_event("click")
    expect(page.locator(f'.mark[data-place="{region}:{side}"]')).to_have_count(0)
    expect(target).to_have_attribute("aria-pressed", "false")


def test_a_thumb_on_the_figure_hits_the_place_it_sees(page: Page) -> None:
    page.goto("/find")
    page.get_by_role("button", name="Back", exact=True).click()
    calf = place(page, "calf-inner", "right", "back")
    calf.scroll_into_view_if_needed()
    box = calf.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator('.mark[data-place="calf-inner:right"]')).to_be_visible()
    assert min(box["width"], box["height"]) >= 24  # WCAG 2.2, target size


@pytest.mark.parametrize(
    ("door", "view", "neighbour"),
    [
        ("head-front", "head-front", "Back"),
        ("hand-right-palm", "hand-right-palm", "Back"),
        ("foot-left-top", "foot-left-top", "Sole"),
    ],
)
def test_a_close_up_is_fetched_when_it_is_asked_for_and_leads_to_its_neighbours_and_back(
    page: Page, door: str, view: str, neighbour: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/find")
    assert not [url for url in asked if "/static/body/" in url]
    page.locator(f'.view[data-view="front"] [data-zoom-view="{door}"]').dispatch_event("click")
    shown = page.locator(f'.view[data-view="{view}"] svg')
    expect(shown).to_be_visible()
    assert [url for url in asked if url.endswith(f"/static/body/{view}.svg")]
    page.locator(f'.view[data-view="{view}"] [data-region]').first.dispatch_event("click")
    expect(page.locator(".mark-list .mark")).to_have_count(1)
    page.locator(".closer").get_by_role("button", name=neighbour, exact=True).click()
    expect(shown).to_be_hidden()
    page.locator(".closer").get_by_role("button", name="Whole body").click()
    expect(page.locator('.view[data-view="front"]')).to_be_visible()
    expect(page.locator(".closer")).to_have_count(0)


def test_the_slider_and_tight_change_the_mark_and_what_is_kept(page: Page, house: House) -> None:
    page.goto("/find")
    place(page, "upper-chest", "left").dispatch_event("click")
    row = page.locator('.mark[data-place="upper-chest:left"]')
    row.locator("input[type=range]").fill("8")
    row.get_by_label("Tight").check(force=True)
    expect(row.locator("output")).to_have_text("8")
    expect(place(page, "upper-chest", "left")).to_have_attribute(
        "aria-label", "Left upper chest, tight, 8 of 10"
    )
    page.get_by_role("button", name="Continue").click()
    expect(page).to_have_url("/screening")
    drawn = house.journal().latest(PainDrawn)
    assert drawn is not None
    kept = [(str(m.place), m.strength, str(m.feel)) for m in drawn.drawing.marks]
    assert kept == [("upper-chest:left", 8, "tight")]


def test_a_change_made_by_mistake_is_taken_back_step_by_step(page: Page) -> None:
    page.goto("/find")
    target = place(page, "upper-chest", "left")
    target.dispatch_event("click")
    page.locator('.mark[data-place="upper-chest:left"] input[type=range]').fill("8")
    page.get_by_role("button", name="Remove").click()
    expect(page.locator(".mark-list .mark")).to_have_count(0)
    undo = page.get_by_role("button", name="Undo")
    undo.click()
    assert strength_of(page, "upper-chest:left") == "8"
    undo.click()
    assert strength_of(page, "upper-chest:left") == "5"
    undo.click()
    expect(page.locator(".mark-list .mark")).to_have_count(0)
    expect(undo).to_be_hidden()


def test_nothing_marked_is_answered_with_what_to_do_and_keeps_the_words(page: Page) -> None:
    page.goto("/find")
    page.get_by_label("In your own words").fill("hmm")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_contain_text("Mark at least one place")
    expect(page.get_by_label("In your own words")).to_have_value("hmm")


def test_marks_and_words_are_there_again_when_they_are_to_be_changed(page: Page) -> None:
    page.goto("/find")
    page.get_by_label("In your own words").fill("left calf hurts 7/10")
    expect(page.locator('.mark[data-place="calf-inner:left"]')).to_be_visible()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("link", name="Change").click()
    expect(page.get_by_label("In your own words")).to_have_value("left calf hurts 7/10")
    assert strength_of(page, "calf-inner:left") == "7"
    expect(place(page, "calf-inner", "left", "back")).to_have_attribute("aria-pressed", "true")


def test_words_that_come_back_go_on_leading_their_marks_and_not_those_made_by_hand(page: Page) -> None:
    page.goto("/find")
    page.get_by_label("In your own words").fill("left calf hurts 7/10")
    expect(page.locator('.mark[data-place="calf-inner:left"]')).to_be_visible()
    page.get_by_role("button", name="Remove Left inner half of the calf").click()
    page.locator('input[name=place][value="shin:right"]').evaluate("(box) => box.click()")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("link", name="Change").click()
    expect(page.locator("read-words .chip.pain")).to_have_count(2)
    assert marked(page) == {"calf-outer:left", "shin:right"}
    page.get_by_label("In your own words").fill("it aches 7/10")
    expect(page.locator("read-words .chip.pain")).to_have_count(0)
    assert marked(page) == {"shin:right"}


def marked(page: Page) -> set[str]:
    return set(page.locator(".mark-list .mark").evaluate_all("rows => rows.map((row) => row.dataset.place)"))
