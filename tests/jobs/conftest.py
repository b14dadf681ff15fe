"""A crew for every test of jobs."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from redis import Redis

from tests.jobs.crew import Crew
from webapp.app import Handshape


@pytest.fixture
async def crew(app: Handshape) -> AsyncIterator[Crew]:
    """Nobody works yet; nothing hangs in Redis."""
    with Redis.from_url(app.settings.redis_url) as redis:
        redis.flushall()
    crew = Crew(app)
    yield crew
    crew.dismiss()
