"""Fits a request to its reader: preferences from the address, the account, a cookie, the browser."""

from __future__ import annotations

import json

from itsdangerous import BadSignature, URLSafeSerializer
from quart import Response, current_app, g, request

from .preferences import FIELDS, accepted_language, hinted, layered

COOKIE = "handshape_preferences"


def fit() -> None:
    """Put in `g` what fits this reader. The strongest source wins, field by field."""
    device: dict[str, object] = {**hinted(request.headers)}
    if language := accepted_language(request.headers.get("Accept-Language", "")):
        device["text_language"] = language
    layers: dict[str, dict[str, object]] = {
        "preview": {name: request.args[name] for name in FIELDS if name in request.args},
        "account": g.person.preferences or {},
        "cookie": kept_in_cookie(),
        "device": device,
    }
    g.preferences = layered(layers)
    g.preview = "preview" in g.preferences.sources.values()


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="preferences")


def kept_in_cookie() -> dict[str, object]:
    """What this visitor chose before; nothing when the cookie is not ours."""
    if COOKIE not in request.cookies:
        return {}
    try:
        values = _serializer().loads(request.cookies[COOKIE])
    except (BadSignature, json.JSONDecodeError):
        return {}
    return values if isinstance(values, dict) else {}


def keep_in_cookie(response: Response, values: dict[str, object]) -> None:
    """Remember a visitor's choices for a year."""
    response.set_cookie(
        COOKIE,
        _serializer().dumps(values),
        max_age=31536000,
        httponly=True,
        samesite="Lax",
        secure=current_app.config["QUART_AUTH_COOKIE_SECURE"],
    )
