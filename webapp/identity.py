"""Who is asking: a session, or nobody. The cookie holds a random id that can be taken back."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable

from quart import Quart, Response, g
from quart_auth import AuthUser, QuartAuth, current_user, login_user, logout_user
from sqlalchemy import Connection

from .database import read
from .permissions import NOBODY, Person

COOKIE = "handshape_session"
DURATION = 30 * 24 * 3600  # seconds

FindPerson = Callable[[Connection, str], Person | None]
_finders: list[FindPerson] = []


def recognises(query: FindPerson) -> FindPerson:
    """Name the query that finds a person by the fingerprint of their session id."""
    _finders[:] = [query]
    return query


def fingerprint(session_id: str) -> str:
    """What is stored of a session id, so that a stolen database opens no session."""
    return hashlib.sha256(session_id.encode()).hexdigest()


def new_session_id() -> str:
    """A session id that cannot be guessed."""
    return secrets.token_urlsafe(32)


async def identify() -> None:
    """Put the person in `g` whose session the cookie opens."""
    if (session_id := current_user.auth_id) and _finders:
        g.person = await read(_finders[0], fingerprint(session_id)) or NOBODY


def remember(session_id: str) -> None:
    """Hand the session to the browser with this response."""
    login_user(AuthUser(session_id), remember=True)


def forget() -> None:
    """Take the cookie back with this response."""
    logout_user()


class Sessions(QuartAuth):
    """The cookie of a session, as Quart-Auth signs it."""

    async def after_request(self, response: Response) -> Response:
        """Write it where one was asked for, begun or ended; most pages do nothing of that."""
        asked = hasattr(g, self.attribute_name or "")
        return await super().after_request(response) if asked else response


def attach(app: Quart, *, secure: bool) -> None:
    """Sign the session cookie with the app's key."""
    app.config["QUART_AUTH_COOKIE_NAME"] = COOKIE
    app.config["QUART_AUTH_COOKIE_SECURE"] = secure
    app.config["QUART_AUTH_DURATION"] = DURATION
    Sessions(app)
