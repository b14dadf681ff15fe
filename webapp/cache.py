"""Public pages are drawn once for all visitors who get the same, until something happens."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, cast
from weakref import WeakValueDictionary

from quart import Response, current_app, g

from .asker import Asker, asker
from .content import Content
from .noting import noting
from .pieces import Pieces
from .rendering import Page
from .shelf import Shelf

Place = tuple[str, bytes, str, int]  # path, query, the region htmx asks for, version of the content
View = Callable[..., Awaitable[Response]]


class Pages:
    """The pages that are kept, each for the version of the content that it shows."""

    def __init__(self, shelf: Shelf, content: Content) -> None:
        self.shelf, self.content = shelf, content
        self.turns: WeakValueDictionary[Hashable, asyncio.Lock] = WeakValueDictionary()

    async def place(self, asker: Asker) -> Place:
        """What is asked for, as it is now."""
        return asker.path, asker.query, asker.region, await self.content.version()

    def find(self, place: Place, asker: Asker) -> Pieces | None:
        """The page at this place for a reader like this, if it is kept."""
        return cast(Pieces | None, self.shelf.find(kind(asker), place, asker))

    def keep(self, place: Place, asker: Asker, notes: set[str], page: Pieces) -> None:
        """Keep a page that asked this of its reader."""
        self.shelf.keep(kind(asker), place, asker, notes, page, page.size)

    def turn(self, place: Place, asker: Asker) -> asyncio.Lock:
        """Where visitors who want the same page wait while it is drawn for the first of them."""
        key = self.shelf.key(kind(asker), place, asker) or (place, asker.preferences)
        return self.turns.setdefault(key, asyncio.Lock())


def kind(asker: Asker) -> str:
    """Previews say in what they differ, so they ask much more than other pages."""
    return "preview" if asker.wishes.preview else "page"


def cached(view: View) -> View:
    """Keep what this view draws for visitors. People with a session always get it fresh.

    It may ask its reader's preferences and its address, and shows nothing that is no event.
    """

    @functools.wraps(view)
    async def kept(**address: Any) -> Response:
        asking = asker()
        if asking.has_session:
            return await view(**address)
        pages: Pages = current_app.extensions["pages"]
        place = await pages.place(asking)
        async with pages.turn(place, asking):
            if (found := pages.find(place, asking)) is not None:
                return Page(found, is_shared=True)
            with noting() as notes:
                page = await view(**address)
            if not isinstance(page, Page) or page.status_code != 200 or g.notices:
                return page
            page.is_shared = True
            pages.keep(place, asking, notes, page.pieces)
            return page

    return kept
