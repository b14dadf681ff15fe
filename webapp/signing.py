"""Which texts of the interface have a clip: known before a page is drawn, as templates cannot ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from quart import Quart, current_app, g
from sqlalchemy import Connection

from .asker import Asker
from .content import ContentVersion
from .database import Database
from .variants import NOTHING, Fixed, note

Signed = Fixed  # the keys that have a clip, each with the key under which it is kept
Table = Mapping[str, Signed]  # by sign language
FindSigned = Callable[[Connection], Table]
_finders: list[FindSigned] = []


def knows_signed(query: FindSigned) -> FindSigned:
    """Name the query that finds the keys of all texts that have a clip."""
    _finders[:] = [query]
    return query


class SignedTexts:
    """The table of one process, read again when anything has happened anywhere."""

    def __init__(self, database: Database, content: ContentVersion) -> None:
        self.database, self.content = database, content
        self.table: Table = {}
        self.seen = -1  # the version of the content up to which the table is true

    async def keys(self, asker: Asker) -> Signed:
        """The keys that this reader can see signed; who chose no sign language costs nothing."""
        if not (language := asker.preferences.sign_language) or not _finders:
            return NOTHING
        if (version := await self.content.of(asker)) != self.seen:
            table = await self.database.read(_finders[0])
            if version < self.seen:  # somebody has read a later one meanwhile
                return self.table.get(language, NOTHING)
            self.table, self.seen = table, version
        return self.table.get(language, NOTHING)


async def find_signed() -> None:
    """Put in `g` the keys that this reader can see signed."""
    known = cast(SignedTexts, current_app.extensions["signed_texts"])
    g.signed_texts = g.asker.signed_texts = await known.keys(g.asker)


def signed_texts() -> Signed:
    """The keys that this reader can see signed."""
    note("signed_texts")
    return cast(Signed, g.get("signed_texts", NOTHING))


def attach(app: Quart) -> None:
    """Give the app its table."""
    database, content = app.database, app.extensions["content"]  # type: ignore[attr-defined]  # Handshape has one
    app.extensions["signed_texts"] = SignedTexts(database, content)
