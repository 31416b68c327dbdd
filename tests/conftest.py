"""Fixtures of the whole suite. Real objects; the legal day is 22/11/2026 unless a test travels."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from typing import TYPE_CHECKING

import hypothesis
import pytest
from django.conf import settings

from saolang.core import clock

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# No test fails by the clock: a busy machine is slow in running examples and in making them.
hypothesis.settings.register_profile(
    "suite", deadline=None, print_blob=True, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("suite")
NEEDED_BY_MARK = {"browser": "chromium"}
# What a machine without graphics and without the internet needs.
BROWSER_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def need(program: str) -> None:
    """Skip when a program is missing; with CI=true a skip is a failure."""
    if shutil.which(program):
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"{program} is missing")
    pytest.skip(f"{program} is missing")


@pytest.fixture(autouse=True)
def _programs(request: pytest.FixtureRequest) -> None:
    for mark, program in NEEDED_BY_MARK.items():
        if request.node.get_closest_marker(mark):
            need(program)


class Driver:
    """The one browser of a run, started when a test wants it.

    Playwright allows one driver in a thread and keeps an event loop in it, where others (who signs a PDF, for one)
    cannot start theirs: it ends before the next test that is no browser test.
    """

    def __init__(self) -> None:
        self._open = ExitStack()
        self._browser: Browser | None = None

    def browser(self) -> "Browser":
        if self._browser is None:
            from playwright.sync_api import sync_playwright

            chromium = self._open.enter_context(sync_playwright()).chromium
            self._browser = chromium.launch(executable_path=shutil.which("chromium"), args=list(BROWSER_FLAGS))
            self._open.callback(self._browser.close)
        return self._browser

    def stop(self) -> None:
        self._open.close()
        self._browser = None


_DRIVER = Driver()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if not item.get_closest_marker("browser"):
        _DRIVER.stop()


def pytest_sessionfinish() -> None:
    _DRIVER.stop()


@pytest.fixture
def chromium(_programs: None) -> "Browser":
    """The running browser; close the pages you open."""
    return _DRIVER.browser()


@pytest.fixture
def travel() -> Iterator[object]:
    """`travel(date(2026, 4, 29))`: stand on another legal day for the rest of the test."""
    stack = []

    def go(day: date) -> None:
        context = clock.travel(day)
        context.__enter__()
        stack.append(context)

    yield go
    while stack:
        stack.pop().__exit__(None, None, None)


@pytest.fixture
def today() -> date:
    """The legal day of the suite."""
    return date.fromisoformat(settings.TODAY)
