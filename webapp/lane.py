"""A short way before Quart: pages that are kept leave from here, and every answer gets its headers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from . import protection
from .answers import Answer, answer
from .asker import IN_SCOPE, Asker, Missing, Scope
from .cache import Pages
from .shelf import Shelf
from .signing import SignedTexts

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Layer = Callable[[Scope, Receive, Send], Awaitable[None]]


class Lane:
    """The layer around Quart."""

    def __init__(
        self, inner: Layer, pages: Pages, signed: SignedTexts, secret: str, *, secure: bool
    ) -> None:
        self.inner, self.pages, self.signed = inner, pages, signed
        self.secret, self.secure = secret, secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from here, or let Quart answer."""
        if scope["type"] != "http":
            await self.inner(scope, receive, send)
            return
        asker = scope[IN_SCOPE] = Asker(scope, self.secret, self.pages.shelf)
        send = self.completing(send, is_head=scope["method"] == "HEAD")
        wants_page = scope["method"] in {"GET", "HEAD"} and not asker.has_session
        if wants_page and (sent := await self.kept(asker)):
            headers = [(name.encode(), value.encode()) for name, value in sent.headers]
            headers.append((b"content-length", str(len(sent.body)).encode()))
            await send({"type": "http.response.start", "status": sent.status, "headers": headers})
            await send({"type": "http.response.body", "body": sent.body})
        else:
            await self.inner(scope, receive, send)

    def completing(self, send: Send, *, is_head: bool) -> Send:
        """Add what every answer carries, and take away what no answer to HEAD carries."""

        async def complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = protection.protected(message["headers"], secure=self.secure)
                message = {**message, "headers": headers}
            elif is_head:
                message = {**message, "body": b""}
            await send(message)

        return complete

    async def kept(self, asker: Asker) -> Answer | None:
        """The answer to a visitor who wants a page that is kept."""
        asker.signed_texts = await self.signed.keys(asker.preferences.sign_language)
        page = self.pages.find(await self.pages.place(asker), asker)
        if page is None:
            return None
        try:
            found = answer(page, asker)
        except Missing:
            return None
        if asker.new_visitor:
            cookie = protection.visitor_cookie(asker.new_visitor, secure=self.secure)
            found.headers.append(("set-cookie", cookie))
        return found


def attach(app: Any) -> None:
    """Put the lane before an app."""
    shelf = app.extensions["shelf"] = Shelf(app.settings.cache_size)
    pages = app.extensions["pages"] = Pages(shelf, app.extensions["content"])
    signed, secure = app.extensions["signed_texts"], app.settings.https
    app.asgi_app = Lane(app.asgi_app, pages, signed, str(app.secret_key), secure=secure)
