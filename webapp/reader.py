"""Fits a request to its reader: preferences from the address, the account, a cookie, the browser."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from itsdangerous import BadSignature, URLSafeSerializer
from quart import Response, current_app, g, request

from .keeping import MORE, choices, overruled, unknown
from .preferences import FIELDS, accepted_language, hinted, layered

COOKIE = "handshape_preferences"
SET_ASIDE = "handshape_set_aside"  # what this device had chosen otherwise than the account
YEAR, DAY = 31536000, 86400  # seconds
ROOM = 2000  # signs of a passport's unknown keys that fit into a cookie beside all choices


def fit() -> None:
    """Put in `g` what fits this reader. The strongest source wins, field by field.

    Signing in takes the cookie's choices into the account. From then on the account alone speaks,
    so that what was taken back on another device does not return from the cookie of this one.
    """
    device: dict[str, object] = {**hinted(request.headers)}
    if language := accepted_language(request.headers.get("Accept-Language", "")):
        device["text_language"] = language
    layers: dict[str, Mapping[str, object]] = {
        "preview": {name: request.args[name] for name in FIELDS if name in request.args},
        "account": g.person.preferences or {},
        "cookie": {} if g.person.is_signed_in else kept_in_cookie(),
        "device": device,
    }
    g.preferences = layered(layers)
    g.preview = "preview" in g.preferences.sources.values()
    if g.preview:
        g.own_preferences = layered({**layers, "preview": {}})


def kept_in_cookie(name: str = COOKIE) -> dict[str, object]:
    """What this visitor chose before; nothing when the cookie is not ours."""
    if name not in request.cookies:
        return {}
    try:
        values = _serializer(name).loads(request.cookies[name])
    except (BadSignature, json.JSONDecodeError):
        return {}
    return values if isinstance(values, dict) else {}


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
        signed = _serializer(name).dumps(dict(values))
        response.set_cookie(name, signed, max_age=age, httponly=True, samesite="Lax", secure=secure)
    elif name in request.cookies:
        response.delete_cookie(name, httponly=True, samesite="Lax", secure=secure)


def _serializer(name: str) -> URLSafeSerializer:
    salt = "preferences" if name == COOKIE else name
    return URLSafeSerializer(str(current_app.secret_key), salt=salt)
