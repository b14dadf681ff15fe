"""One live house and one browser for all the checks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.servers import chromium

from .live import Live, live
from .looking import Looker


@pytest.fixture(scope="session")
def together(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run share."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "together"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def house(together: Path) -> Iterator[Live]:
    """A running Handshape with something of everything in it."""
    with live(shared=together) as house:
        yield house


@pytest.fixture(scope="session")
def looker(house: Live) -> Iterator[Looker]:
    """Somebody who looks at its pages in a real Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        yield Looker(house, browser)
        browser.close()
