"""A running installation for the tests of this folder."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.house import House, open_house
from tests.browser.pages import sign_in

PHONE = {"width": 390, "height": 844}
TABLET = {"width": 1080, "height": 760}
DESKTOP = {"width": 1440, "height": 900}
PATIENCE = 20_000  # milliseconds for one step; a busy machine is slow
Open = Callable[..., Page]


@pytest.fixture(autouse=True, scope="session")
def _once_only() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the browser sees the same pages on every database: run once, on SQLite")


@pytest.fixture(scope="session")
def house(_once_only: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The demonstration, served. Tests share it: each begins its own records or only reads."""
    with open_house(tmp_path_factory.mktemp("house")) as opened:
        yield opened


@pytest.fixture
def open_page(chromium: Browser, house: House) -> Iterator[Open]:
    """`open_page("canbo.xa", size=PHONE)`: a page of a person with their own cookies; "" is nobody."""
    contexts: list[BrowserContext] = []

    def opened(username: str = "", *, size: dict[str, int] = DESKTOP, **options: object) -> Page:
        context = chromium.new_context(base_url=house.address, viewport=size, locale="vi-VN", **options)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        if username:
            sign_in(page, username, house.password)
        return page

    yield opened
    for context in contexts:
        context.close()
