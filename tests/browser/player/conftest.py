"""One theatre for all tests of the player."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from .seat import choose
from .theatre import Theatre, theatre


@pytest.fixture(scope="session")
def stage() -> Iterator[Theatre]:
    """A house with films and their signers in it."""
    with theatre() as running:
        yield running


@pytest.fixture
def context(stage: Theatre, browser: Browser) -> Iterator[BrowserContext]:
    """A browser of somebody who signs, in that house."""
    with browser.new_context(base_url=stage.url, locale="en-GB") as context:
        choose(context, sign_language="ase")
        yield context
