"""Live streams: events as server-sent fragments, drawn for each listener as their page would be."""

from __future__ import annotations

import asyncio
import inspect
import logging
import signal
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from types import FrameType
from typing import Any, cast

from quart import Quart, Response, current_app, g, request
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from .database import Database
from .events import Event, events_after, newest_event_id
from .jobs import AWAY
from .permissions import Person, may
from .preferences import Preferences

log = logging.getLogger("handshape.streams")

CHANNEL = "handshape:events"
WAIT_FOR_BELL = 10.0  # seconds after which the database is asked although no bell was heard
WAIT_WITHOUT = 1.0  # the same while Redis is away
HEARTBEAT = 15.0  # seconds; proxies close what is silent for a minute
BACKLOG = 200  # events that a slow listener may be behind before it has to come again
PAGE = 500  # events read at once
DRAWN = 1000  # messages kept, so that a variant is drawn once for all who share it

RETRY = b"retry: 1000\n\n"  # milliseconds until a browser without htmx comes again
SIGN_OF_LIFE = b":\n\n"

Draw = Callable[[Event], str | Awaitable[str]]
Visible = Callable[[Event, Person], bool]
Backlog = asyncio.Queue[Event]

# In a backlog: the stream is over, come again.
END = Event(0, "", "", 0, None, False, {}, datetime.min.replace(tzinfo=UTC))


def visible_to(event: Event, person: Person) -> bool:
    """What is public, one's own, or for staff."""
    return event.public or may("event.read", event, person)


class Hub:
    """Follows the events once for this process, and hands each to everybody who listens."""

    def __init__(self, app: Quart, database: Database, redis_url: str) -> None:
        self.app, self.database = app, database
        # Only connecting may time out: a subscription is silent for as long as nothing happens.
        self.redis = Redis.from_url(
            redis_url, retry=Retry(NoBackoff(), 0), socket_connect_timeout=1, socket_timeout=None
        )
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
            async with asyncio.timeout(1):
                await self.redis.publish(CHANNEL, "")
        except (RedisError, OSError) as error:
            log.debug("not told to other processes: %s", error)

    async def join(self, backlog: Backlog) -> None:
        """From now on every new event is put into this backlog."""
        self.backlogs.add(backlog)
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
                async with self.redis.pubsub() as subscription:
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
        await self.redis.aclose()


@dataclass(frozen=True, slots=True)
class Listener:
    """Whom a stream is for: the request is over when it begins, so this is copied from it."""

    hub: Hub
    person: Person
    preferences: Preferences
    draw: Draw
    visible: Visible

    async def stream(self, after: int | None) -> AsyncIterator[bytes]:
        """What was missed, then what happens, each event once, until either side ends it."""
        yield RETRY
        if self.hub.closed:
            return
        backlog: Backlog = asyncio.Queue(BACKLOG)
        try:
            await self.hub.join(backlog)  # before the past is read, so that nothing falls between
            newest = await self.hub.database.read(newest_event_id)
            last = newest if after is None else min(after, newest)
            while past := await self.hub.database.read(events_after, last, PAGE):
                for event in past:
                    if message := await self.message(event):
                        yield message
                last = past[-1].id
            while (heard := await next_event(backlog)) is not END:
                if heard is None:
                    yield SIGN_OF_LIFE
                elif heard.id > last and (message := await self.message(heard)):
                    yield message
        finally:
            self.hub.backlogs.discard(backlog)

    async def message(self, event: Event) -> bytes:
        """The event as this listener may see it; empty when it is not for them."""
        if not self.visible(event, self.person):
            return b""
        own = event.owner_id == self.person.id
        variant = (event.id, self.draw, self.preferences, self.person.roles, own)
        return await self.hub.once(variant, lambda: self.drawn(event))

    async def drawn(self, event: Event) -> bytes:
        """Draw as the listener: in an app context of its own, with their person and preferences."""
        async with self.hub.app.app_context():
            g.person, g.preferences = self.person, self.preferences
            try:
                html = self.draw(event)
                html = await html if inspect.isawaitable(html) else html
            except Exception:  # one fragment that cannot be drawn must not end the streams
                log.exception("event %s cannot be drawn", event.id)
                return b""
        lines = "".join(f"data: {line}\n" for line in html.splitlines() if line.strip())
        return f"id: {event.id}\n{lines}\n".encode() if lines else b""


async def next_event(backlog: Backlog) -> Event | None:
    """The next event, or None when it has been quiet for long."""
    try:
        async with asyncio.timeout(HEARTBEAT):
            return await backlog.get()
    except TimeoutError:
        return None


def stream(draw: Draw, after: int | None = None, visible: Visible = visible_to) -> Response:
    """Answer with a stream of what `draw` makes of each event.

    It begins after the browser's `Last-Event-ID`, else `?after=`, else `after`, else now.
    """
    listener = Listener(hub(), g.person, g.preferences, draw, visible)
    response = Response(listener.stream(asked_after(after)), content_type="text/event-stream")
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"  # nginx would hold the fragments back
    response.timeout = None
    return response


def asked_after(otherwise: int | None) -> int | None:
    """The event that the listener has already seen."""
    for said in (request.headers.get("Last-Event-ID", ""), request.args.get("after", "")):
        if said.isascii() and said.isdigit() and len(said) < 19:  # what a database takes as an id
            return int(said)
    return otherwise


def hub() -> Hub:
    """The hub of the running app."""
    return cast(Hub, current_app.extensions["hub"])


def attach(app: Any) -> None:
    """Give the app its hub, and let every commit of events ring it."""
    centre = Hub(app, app.database, app.settings.redis_url)
    app.extensions.update(hub=centre, ring=centre.ring)

    async def end_with_the_server() -> None:
        loop = asyncio.get_running_loop()
        for ending in (signal.SIGTERM, signal.SIGINT):
            chain(ending, partial(loop.call_soon_threadsafe, centre.close))

    app.before_serving(end_with_the_server)
    app.after_serving(centre.stop)


def chain(ending: signal.Signals, first: Callable[[], object]) -> None:
    """Run `first` when told to stop, then what the server itself does on this signal.

    A server waits for open streams before it says that it shuts down: that would be for ever.
    """
    if threading.current_thread() is not threading.main_thread():
        return  # only the main thread hears signals; whoever serves in another one calls close()
    then = signal.getsignal(ending)

    def end(number: int, frame: FrameType | None) -> None:
        first()
        if callable(then):
            then(number, frame)

    if callable(then):
        signal.signal(ending, end)
