"""Hubs that leave nothing behind."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.conftest import MakeApp
from tests.streams.listening import hub_of
from webapp.app import Handshape


@pytest.fixture
async def app(make_app: MakeApp) -> AsyncIterator[Handshape]:
    """An app whose hub stops with the test."""
    app = make_app()
    yield app
    await hub_of(app).stop()


@pytest.fixture
async def other_app(make_app: MakeApp) -> AsyncIterator[Handshape]:
    """Another process on the same database, as far as it can see."""
    app = make_app()
    yield app
    await hub_of(app).stop()
