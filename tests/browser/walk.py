"""The steps of the way as a person takes them on a page; shared by the tests that go it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

COMPLAINT = "right shoulder blade aches 6/10, worse at the desk, turning left is stiff"


class Taps:
    """Taps on a page, counted: what a thumb must do."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def __call__(self, target: str | Locator) -> None:
        locator = self.page.locator(target) if isinstance(target, str) else target
        locator.click()
        self.count += 1


def place(page: Page, region: str, side: str = "middle", view: str = "") -> Locator:
    """A place on the figure, in the view that is shown or the one named."""
    within = f'.view[data-view="{view}"]' if view else ".view:not([hidden])"
    return page.locator(f'{within} [data-region="{region}"][data-side="{side}"]')


def strength_of(page: Page, key: str) -> str:
    return page.locator(f'.mark[data-place="{key}"] input[type=range]').input_value()


def says_none_of_these(page: Page, tap: Taps | None = None, then: str = "/candidates") -> None:
    """No to everything that the safety page asks and that was not answered."""
    tap = tap or Taps(page)
    for box in page.locator("none-of-these:not(:has(.flag :checked)) .none input").all():
        tap(box)
    tap(page.get_by_role("button", name="Continue"))
    expect(page).to_have_url(then)


def comes_to_the_candidates(page: Page, words: str = COMPLAINT) -> None:
    page.goto("/find")
    page.get_by_label("In your own words").fill(words)
    page.get_by_role("button", name="Continue").click()
    expect(page).to_have_url("/screening")
    says_none_of_these(page)


def comes_to_the_session(page: Page, words: str = COMPLAINT) -> None:
    comes_to_the_candidates(page, words)
    page.get_by_role("button", name="Find the spot").first.click()
    page.get_by_role("button", name="There, and that is my pain").click()
    expect(page).to_have_url("/session")


def starts(page: Page) -> None:
    page.get_by_role("button", name="Start").click()
    expect(page.locator("[data-state=playing]")).to_be_visible()


def phase(page: Page) -> str:
    return page.locator("session-player").get_attribute("data-phase") or ""


def is_playing(page: Page) -> bool:
    return page.locator("[data-state=playing]").is_visible()


def seconds_left(page: Page) -> int:
    return int(page.locator("[data-part=seconds]").inner_text() or 0)


def goes_on_to(page: Page, wanted: str) -> None:
    """Skip cues until one of this phase plays."""
    for _ in range(40):
        if phase(page) == wanted:
            return
        page.locator("[data-part=forward]").click()
    raise AssertionError(f"no cue of phase {wanted}")


def plays_to_the_end(page: Page) -> None:
    """Let the time pass; where the tape waits, say that the spot is found."""
    for _ in range(80):
        if not is_playing(page):
            return
        if seconds_left(page) == 0:
            page.locator("[data-part=forward]").click()
        else:
            page.clock.run_for(1000 * seconds_left(page) + 200)
    raise AssertionError("the tape has no end")


def saves(page: Page, after: int = 3) -> None:
    page.locator(f"[name=pain_after][value='{after}']").click()
    page.get_by_role("button", name="Save", exact=True).click()
