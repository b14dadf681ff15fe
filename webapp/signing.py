"""What is signed here: known before a page is drawn, as templates cannot ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, cast

from quart import Quart, current_app
from sqlalchemy import Connection

from .asker import Asker
from .content import ContentVersion
from .database import Database
from .variants import NOTHING, Fixed, ask

Signed = Fixed[str]  # the keys of texts that have a clip, each with the key under which it is kept


class SignedHere(NamedTuple):
    """The texts of the interface that have a clip, by sign language; the languages used most."""

    texts: Mapping[str, Signed] = {}
    languages: tuple[str, ...] = ()


FindSigned = Callable[[Connection], SignedHere]
_finders: list[FindSigned] = []


def knows_signed(query: FindSigned) -> FindSigned:
    """Name the query that finds what is signed."""
    _finders[:] = [query]
    return query


class Signing:
    """What one process knows of it, read again when anything has happened anywhere."""

    def __init__(self, database: Database, content: ContentVersion) -> None:
        self.database, self.content = database, content
        self.here = SignedHere()
        self.seen = -1  # the version of the content up to which this is true

    async def tell(self, asker: Asker) -> None:
        """Let who asks know what is signed for them."""
        if (version := await self.content.of(asker)) != self.seen and _finders:
            here = await self.database.read(_finders[0])
            if version > self.seen:  # nobody has read a later one meanwhile
                self.here, self.seen = here, version
        asker.signed_texts = self.here.texts.get(asker.preferences.sign_language, NOTHING)
        asker.languages_used = self.here.languages


async def find_signed(asker: Asker) -> None:
    """Let this reader know what is signed."""
    await cast(Signing, current_app.extensions["signing"]).tell(asker)


def signed_texts() -> Signed:
    """The keys that this reader can see signed."""
    return cast(Signed, ask("signed_texts", NOTHING))


def languages_used() -> tuple[str, ...]:
    """The sign languages used most here."""
    return cast(tuple[str, ...], ask("languages_used", ()))


def attach(app: Quart) -> None:
    """Give the app what it knows."""
    database, content = app.database, app.extensions["content"]  # type: ignore[attr-defined]  # Handshape has one
    app.extensions["signing"] = Signing(database, content)
