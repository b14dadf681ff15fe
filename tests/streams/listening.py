"""People who listen to a stream, and writers who give them something to hear."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from typing import Any

from quart import g

from webapp.app import Handshape
from webapp.database import transaction
from webapp.events import Event, record
from webapp.hub import Backlog, Hub
from webapp.permissions import NOBODY, PROGRAM, Person
from webapp.preferences import DEFAULT, Preferences
from webapp.streams import Draw, Listener, visible_to

MESSAGE = re.compile(rb"id: (\d+)\n((?:data: .*\n)+)\n")


@dataclass
class Subject:
    """Something that events can be about."""

    id: Any


def draw(event: Event) -> str:
    """What a listener gets: what happened, and the density they read at."""
    return f"<p>{event.subject_id}\n at {g.preferences.density}</p>"


async def happen(app: Handshape, subject: int, **facts: Any) -> None:
    """Let something happen, in one unit of work."""
    async with app.app_context():
        g.person, g.preferences = PROGRAM, DEFAULT
        async with transaction():
            record("video.ready", Subject(subject), entry_id=None, **{"public": True, **facts})


async def until(condition: Callable[[], object], seconds: float = 10) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 -- what is waited for rings no bell
            await asyncio.sleep(0.01)


class Heard:
    """What one listener has heard."""

    def __init__(self) -> None:
        self.raw = b""

    @property
    def ids(self) -> list[int]:
        """The ids of all messages, in order."""
        return [int(number) for number, _ in MESSAGE.findall(self.raw)]

    @property
    def subjects(self) -> list[int]:
        """What the messages were about, in order."""
        return [int(found) for found in re.findall(rb"<p>(\d+)", self.raw)]

    async def until(self, count: int, seconds: float = 10) -> None:
        """Wait for so many messages."""
        await until(lambda: len(self.ids) >= count, seconds)

    async def follow(self, stream: AsyncIterator[bytes]) -> None:
        """Hear until the stream ends or somebody stops us."""
        async for chunk in stream:
            self.raw += chunk


def hub_of(app: Handshape) -> Hub:
    """The hub of an app."""
    hub: Hub = app.extensions["hub"]
    return hub


def waits(backlog: Backlog) -> bool:
    """Whether a listener has heard what is past and waits for what comes."""
    return bool(backlog._getters)  # type: ignore[attr-defined]  # asyncio tells it nowhere else


@asynccontextmanager
async def listening(
    app: Handshape,
    person: Person = NOBODY,
    preferences: Preferences = DEFAULT,
    after: int | None = None,
    draw: Draw = draw,
) -> AsyncIterator[Heard]:
    """Somebody listens; when this begins they hear everything that happens."""
    heard, hub = Heard(), hub_of(app)
    others = set(hub.backlogs)
    async with aclosing(
        Listener(app, hub, person, preferences, draw, visible_to).stream(after)
    ) as said:
        ear = asyncio.create_task(heard.follow(said))
        await until(lambda: any(waits(each) for each in hub.backlogs - others))
        yield heard
        ear.cancel()
        await asyncio.gather(ear, return_exceptions=True)
