"""Every page and state: no barrier that axe knows, light and dark, phone and laptop; and it fits, small or enlarged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from tests.browser.house import House
from tests.browser.rooms import SIGHTS, Sight
from tests.cast import MONDAY

pytestmark = pytest.mark.browser

LAPTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
LOOKS = (
    ("phone", PHONE, "light"),
    ("phone", PHONE, "dark"),
    ("laptop", LAPTOP, "light"),
    ("laptop", LAPTOP, "dark"),
)
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
TOO_WIDE = """() => {
  const most = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= most) return [];
  const scrolls = (e) => e.closest(".scroll-x, .rooms") !== null;
  return [...document.querySelectorAll("main *")]
    .filter((e) => e.getBoundingClientRect().right > most + 1 && !scrolls(e))
    .map((e) => `${e.tagName}.${e.className?.baseVal ?? e.className} ${e.textContent.trim().slice(0, 40)}`)
    .slice(0, 8).concat("wider than the screen");
}"""


@pytest.fixture
def see(open_context: Callable[..., BrowserContext], house: House) -> Callable[[Sight], Page]:
    def come(sight: Sight) -> Page:
        if sight.journal:
            house.bring(sight.journal(), MONDAY)
        page = open_context(reduced_motion="reduce").new_page()
        page.goto(sight.address)
        sight.go(page)
        return page

    return come


@pytest.mark.parametrize("sight", SIGHTS, ids=lambda sight: sight.name)
def test_no_page_has_a_barrier_and_every_page_fits(sight: Sight, see: Callable[[Sight], Page]) -> None:
    page = see(sight)
    found = []
    for name, size, scheme in LOOKS:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found += [f"{name}, {scheme}: {words}" for words in barriers(page)]
    page.set_viewport_size({"width": 320, "height": 640})
    found += [f"at 320 px: {what}" for what in page.evaluate(TOO_WIDE)]
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    found += [f"at 200 % text: {what}" for what in page.evaluate(TOO_WIDE)]
    assert not found, "\n".join(dict.fromkeys(found))


def barriers(page: Page) -> list[str]:
    results: dict[str, Any] = Axe().run(page, options=RULES).response
    return [
        f"{violation['id']}: {node['html'][:160]} {' '.join(node['failureSummary'].split())[:260]}"
        for violation in results["violations"]
        for node in violation["nodes"][:3]
    ]
