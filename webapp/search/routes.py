"""The page that searches everything."""

from __future__ import annotations

from quart import Blueprint, Response, g

from webapp.asker import asker
from webapp.database import read
from webapp.folding import words_of
from webapp.forms import blank
from webapp.paging import place
from webapp.permissions import public
from webapp.rendering import render

from . import queries
from .rows import GROUPS

routes = Blueprint("search", __name__)

LONGEST = 200  # signs of what is asked


@routes.get("/search")
@public
async def index() -> Response:
    """What was found: the first of each group, or a page of the one that the address names."""
    sought = asker().said.get("q", "")[:LONGEST]
    group = asker().said.get("in", "")
    group = group if group in GROUPS else ""
    at = place(asker().said.get("page") if group else None)
    return await render(
        "search/index.html",
        sought=" ".join(sought.split()),
        asks=bool(words_of(sought)),
        group=group,
        form=blank(q=sought),
        results=await read(queries.found_of, g.person, g.preferences, sought, group, at),
    )
