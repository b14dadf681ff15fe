"""One live house for all browser tests, and windows in a real browser that must not complain."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.servers import chromium
from tests.shared_data import drawn

from .doom import Doom
from .house import House, fresh, house
from .window import Window, Windows

OpenWindow = Windows
CAST = {"cleo": "contributor", "eve": "contributor", "ada": "viewer", "dev": "editor"}


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


@pytest.fixture(scope="session")
def doom(home: House, browser: Browser, keys: dict[str, Any], film: Path) -> Doom:
    """A film that never gets through; its waiting goes on beside other tests."""
    windows = Windows(browser, home.address, keys)
    window = windows("eve")  # nobody else watches what she has
    doomed = Doom(home, window.upload(window.write_entry(fresh("Doomed")), film, "Doomed"))
    windows.close()
    return doomed


@pytest.fixture
def open_window(home: House, browser: Browser, keys: dict[str, Any]) -> Iterator[OpenWindow]:
    """Open windows for one test."""
    windows = Windows(browser, home.address, keys)
    yield windows
    windows.close()


@pytest.fixture(scope="module")
def open_for_all(home: House, browser: Browser, keys: dict[str, Any]) -> Iterator[OpenWindow]:
    """Open windows for all tests of a module."""
    windows = Windows(browser, home.address, keys)
    yield windows
    windows.close()


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    """A window of nobody we know."""
    return open_window()


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film that takes some seconds of work, because browsers cannot play it as it is."""
    path = tmp_path_factory.mktemp("film") / "film.avi"
    return drawn(path, "-c:v", "mpeg4", "-q:v", "5", size="960x540", seconds=6)
