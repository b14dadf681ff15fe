"""Live streams: events as server-sent fragments, drawn for each listener as their page would be."""

from __future__ import annotations

import asyncio
import inspect
import logging
import signal
import threading
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial
from types import FrameType
from typing import Any, cast

from quart import Quart, Response, current_app, g, request, url_for

from .asker import asker
from .events import Event
from .hub import Hub
from .jobs import AWAY
from .permissions import Person, may
from .pieces import SIGN
from .preferences import KNOWN, Preferences

log = logging.getLogger("handshape.streams")

RETRY = b"retry: 1000\n\n"  # milliseconds until a browser without htmx comes again
SIGN_OF_LIFE = b":\n\n"

Draw = Callable[[Event], str | Awaitable[str]]
Visible = Callable[[Event, Person], bool]


def visible_to(event: Event, person: Person) -> bool:
    """What is public, one's own, or for staff."""
    return event.public or may("event.read", event, person)


@dataclass(frozen=True, slots=True)
class Listener:
    """Whom a stream is for: the request is over when it begins, so this is copied from it."""

    app: Quart
    hub: Hub
    person: Person
    preferences: Preferences
    draw: Draw
    visible: Visible

    async def stream(self, after: int | None) -> AsyncGenerator[bytes, None]:
        """The messages of this stream, until either side ends it."""
        yield RETRY
        try:
            async with aclosing(self.hub.events(after)) as events:
                async for event in events:
                    if event is None:
                        yield SIGN_OF_LIFE
                    elif message := await self.message(event):
                        yield message
        except AWAY as error:
            log.debug("a stream ends, and comes again: %s", error)

    async def message(self, event: Event) -> bytes:
        """The event as this listener may see it; empty when it is not for them."""
        if not self.visible(event, self.person):
            return b""
        own = event.owner_id == self.person.id
        variant = (event.id, self.draw, self.preferences, self.person.roles, own)
        return await self.hub.once(variant, lambda: self.drawn(event))

    async def drawn(self, event: Event) -> bytes:
        """Draw as the listener: in an app context of its own, with their person and preferences."""
        async with self.app.app_context():
            g.person, g.preferences = self.person, self.preferences
            try:
                html = self.draw(event)
                html = await html if inspect.isawaitable(html) else html
                if SIGN in html:
                    raise LookupError("a hole, such as a token: only those of pages are filled")
            except Exception:  # one fragment that cannot be drawn must not end the streams
                log.exception("event %s cannot be drawn", event.id)
                return b""
        lines = "".join(f"data: {line}\n" for line in html.strip().splitlines())
        return f"id: {event.id}\n{lines}\n".encode() if lines else b""


def stream(draw: Draw, after: int | None = None, visible: Visible = visible_to) -> Response:
    """Answer with a stream of what `draw` makes of each event.

    It begins after the browser's `Last-Event-ID`, else `?after=`, else `after`, else now.
    """
    app = cast(Any, current_app)._get_current_object()
    hub = cast(Hub, app.extensions["hub"])
    listener = Listener(app, hub, g.person, g.preferences, draw, visible)
    response = Response(listener.stream(asked_after(after)), content_type="text/event-stream")
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"  # nginx would hold the fragments back
    response.timeout = None
    return response


def seen_as_here(endpoint: str, **values: object) -> str:
    """The address of a stream whose fragments are drawn as the page that asks for it, previews too."""
    previewed = {name: asker().said[name] for name in KNOWN if name in asker().said}
    return url_for(endpoint, **cast(Any, {**previewed, **values}))


def asked_after(otherwise: int | None) -> int | None:
    """The event that the listener has already seen."""
    for said in (request.headers.get("Last-Event-ID", ""), asker().said.get("after", "")):
        if said.isascii() and said.isdigit() and len(said) < 19:  # what a database takes as an id
            return int(said)
    return otherwise


def attach(app: Any) -> None:
    """Give the app its hub, and let every commit of events ring it."""
    hub = Hub(app.database, app.settings.redis_url)
    app.extensions.update(hub=hub, ring=hub.ring)

    async def end_with_the_server() -> None:
        loop = asyncio.get_running_loop()
        for ending in (signal.SIGTERM, signal.SIGINT):
            chain(ending, partial(loop.call_soon_threadsafe, hub.close))

    app.before_serving(end_with_the_server)
    app.after_serving(hub.stop)


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
