"""One live house for all browser tests, and windows in a real browser that must not complain."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.servers import chromium

from .house import House, house
from .window import Window

OpenWindow = Callable[..., Window]
CAST = {"cleo": "contributor", "eve": "contributor", "ada": "viewer"}


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A running Handshape with the cast in it: web, Redis, two workers, the clock."""
    with house(tmp_path_factory.mktemp("house")) as running:
        running.add_people(**CAST)
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def keys() -> dict[str, Any]:
    """The cookies of those who have signed in once, so that nobody has to do it twice."""
    return {}


@pytest.fixture
def open_window(home: House, browser: Browser, keys: dict[str, Any]) -> Iterator[OpenWindow]:
    """Open a window, of somebody of the cast when a name is given; none may have complaints."""
    windows: list[Window] = []

    def new(**options: Any) -> Window:
        context = browser.new_context(base_url=home.address, locale="en-GB", **options)
        context.set_default_timeout(15_000)
        windows.append(Window(context.new_page()))
        return windows[-1]

    def open_window(name: str = "", *, javascript: bool = True, **options: Any) -> Window:
        if name and name not in keys:
            window = new()
            window.sign_in(name)
            keys[name] = window.page.context.storage_state()
        return new(java_script_enabled=javascript, storage_state=keys.get(name), **options)

    yield open_window
    complaints = [complaint for window in windows for complaint in window.unforgiven]
    for window in windows:
        window.page.context.close()
    assert [] == complaints


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    """A window of nobody we know."""
    return open_window()
