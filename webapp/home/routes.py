"""The first page, and the health check."""

from __future__ import annotations

from quart import Blueprint, Response, g
from sqlalchemy import Connection, text

from webapp.cache import cached
from webapp.database import read
from webapp.permissions import public
from webapp.rendering import render

from . import queries

routes = Blueprint("home", __name__)


@routes.get("/")
@public
@cached
async def index() -> Response:
    """What this is and what it is for, with a few entries to begin with."""
    featured = await read(queries.featured_cards, g.preferences)
    return await render("home/index.html", featured=featured)


@routes.get("/healthz")
@public
async def healthz() -> Response:
    """Says "ok" when the server answers and its database does."""
    await read(alive)
    return Response("ok\n", content_type="text/plain; charset=utf-8")


def alive(connection: Connection) -> None:
    """The cheapest question there is."""
    connection.execute(text("SELECT 1"))
