"""A real Chromium for the tests that carry the mark `browser`."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.house import House, open_house
from tests.browser.watch import Watch
from tests.cast import MONDAY

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
INSTALLED = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def browser_path(playwrights_own: str) -> str | None:
    """$CHROME (dev.py sets it), an installed Chromium or Chrome, else the one that Playwright installed."""
    candidates = [os.environ.get("CHROME"), *(shutil.which(name) for name in INSTALLED), playwrights_own]
    return next((path for path in candidates if path and Path(path).is_file()), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One headless Chromium for the whole run; each test opens a context of its own from it."""
    with sync_playwright() as playwright:
        path = browser_path(playwright.chromium.executable_path)
        if path is None:
            missing = "NO BROWSER: install Chromium or set CHROME; `python3 dev.py setup` says how."
            if os.environ.get("CI"):
                pytest.fail(missing)
            pytest.skip(missing)
        # Playwright keeps an event loop in this thread; Django would refuse its database beside one, without need.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        expect.set_options(timeout=PATIENCE_MS)
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One server for the whole run."""
    house = open_house(tmp_path_factory.mktemp("house"))
    try:
        house.set_clock(MONDAY)
        house.wait()
        yield house
    finally:
        house.stop()


@pytest.fixture
def house(running: House) -> House:
    """The server with an empty journal, on Monday at six in the evening."""
    running.set_clock(MONDAY)
    running.empty()
    return running


@pytest.fixture
def open_context(chromium: Browser, house: House) -> Iterator[Callable[..., BrowserContext]]:
    """Make contexts like a phone's; every page in them is watched, and a fault in any fails the test."""
    watch = Watch(house.address)
    opened: list[BrowserContext] = []

    def make(**wishes: Any) -> BrowserContext:
        wishes = {"viewport": PHONE, "base_url": house.address, "service_workers": "block", **wishes}
        context = chromium.new_context(**wishes)
        context.set_default_timeout(PATIENCE_MS)
        if wishes.get("java_script_enabled", True):
            context.clock.install(time=MONDAY)
        watch.over(context)
        opened.append(context)
        return context

    yield make
    for context in opened:
        context.close()
    watch.judge()


@pytest.fixture
def page(open_context: Callable[..., BrowserContext]) -> Page:
    """A phone's page, scripts on, no service worker."""
    return open_context().new_page()


PHONE = {"width": 390, "height": 844}
PATIENCE_MS = 15_000  # a shared machine may be slow; what is there is seen at once all the same
