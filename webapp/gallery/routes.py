"""The gallery by parts, and each component on a page of its own."""

from __future__ import annotations

from quart import Blueprint, Response, g

from webapp.asker import asker
from webapp.database import read
from webapp.errors import NotFound
from webapp.permissions import public
from webapp.rendering import render

from .components import COMPONENTS, PARTS, TESTS, component, of_part
from .queries import a_signed_video
from .specimens import specimen

routes = Blueprint("gallery", __name__)


@routes.get("/gallery")
@public
async def index() -> Response:
    """One part of the components with all their states; who reads little gets their names."""
    part = asker().said.get("part", PARTS[0])
    if part not in PARTS:
        raise NotFound
    film = await read(a_signed_video, g.preferences)
    return await render(
        "gallery/index.html",
        part=part,
        parts=[(each, of_part(each)) for each in PARTS],
        specimens=[specimen(each, film=film, level=5) for each in of_part(part)],
        tests=TESTS,
    )


@routes.get("/gallery/<name>")
@public
async def show(name: str) -> Response:
    """One component with all its states."""
    found = component(name)
    if found is None:
        raise NotFound
    film = await read(a_signed_video, g.preferences)
    at = COMPONENTS.index(found)
    return await render(
        "gallery/show.html",
        specimen=specimen(found, film=film, level=3),
        before=COMPONENTS[at - 1] if at else None,
        after=COMPONENTS[at + 1] if at + 1 < len(COMPONENTS) else None,
        tests=TESTS,
    )
