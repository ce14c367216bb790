"""The browser that the tests look with: the one of the machine, which `make test` sets up."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

_NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
_FLAGS = (
    *("no-sandbox", "disable-gpu", "disable-background-networking", "no-first-run"),
    *("disable-component-update", "disable-sync"),
)


def browser_path() -> str:
    """Where it is."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    assert found, "there is no Chromium: `make test` installs it, or says what to type"
    return found


def until(page: Page, expression: str, argument: object) -> None:
    """Wait until it holds; asked from outside, since a page's policy lets no text run in it."""
    end = time.monotonic() + 20
    while not page.evaluate(expression, argument):
        assert time.monotonic() < end, expression
        page.wait_for_timeout(20)


@contextmanager
def opened_browser(*flags: str) -> Iterator[Browser]:
    """Open it without a window; where there is none, the test fails and is not skipped."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path(), args=[f"--{flag}" for flag in (*_FLAGS, *flags)]
        )
        yield browser
        browser.close()
