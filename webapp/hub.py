"""Follows the events once for the whole process, and hands each to everybody who listens."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Hashable
from contextlib import suppress
from datetime import UTC, datetime

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from .database import Database
from .events import Event, events_after, newest_event_id
from .jobs import AWAY

log = logging.getLogger("handshape.streams")

CHANNEL = "handshape:events"
WAIT_FOR_BELL = 10.0  # seconds after which the database is asked although no bell was heard
WAIT_WITHOUT = 1.0  # the same while Redis is away
QUIET = 15.0  # seconds without an event after which a stream shows that it lives
BACKLOG = 200  # events that a slow listener may be behind before it has to come again
PAGE = 500  # events read at once
DRAWN = 1000  # messages kept, so that a variant is drawn once for all who share it

Backlog = asyncio.Queue[Event]

# In a backlog: the stream is over, come again.
END = Event(0, "", "", 0, None, False, {}, datetime.min.replace(tzinfo=UTC))


class Hub:
    """One tail of the events table, and the backlog of each listener."""

    def __init__(self, database: Database, redis_url: str) -> None:
        self.database, self.redis_url = database, redis_url
        self.backlogs: set[Backlog] = set()
        self.tasks: list[asyncio.Task[None]] = []
        self.bell = asyncio.Event()
        self.ready = asyncio.Event()
        self.wait = WAIT_WITHOUT
        self.closed = False
        self.drawn: dict[Hashable, bytes] = {}
        self.drawing = asyncio.Lock()

    async def ring(self) -> None:
        """Say that something was committed: to this process, and through Redis to the others."""
        self.bell.set()
        try:
            async with asyncio.timeout(1), self.redis() as redis:
                await redis.publish(CHANNEL, "")
        except (RedisError, OSError) as error:
            log.debug("not told to other processes: %s", error)

    def redis(self) -> Redis:
        """A connection. Only connecting may time out: silence means that nothing happens."""
        retry = Retry(NoBackoff(), 0)
        return Redis.from_url(
            self.redis_url, retry=retry, socket_connect_timeout=1, socket_timeout=None
        )

    async def events(self, after: int | None) -> AsyncGenerator[Event | None, None]:
        """What was missed, then what happens, each event once; None when it is quiet for long."""
        if self.closed:
            return
        backlog: Backlog = asyncio.Queue(BACKLOG)
        self.backlogs.add(backlog)  # before the past is read, so that nothing falls between
        try:
            await self.start()
            newest = await self.database.read(newest_event_id)
            last = newest if after is None else min(after, newest)
            while not self.closed and (past := await self.database.read(events_after, last, PAGE)):
                for event in past:
                    yield event
                last = past[-1].id
            while (heard := await next_event(backlog)) is not END:
                if heard is None or heard.id > last:
                    yield heard
        finally:
            self.backlogs.discard(backlog)

    async def start(self) -> None:
        """Begin to follow, once for all listeners."""
        if not self.tasks:
            self.tasks = [asyncio.create_task(each) for each in (self.follow(), self.hear())]
        await self.ready.wait()

    async def follow(self) -> None:
        """Read new events when the bell rings, and now and then in case it was not heard."""
        last = None
        while True:
            try:
                if last is None:
                    last = await self.database.read(newest_event_id)
                    self.ready.set()
                while events := await self.database.read(events_after, last, PAGE):
                    last = events[-1].id
                    self.hand_out(events)
            except AWAY as error:
                log.debug("looking for events again later: %s", error)
            with suppress(TimeoutError):
                async with asyncio.timeout(self.wait):
                    await self.bell.wait()
            self.bell.clear()

    async def hear(self) -> None:
        """Listen for the bell of other processes, for as long as Redis is there."""
        while True:
            try:
                async with self.redis() as redis, redis.pubsub() as subscription:
                    await subscription.subscribe(CHANNEL)
                    async for _ in subscription.listen():  # the first says that we have subscribed
                        self.wait = WAIT_FOR_BELL
                        self.bell.set()
            except (RedisError, OSError) as error:
                log.debug("Redis is away: %s", error)
            self.wait = WAIT_WITHOUT
            await asyncio.sleep(WAIT_WITHOUT)

    def hand_out(self, events: list[Event]) -> None:
        """Give events to everybody; who is too far behind comes again and is told from the start."""
        for backlog in list(self.backlogs):
            try:
                for event in events:
                    backlog.put_nowait(event)
            except asyncio.QueueFull:
                self.end(backlog)

    def end(self, backlog: Backlog) -> None:
        """Let a stream end after what it is just sending."""
        self.backlogs.discard(backlog)
        while not backlog.empty():
            backlog.get_nowait()
        backlog.put_nowait(END)

    async def once(self, variant: Hashable, draw: Callable[[], Awaitable[bytes]]) -> bytes:
        """Draw a variant for the first who needs it; all others get the same bytes."""
        if (message := self.drawn.get(variant)) is not None:
            return message
        async with self.drawing:
            if variant not in self.drawn:
                if len(self.drawn) >= DRAWN:
                    self.drawn.clear()
                self.drawn[variant] = await draw()
            return self.drawn[variant]

    def close(self) -> None:
        """End all streams, so that a stop or a deploy does not wait for them."""
        self.closed = True
        self.ready.set()
        for backlog in list(self.backlogs):
            self.end(backlog)

    async def stop(self) -> None:
        """Leave nothing running."""
        self.close()
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)


async def next_event(backlog: Backlog) -> Event | None:
    """The next event, or None when it has been quiet for long."""
    try:
        async with asyncio.timeout(QUIET):
            return await backlog.get()
    except TimeoutError:
        return None
