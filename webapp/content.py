"""The version of all that is shown: the newest event, as every visible change is one."""

from __future__ import annotations

import asyncio
import logging
from time import monotonic
from typing import Any

from .database import Database
from .events import newest_event_id
from .jobs import AWAY

log = logging.getLogger("handshape.content")

FRESH = 1.0  # seconds for which a change made by another process may stay unseen


class Content:
    """Looks again after each commit of this process, and once a second for those of others."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.newest = -1
        self.asked_at = float("-inf")
        self.has_changed = False
        self.asking = asyncio.Lock()

    def change(self) -> None:
        """Something has happened here: look before the next answer."""
        self.has_changed = True

    @property
    def is_known(self) -> bool:
        """Whether the database need not be asked again yet."""
        return not self.has_changed and monotonic() - self.asked_at < FRESH

    async def version(self) -> int:
        """The version now. While the database is away it is the last one that was seen."""
        if not self.is_known:
            async with self.asking:
                if not self.is_known:
                    await self.ask()
        return self.newest

    async def ask(self) -> None:
        """See what has happened, here and in other processes."""
        started, self.has_changed = monotonic(), False
        try:
            self.newest = await self.database.read(newest_event_id)
        except AWAY as error:
            log.debug("what was seen last counts on: %s", error)
        self.asked_at = started


def attach(app: Any) -> None:
    """Give the app its version, and let what happens in this process be seen at once."""
    content = app.extensions["content"] = Content(app.database)
    app.extensions.setdefault("heard", []).append(content.change)
