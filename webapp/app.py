"""The application: machinery attached in order, features found by looking."""

from __future__ import annotations

import functools
import inspect
import logging
import mimetypes
from collections.abc import Awaitable, Callable
from typing import Any

from quart import Blueprint, Quart, Response, current_app, g, request, send_from_directory
from quart.sessions import SessionInterface, SessionMixin
from quart.typing import ResponseReturnValue
from quart.wrappers import BaseRequestWebsocket
from werkzeug.exceptions import HTTPException

from . import (
    answers,
    assets,
    cache,
    content,
    discovery,
    identity,
    rendering,
    signing,
    streams,
    telling,
    templating,
    uploads,
)
from .asker import asker, fit
from .compression import shrink, takes_gzip
from .config import Settings, load_settings
from .database import Database, settle
from .errors import NotFound, Problem
from .memory import Memory
from .permissions import NOBODY, admit, public
from .protection import check_request, hand_out


class NoSession(SessionInterface):
    """Quart's own session in a cookie is not used: identity.py keeps sessions that can be ended."""

    async def open_session(self, app: Quart, request: BaseRequestWebsocket) -> None:
        """There is none, and nothing is signed to find that out."""

    async def save_session(self, app: Quart, session: SessionMixin, response: Any) -> None:
        """Nothing is kept."""


class Handshape(Quart):
    """A Quart app that knows its settings, its database and its features."""

    jinja_environment = templating.PureEnvironment
    session_interface = NoSession()  # type: ignore[assignment]  # any SessionInterface will do
    settings: Settings
    database: Database
    features: dict[str, discovery.Feature]

    def ensure_async(self, func: Callable[..., Any]) -> Callable[..., Awaitable[Any]]:
        """As Quart does it, but it looks at every hook and view again for each request."""
        return func if is_async(func) else super().ensure_async(func)


is_async = functools.lru_cache(maxsize=512)(inspect.iscoroutinefunction)


def create_app(settings: Settings | None = None) -> Handshape:
    """Build an app; any number of them may live side by side."""
    app = Handshape("webapp", static_folder=None, template_folder="../templates")
    app.settings = settings or load_settings()
    app.secret_key = app.settings.secret_key
    app.config.update(
        MAX_CONTENT_LENGTH=uploads.FORM_LIMIT, BODY_TIMEOUT=None, RESPONSE_TIMEOUT=None
    )
    app.database = Database(app.settings.database_url, Memory(app.settings.cache_size))
    logging.basicConfig(level=app.settings.log_level.upper())
    uploads.attach(app)
    identity.attach(app, secure=app.settings.https)
    rendering.attach(app, assets.build(app.settings.data_folder / "assets"))
    streams.attach(app)
    content.attach(app)
    signing.attach(app)
    cache.attach(app)
    add_hooks(app)
    add_features(app)
    return app


def add_hooks(app: Handshape) -> None:
    """One function opens a request and one ends it; Quart would run several in reverse order."""
    app.before_request(open_request)
    app.after_request(end_request)
    app.teardown_request(abandon)
    app.register_error_handler(Problem, telling.tell)
    app.register_error_handler(HTTPException, telling.tell_http)
    app.register_error_handler(Exception, telling.tell_fault)
    app.add_url_rule("/assets/<name>", "assets", serve_asset)

    @app.after_serving
    async def close() -> None:
        await app.database.close()


def add_features(app: Handshape) -> None:
    """Attach the routes and reactions of every feature found."""
    app.features = discovery.features()
    discovery.load_models()
    for name in app.features:
        for part in ("queries", "operations", "reactions"):
            discovery.part(name, part)
        routes = discovery.part(name, "routes")
        if routes is not None and isinstance(blueprint := routes.routes, Blueprint):
            app.register_blueprint(blueprint)


async def open_request() -> ResponseReturnValue | None:
    """Who asks, what fits them, whether they may, and whether the request is honest."""
    here, asking, endpoint = g._get_current_object(), asker(), request.endpoint
    here.person, here.notices = NOBODY, []
    asking.draw = rendering.draw_part
    if endpoint == "assets":
        return None
    if asking.has_session:
        await identity.identify()
        if here.person.is_signed_in:
            asking.becomes(here.person)
    await signing.find_signed(asking)
    fit(asking)
    if any(is_nowhere(value) for value in (request.view_args or {}).values()):
        raise NotFound
    if request.routing_exception is None:
        view = current_app.view_functions[endpoint or ""]
        admit(view)
        await check_request(view)
    return None


def is_nowhere(value: str | int) -> bool:
    """Whether a part of an address is what no database can look for: a NUL, too large a number."""
    return value >= 2**31 if isinstance(value, int) else "\0" in value


async def end_request(response: Response) -> Response:
    """Settle the unit of work, then add what every answer carries."""
    try:
        await settle(commit=response.status_code < 400)
        if isinstance(response, answers.Page):
            response.leave()
        elif request.endpoint != "assets":
            shrink(response, asker().header("accept-encoding"))
    except Exception as error:
        response = await telling.tell_fault(error)
    hand_out(response)
    if request.method == "HEAD":  # the headers stand; of a film nothing is even read
        response.response = response.data_body_class(b"")
    return response


async def abandon(_error: BaseException | None) -> None:
    """A cancelled request leaves no open transaction behind."""
    await settle(commit=False)


@public
async def serve_asset(name: str) -> Response:
    """A style or script; its name changes with its content, so a browser may keep it for ever."""
    folder = current_app.settings.data_folder / "assets"  # type: ignore[attr-defined]  # Handshape has settings
    packed = ".gz" if takes_gzip(asker().header("accept-encoding")) else ""
    kind = mimetypes.guess_type(name)[0]
    response = await send_from_directory(folder, f"{name}{packed}", mimetype=kind)
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
