"""One live house and one browser for all the checks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import sync_playwright

from tests.servers import chromium

from .live import Live, live
from .looking import Looker


@pytest.fixture(scope="session")
def house() -> Iterator[Live]:
    """A running Handshape with something of everything in it."""
    with live() as house:
        yield house


@pytest.fixture(scope="session")
def looker(house: Live) -> Iterator[Looker]:
    """Somebody who looks at its pages in a real Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        yield Looker(house, browser)
        browser.close()
