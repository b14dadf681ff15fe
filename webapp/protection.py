"""Closed by default towards the web: forged requests refused, and headers that forbid inline code."""

from __future__ import annotations

import functools
import hmac
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from hashlib import blake2b
from typing import Any, TypeVar

from quart import Response, current_app, g, request

from .errors import Forged, Unsupported
from .texts import t

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]

COOKIE = "handshape_visitor"
FIELD = "csrf_token"
HEADER = "X-CSRF-Token"
SHORTEST = 20  # signs of an id that is ours
TOKEN_LENGTH = 64
SAFE = {"GET", "HEAD", "OPTIONS"}

POLICY = "; ".join((
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
))  # fmt: skip

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
ENCODED = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
ENCODED_SECURE = [
    *ENCODED, (b"strict-transport-security", b"max-age=31536000; includeSubDomains"),
]  # fmt: skip


def new_visitor() -> str:
    """An id that cannot be guessed."""
    return secrets.token_urlsafe(18)


def token(secret: str, visitor: str, session: str) -> str:
    """A token only our pages know: tied to this browser and, once signed in, to the session."""
    owner = f"csrf:{visitor}:{session}".encode()
    return blake2b(owner, key=key(secret), digest_size=TOKEN_LENGTH // 2).hexdigest()


@functools.cache
def key(secret: str) -> bytes:
    """A secret of any length as the key of a keyed BLAKE2b (RFC 7693)."""
    return blake2b(secret.encode()).digest()


def check_token(token: str) -> None:
    """Refuse a request that one of our own pages did not make."""
    if not hmac.compare_digest(token.encode(), g.asker.token().encode()):
        raise Forged(t("problem-forged-token"))


def check_origin() -> None:
    """Refuse what a browser says comes from another site, before anything of it is read."""
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin", "")
    if site not in {"same-origin", "none"} or (
        origin and origin.partition("://")[2] != request.host
    ):
        raise Forged(t("problem-forged-origin"))


View = TypeVar("View", bound=Callable[..., Any])


def takes_upload(view: View) -> View:
    """Declare that a view reads a multipart form with `receive_upload`, which checks the token."""
    view.takes_upload = True  # type: ignore[attr-defined]  # read just below
    return view


async def check_request(view: Callable[..., Any]) -> None:
    """Every unsafe request proves itself; uploads do so in their first field, as they stream in."""
    if request.method in SAFE:
        return
    check_origin()
    if request.mimetype == "multipart/form-data":
        if not getattr(view, "takes_upload", False):
            raise Unsupported
        return
    form = await request.form
    check_token(request.headers.get(HEADER) or form.get(FIELD, ""))


def protected(headers: list[tuple[bytes, bytes]], *, secure: bool) -> list[tuple[bytes, bytes]]:
    """Headers of an answer with all that every answer carries; what it says itself stands."""
    said = {name.lower() for name, _ in headers}
    wanted = ENCODED_SECURE if secure else ENCODED
    return [*headers, *[each for each in wanted if each[0] not in said]]


def protecting(send: Send, *, secure: bool) -> Send:
    """Send an answer with the headers that every answer carries."""

    async def protect(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": protected(message["headers"], secure=secure)}
        await send(message)

    return protect


def visitor_cookie(visitor: str, *, secure: bool) -> str:
    """The Set-Cookie header that hands out an id for a year."""
    secret = "; Secure" if secure else ""
    return f"{COOKIE}={visitor}; Max-Age=31536000; HttpOnly; Path=/; SameSite=Lax{secret}"


def hand_out(response: Response) -> None:
    """Give the browser its id when a form was drawn for it the first time."""
    if (asker := g.get("asker")) and asker.new_visitor:
        secure: bool = current_app.config["QUART_AUTH_COOKIE_SECURE"]
        response.headers.add("Set-Cookie", visitor_cookie(asker.new_visitor, secure=secure))
