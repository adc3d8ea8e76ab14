"""A page weighs less than a photograph, and asks nothing of anybody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests import people
from tests.browser.house import House
from tests.browser.watch import Watch
from tests.cast import MONDAY
from unknot.core.journal import Journal

pytestmark = pytest.mark.browser

MOST_BYTES = 150_000


@pytest.mark.parametrize(
    ("address", "journal"),
    [
        ("/find", None),
        ("/", people.practising),
        ("/session", people.confirmed),
        ("/candidates", people.cleared),
        ("/screening", people.drawn),
        ("/me/skin", people.cleared),
        ("/library", None),
        ("/library/muscles/gastrocnemius", None),
    ],
)
@pytest.mark.parametrize("workers", ["block", "allow"])
def test_the_first_load_weighs_under_150_kb_all_in(
    open_context: Callable[..., BrowserContext],
    house: House,
    address: str,
    journal: Callable[[], Journal] | None,
    workers: str,
) -> None:
    if journal:
        house.bring(journal(), MONDAY)
    context = open_context(service_workers=workers)
    page = context.new_page()
    weights: dict[str, int] = {}
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    client.on("Network.loadingFinished", lambda event: _weigh(weights, event))
    page.goto(address, wait_until="networkidle")
    print(f"{address}: {sum(weights.values())} bytes in {len(weights)} answers")
    assert len(weights) >= 8
    assert sum(weights.values()) < MOST_BYTES


def _weigh(weights: dict[str, int], event: dict[str, Any]) -> None:
    weights[event["requestId"]] = int(event["encodedDataLength"])


@pytest.mark.parametrize(
    "address", ["/find", "/session", "/library/muscles/levator-scapulae", "/static/js/app.js"]
)
def test_everything_that_is_text_comes_compressed(chromium: Browser, house: House, address: str) -> None:
    house.bring(people.confirmed(), MONDAY)
    context = chromium.new_context(base_url=house.address)
    answer = context.request.get(address, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    context.close()


def test_an_inline_script_does_not_run_and_the_watch_would_see_it_try(
    chromium: Browser, house: House
) -> None:
    context = chromium.new_context(base_url=house.address)
    watch = Watch(house.address)
    watch.over(context)
    page = context.new_page()
    page.goto("/find")
    ran = page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.head.append(script);
          return window.ran === true;
        }"""
    )
    context.close()
    assert ran is False
    assert any("Content Security Policy" in fault for fault in watch.faults)
