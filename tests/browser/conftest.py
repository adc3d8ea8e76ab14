"""A real Chromium for the tests that carry the mark `browser`."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

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
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield browser
        browser.close()
