"""Closed by default towards the web: forged requests refused, and headers that forbid inline code."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from typing import Any, TypeVar

from markupsafe import Markup
from quart import Response, current_app, g, request

from .errors import Forged, Unsupported
from .texts import t

COOKIE = "handshape_visitor"
FIELD = "csrf_token"
HEADER = "X-CSRF-Token"
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


def visitor() -> str:
    """The random id of this browser, handed out when a form is first drawn for it."""
    if "visitor" not in g:
        g.visitor = request.cookies.get(COOKIE, "")
        if len(g.visitor) < 20:
            g.visitor, g.new_visitor = secrets.token_urlsafe(18), True
    return str(g.visitor)


def csrf_token() -> str:
    """A token only our pages know: tied to this browser and, once signed in, to the session."""
    owner = f"{visitor()}:{g.person.session}"
    key = str(current_app.secret_key).encode()
    return hmac.new(key, b"csrf:" + owner.encode(), hashlib.sha256).hexdigest()


def csrf_field() -> Markup:
    """The hidden field that every form with an unsafe method carries."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, csrf_token())


def check_token(token: str) -> None:
    """Refuse a request that one of our own pages did not make."""
    if not hmac.compare_digest(token.encode(), csrf_token().encode()):
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


def protect(response: Response) -> Response:
    """Add the headers, and the browser's id when a form was drawn for it."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    secure: bool = current_app.config["QUART_AUTH_COOKIE_SECURE"]
    if secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    if g.get("new_visitor"):
        response.set_cookie(
            COOKIE, g.visitor, max_age=31536000, httponly=True, samesite="Lax", secure=secure
        )
    return response
