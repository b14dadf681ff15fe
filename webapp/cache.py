"""Public pages are drawn once for all visitors who get the same, and then leave before Quart.

`cached` on a view lets its page be kept; `Lane` is the short way before Quart on which pages that
are kept are sent. A page is kept under its address, the version of the content, and its variant.
"""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, cast

from quart import Response, current_app, g

from . import protection
from .answers import Answer, Page, answer
from .asker import IN_SCOPE, Asker, Scope, asker
from .content import ContentVersion
from .holes import Missing
from .pieces import Pieces
from .protection import Message, Send
from .signing import Signing
from .variants import Cache, Tracking

Place = tuple[str, bytes, str, int]  # path, query, the region htmx asks for, version of the content
View = Callable[..., Awaitable[Response]]
Receive = Callable[[], Awaitable[Message]]
Layer = Callable[[Scope, Receive, Send], Awaitable[None]]


class Pages:
    """The pages that are kept, each for the version of the content that it shows."""

    def __init__(self, cache: Cache, content: ContentVersion) -> None:
        self.cache, self.content = cache, content
        self.drawing: dict[Hashable, asyncio.Event] = {}  # pages that are being drawn

    def may_have(self, asker: Asker) -> bool:
        """Whether pages may be kept for somebody who asks so: visitors, not in a preview."""
        return not (asker.has_session or asker.wishes.preview)

    async def place(self, asker: Asker) -> Place:
        """What is asked for, as it is now."""
        return asker.path, asker.query, asker.region, await self.content.of(asker)

    def has_kind(self, asker: Asker) -> bool:
        """Whether any page like this is kept; where none is, nothing has to be looked up."""
        return kind(asker) in self.cache.fields

    def find(self, place: Place, asker: Asker) -> Pieces | None:
        """The page at this place for a reader like this, if it is kept."""
        return cast(Pieces | None, self.cache.find(kind(asker), place, asker))

    def keep(self, place: Place, asker: Asker, names: set[str], page: Pieces) -> None:
        """Keep a page that asked this of its reader."""
        self.cache.keep(kind(asker), place, asker, names, page, page.size)


def kind(asker: Asker) -> str:
    """Pages whose addresses look alike ask alike, such as /entries/fire-alarm and /entries/water."""
    _, first, *more = asker.path.split("/", 4)
    return f"page /{first}{'/…' * len(more)}"


def cached(view: View) -> View:
    """Keep what this view draws for visitors. People with a session always get it fresh.

    It may ask its reader's preferences and its address, and shows nothing that is no event.
    """

    @functools.wraps(view)
    async def kept(**address: Any) -> Response:
        pages: Pages = current_app.extensions["pages"]
        asking = asker()
        if not pages.may_have(asking):
            return await view(**address)
        if not pages.cache.is_open:
            return shared(await view(**address))
        place = await pages.place(asking)
        same = place, asking.preferences
        while (found := pages.find(place, asking)) is None and same in pages.drawing:
            await pages.drawing[same].wait()  # somebody came first and wants the same
        if found is not None:
            return Page(found, is_shared=True)
        drawn = pages.drawing[same] = asyncio.Event()
        try:
            with Tracking() as names:
                page = shared(await view(**address))
            if isinstance(page, Page) and page.is_shared:
                pages.keep(place, asking, names, page.pieces)
            return page
        finally:
            del pages.drawing[same]
            drawn.set()

    kept.is_cached = True  # type: ignore[attr-defined]  # a test holds that each such page is compared
    return kept


def shared(page: Response) -> Response:
    """Mark a page that every visitor like this would get, until something happens."""
    if isinstance(page, Page) and page.status_code == 200:
        page.is_shared = not (page.is_passing or g.notices)
    return page


class Lane:
    """The layer around Quart."""

    def __init__(
        self, inner: Layer, pages: Pages, signing: Signing, secret: str, *, secure: bool
    ) -> None:
        self.inner, self.pages, self.signing = inner, pages, signing
        self.secret, self.secure = secret, secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from here, or let Quart answer."""
        if scope["type"] != "http":
            await self.inner(scope, receive, send)
            return
        asker = scope[IN_SCOPE] = Asker(scope, self.secret, self.pages.cache)
        send = protection.protecting(send, secure=self.secure)
        is_read = scope["method"] in {"GET", "HEAD"} and self.pages.may_have(asker)
        if is_read and (sent := await self.kept(asker)):
            headers = [(name.encode(), value.encode()) for name, value in sent.headers]
            if sent.status != 304:
                headers.append((b"content-length", str(len(sent.body)).encode()))
            await send({"type": "http.response.start", "status": sent.status, "headers": headers})
            body = b"" if asker.method == "HEAD" else sent.body
            await send({"type": "http.response.body", "body": body})
        else:
            await self.inner(scope, receive, send)

    async def kept(self, asker: Asker) -> Answer | None:
        """The answer to a visitor who wants a page that is kept."""
        if not self.pages.has_kind(asker):
            return None
        await self.signing.tell(asker)
        page = self.pages.find(await self.pages.place(asker), asker)
        if page is None:
            return None
        try:
            found = answer(page.whole, asker)
        except Missing:
            return None
        if asker.new_visitor:
            cookie = protection.visitor_cookie(asker.new_visitor, secure=self.secure)
            found.headers.append(("set-cookie", cookie))
        return found


def attach(app: Any) -> None:
    """Put the lane before an app."""
    cache = app.extensions["cache"] = Cache(app.database.memory)
    pages = app.extensions["pages"] = Pages(cache, app.extensions["content"])
    signing, secure = app.extensions["signing"], app.settings.https
    app.asgi_app = Lane(app.asgi_app, pages, signing, str(app.secret_key), secure=secure)
