"""No listener misses an event, and none gets it twice."""

from __future__ import annotations

import asyncio
import random

import pytest
from quart import g
from sqlalchemy.ext.asyncio import AsyncSession

from tests.conftest import MakeApp
from tests.servers import redis_server
from tests.streams.listening import Subject, happen, hub_of, listening, until
from webapp import hub
from webapp.app import Handshape
from webapp.database import transaction, unit
from webapp.events import record
from webapp.permissions import PROGRAM

WRITERS, EACH = 10, 30


async def write(app: Handshape, writer: int, chance: random.Random) -> None:
    """Many units of work, each with a pause between the event's id and its commit."""

    async def hesitate(_: AsyncSession) -> None:
        await asyncio.sleep(chance.random() * 0.006)

    async with app.app_context():
        g.person = PROGRAM
        for number in range(EACH):
            async with transaction():
                record("video.ready", Subject(writer * 1000 + number), entry_id=None, public=True)
                unit().before_commit.append(hesitate)


async def test_concurrent_writers_never_make_a_listener_skip_an_event(app: Handshape) -> None:
    chance = random.Random(7)  # noqa: S311 -- no secret, but the same in every run
    everything = {writer * 1000 + number for writer in range(WRITERS) for number in range(EACH)}
    async with listening(app) as heard:
        await asyncio.gather(*(write(app, writer, chance) for writer in range(WRITERS)))
        await heard.until(len(everything), 20)
        assert everything == set(heard.subjects)
        assert len(everything) == len(heard.ids)
        assert sorted(heard.ids) == heard.ids


async def test_an_event_of_another_process_is_heard_at_once(
    app: Handshape, other_app: Handshape
) -> None:
    async with listening(app) as heard:
        await asyncio.sleep(0.2)
        assert hub.WAIT_FOR_BELL == hub_of(app).wait, "not connected to Redis"
        await happen(other_app, 1)
        await heard.until(1, 1)


async def test_without_redis_events_are_heard_a_second_later(make_app: MakeApp) -> None:
    with redis_server() as url:
        app, other = make_app(REDIS_URL=url), make_app(REDIS_URL=url)
        try:
            async with listening(app) as heard:
                await happen(other, 1)
                await heard.until(1, 1)
        finally:
            await hub_of(app).stop()
    app = make_app(REDIS_URL=url)
    try:
        async with listening(app) as heard:
            await happen(other, 2)
            await heard.until(1, 3)
    finally:
        await hub_of(app).stop()


async def test_a_stream_that_broke_off_goes_on_with_each_event_once(app: Handshape) -> None:
    async with listening(app) as first:
        for subject in (1, 2, 3):
            await happen(app, subject)
        await first.until(3)
    for subject in (4, 5):
        await happen(app, subject)
    async with listening(app, after=first.ids[-1]) as second:
        await asyncio.gather(*(happen(app, subject) for subject in (6, 7)))
        await second.until(4)
    assert [1, 2, 3] == first.subjects
    assert [4, 5] == second.subjects[:2]
    assert {4, 5, 6, 7} == set(second.subjects)
    assert 4 == len(second.ids)


async def test_what_happens_while_the_past_is_told_comes_once(
    app: Handshape, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "PAGE", 2)
    for subject in range(10):
        await happen(app, subject)
    async with listening(app, after=0) as heard:
        await asyncio.gather(*(happen(app, subject) for subject in range(10, 20)))
        await heard.until(20)
        await asyncio.sleep(0.1)
    assert set(range(20)) == set(heard.subjects)
    assert 20 == len(heard.ids)


async def test_an_id_from_before_a_reset_does_not_silence_a_listener(app: Handshape) -> None:
    await happen(app, 1)
    async with listening(app, after=999_999) as heard:
        await happen(app, 2)
        await heard.until(1)
    assert [2] == heard.subjects


async def test_a_listener_too_far_behind_is_sent_away_and_misses_nothing(
    app: Handshape, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "BACKLOG", 3)
    async with listening(app) as heard:
        async with app.app_context():
            g.person = PROGRAM
            async with transaction():
                for subject in range(8):
                    record("video.ready", Subject(subject), entry_id=None, public=True)
        await until(lambda: not hub_of(app).backlogs)
    last = heard.ids[-1] if heard.ids else 0
    assert len(heard.ids) < 8
    monkeypatch.setattr(hub, "BACKLOG", 100)
    async with listening(app, after=last) as again:
        await again.until(8 - len(heard.ids))
    assert list(range(8)) == heard.subjects + again.subjects
