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
EVERYTHING = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The dark theme changes colours alone, so that only these are looked at again.
LOOKS = (
    ("phone", PHONE, "light", EVERYTHING),
    ("laptop", LAPTOP, "light", EVERYTHING),
    ("laptop", LAPTOP, "dark", ["color-contrast"]),
    ("phone", PHONE, "dark", ["color-contrast"]),
)
# Chromium may keep a colour of the theme before when the theme changes under an open page: make it work out all anew.
SETTLED = """async () => {
  const { style } = document.documentElement;
  style.display = "none";
  document.body.offsetHeight;
  style.display = "";
  await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
}"""
TOO_WIDE = """() => {
  const most = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= most) return [];
  const wide = (e) => e.getBoundingClientRect().right > most + 1 && !e.closest(".scroll-x, .rooms");
  return [...document.querySelectorAll("main *")]
    .filter((e) => wide(e) && ![...e.children].some(wide))
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
    for name, size, scheme, rules in LOOKS:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.wait_for_function(
            "(scheme) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches", arg=scheme
        )
        page.evaluate(SETTLED)
        found += [f"{name}, {scheme}: {words}" for words in barriers(page, rules)]
    page.set_viewport_size({"width": 320, "height": 640})
    found += [f"at 320 px: {what}" for what in page.evaluate(TOO_WIDE)]
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    found += [f"at 200 % text: {what}" for what in page.evaluate(TOO_WIDE)]
    assert not found, "\n".join(dict.fromkeys(found))


def barriers(page: Page, rules: list[str]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    results: dict[str, Any] = page.evaluate("(options) => axe.run(options)", options)
    return [
        f"{violation['id']}: {node['html'][:160]} {' '.join(node['failureSummary'].split())[:260]}"
        for violation in results["violations"]
        for node in violation["nodes"][:3]
    ]
