"""The version of all that is kept: the newest event that shows in it, as every visible change is one."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from .asker import Asker
from .database import Database
from .events import newest_change_id
from .jobs import AWAY

log = logging.getLogger("handshape.content")


class ContentVersion:
    """Asked of the database for every request, so that a commit of any process counts at once.

    SQLite tells for next to nothing whether anybody has committed since it was asked last; only
    then is the log looked at. PostgreSQL is asked once for all who came before the question.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.newest = -1
        self.seen: int | None = None  # the commits of SQLite up to which `newest` is true
        self.questions = 0
        self.asking = asyncio.Lock()

    async def of(self, asker: Asker) -> int:
        """The version that this request sees, asked for once: all it shows is at least as new."""
        if asker.version is None:
            asker.version = await self.now()
        return asker.version

    async def now(self) -> int:
        """The version now. While the database is away it is the last one that was seen."""
        try:
            if self.database.is_sqlite:
                await self.look(self.database.commits())
            else:
                await self.ask()
        except AWAY as error:
            log.debug("what was seen last counts on: %s", error)
        return self.newest

    async def look(self, commits: int | None) -> None:
        """Read the log if there were commits. Only what was read after them counts for them."""
        if commits is None or commits != self.seen:
            newest = await self.database.read(newest_change_id)
            self.newest, self.seen = newest, commits

    async def ask(self) -> None:
        """Read the log, unless somebody began to read it after we came."""
        before = self.questions
        async with self.asking:
            if self.questions == before:
                self.questions += 1
                self.newest = await self.database.read(newest_change_id)


def attach(app: Any) -> None:
    """Give the app its version."""
    app.extensions["content"] = ContentVersion(app.database)
