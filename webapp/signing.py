"""Which texts of the interface have a clip: known before a page is drawn, as templates cannot ask."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import cast

from quart import Quart, current_app, g
from sqlalchemy import Connection

from .database import read
from .events import newest_event_id

FRESH = 1.0  # seconds for which what other processes did may stay unseen

Signed = Mapping[str, str]  # the keys that have a clip, each with the key under which it is kept
Table = Mapping[str, Signed]  # by sign language
FindSigned = Callable[[Connection], Table]
_finders: list[FindSigned] = []


def knows_signed(query: FindSigned) -> FindSigned:
    """Name the query that finds the keys of all texts that have a clip."""
    _finders[:] = [query]
    return query


class SignedTexts:
    """The table of one process. The log of events says whether it has to be read again."""

    def __init__(self) -> None:
        self.table: Table = {}
        self.newest = -1  # the event up to which the table is true
        self.asked = float("-inf")

    def forget(self) -> None:
        """Something happened here: look again before the next page."""
        self.asked = float("-inf")

    async def keys(self, language: str) -> Signed:
        """The keys that have a clip in this sign language."""
        if time.monotonic() - self.asked >= FRESH:
            self.asked = time.monotonic()
            newest = await read(newest_event_id)
            if newest != self.newest:
                await self.look(newest)
        return self.table.get(language, {})

    async def look(self, newest: int) -> None:
        """Read the table, unless somebody has read a later one meanwhile."""
        table = await read(_finders[0])
        if newest > self.newest:
            self.table, self.newest = table, newest


async def find_signed() -> None:
    """Put in `g` the keys that this reader can see signed; who chose no sign language costs nothing."""
    if (language := g.preferences.sign_language) and _finders:
        known = cast(SignedTexts, current_app.extensions["signed_texts"])
        g.signed_texts = await known.keys(language)


def attach(app: Quart) -> None:
    """Give the app its table, and let what happens in this process be seen at once."""
    known = app.extensions["signed_texts"] = SignedTexts()
    app.extensions.setdefault("heard", []).append(known.forget)
