"""What fits a reader: preferences from the address, the account, a cookie, the browser; and the cookie."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from itsdangerous import BadSignature, URLSafeSerializer
from quart import Response, current_app, g, request

from .keeping import MORE, Kept, choices, overruled, unknown
from .preferences import HINTS, KNOWN, Preferences, accepted_language, hinted, layered

COOKIE = "handshape_preferences"
SET_ASIDE = "handshape_set_aside"  # what this device had chosen otherwise than the account
YEAR, DAY = 31536000, 86400  # seconds
USUAL = 1000  # signs of all wishes together up to which what they come to is remembered
ROOM = 2000  # signs of a passport's unknown keys that fit into a cookie beside all choices


class Wishes(NamedTuple):
    """All that a request itself says of what fits its reader."""

    preview: tuple[tuple[str, str], ...]
    cookie: str
    language: str
    hints: tuple[str, ...]


class Fit(NamedTuple):
    """What a page is shown in, and what is its reader's own where the address only previews it."""

    preferences: Preferences
    own_preferences: Preferences


def wished(
    arguments: Sequence[tuple[str, str]],
    cookies: Mapping[str, str],
    header: Callable[[str], str],
) -> Wishes:
    """Read what a request says; names of headers are in small letters."""
    hints = tuple([header(name) for name in SAID_BY_HINTS])
    return Wishes(previewed(arguments), cookies.get(COOKIE, ""), header("accept-language"), hints)


SAID_BY_HINTS = [name.lower() for name in HINTS]


def previewed(arguments: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The preferences in an address; of two for the same the first counts."""
    said = reversed(arguments)
    return tuple({name: value for name, value in said if name in KNOWN}.items())


def weigh(secret: str, wishes: Wishes, account: Kept | None = None) -> Fit:
    """The preferences that all sources make together. The strongest wins, field by field.

    Signing in takes the cookie's choices into the account. From then on the account alone speaks,
    so that what was taken back on another device does not return from the cookie of this one.
    """
    device: dict[str, object] = {**hinted(dict(zip(HINTS, wishes.hints, strict=True)))}
    if language := accepted_language(wishes.language):
        device["text_language"] = language
    own: dict[str, Kept] = {
        "account": account or {},
        "cookie": unsigned(secret, COOKIE, wishes.cookie) if account is None else {},
        "device": device,
    }
    return Fit(layered({"preview": dict(wishes.preview), **own}), layered(own))


def weighed(secret: str, wishes: Wishes) -> Fit:
    """The same for a visitor; most of them say in few words what others said before."""
    said = (wishes.cookie, wishes.language, *wishes.hints)
    is_usual = not wishes.preview and sum(map(len, said)) < USUAL
    return _weighed(secret, wishes) if is_usual else weigh(secret, wishes)


_weighed = functools.lru_cache(maxsize=2048)(weigh)


def unsigned(secret: str, name: str, cookie: str) -> dict[str, object]:
    """What a cookie keeps; nothing when it is not ours."""
    if not cookie:
        return {}
    try:
        values = serializer(secret, name).loads(cookie)
    except (BadSignature, json.JSONDecodeError):
        return {}
    return values if isinstance(values, dict) else {}


def serializer(secret: str, name: str) -> URLSafeSerializer:
    """What signs the cookie of this name."""
    return URLSafeSerializer(secret, salt="preferences" if name == COOKIE else name)


def kept_in_cookie(name: str = COOKIE) -> dict[str, object]:
    """What this visitor chose before."""
    return unsigned(str(current_app.secret_key), name, request.cookies.get(name, ""))


def keep_in_cookie(response: Response, values: Mapping[str, object]) -> None:
    """Remember a visitor's choices for a year; of what is unknown only as much as fits."""
    kept = choices(values)
    if (more := unknown(values)) and fits(more):
        kept[MORE] = more
    _write(response, COOKIE, kept, YEAR)


def fits(more: Mapping[str, object], room: int = ROOM) -> bool:
    """Whether this much of what is unknown can be kept."""
    return len(json.dumps(more, separators=(",", ":"))) <= room


def set_aside() -> dict[str, Any]:
    """What this device had chosen otherwise, until its reader has said which shall hold."""
    if not g.person.is_signed_in or SET_ASIDE not in request.cookies:
        return {}
    return overruled(g.person.preferences or {}, kept_in_cookie(SET_ASIDE))


def put_aside(response: Response, values: Mapping[str, object]) -> None:
    """Remember what gave way to the account, or forget it when it is settled."""
    _write(response, SET_ASIDE, values, DAY)


def _write(response: Response, name: str, values: Mapping[str, object], age: int) -> None:
    secure = current_app.config["QUART_AUTH_COOKIE_SECURE"]
    if values:
        signed = serializer(str(current_app.secret_key), name).dumps(dict(values))
        response.set_cookie(name, signed, max_age=age, httponly=True, samesite="Lax", secure=secure)
    elif name in request.cookies:
        response.delete_cookie(name, httponly=True, samesite="Lax", secure=secure)
