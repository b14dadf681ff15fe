"""The live page and its stream."""

from __future__ import annotations

from quart import Blueprint, Response, current_app, g

from webapp.asker import asker
from webapp.database import read
from webapp.events import Event
from webapp.holes import with_query
from webapp.permissions import public
from webapp.rendering import render
from webapp.streams import seen_as_here, stream

from . import queries, rows

routes = Blueprint("dashboard", __name__)


@routes.get("/dashboard")
@public
async def index() -> Response:
    """What happens now; `live=off` holds it still, also after a reload, `recent=all` looks further."""
    whole = asker().said.get("recent") == "all"
    shown = g.preferences.everything if whole else g.preferences
    found = await read(queries.dashboard, g.person, shown)
    cut = len(found.events) == shown.shows.recent < g.preferences.everything.shows.recent
    return await render(
        "dashboard/index.html",
        activities=found.activities,
        events=[rows.happening(event) for event in found.events],
        more=with_query(recent="all") if cut else "",
        live=None
        if asker().said.get("live") == "off"
        else seen_as_here("dashboard.events", after=found.newest),
    )


@routes.get("/dashboard/events")
@public
async def events() -> Response:
    """Every event this person may see, as the fragments that change their page."""
    return stream(draw)


def draw(event: Event) -> str:
    """What an event changes on the live page. It depends on the event alone and on how it is read,
    never on who reads it: people who may see the same event share what is drawn."""
    template = current_app.jinja_env.get_template("dashboard/_change.html")
    is_video = event.subject_type == "video"
    return template.render(
        event=rows.happening(event),
        is_passing=event.type in queries.PASSING,
        kind=event.type,
        activity=rows.activity(event) if is_video else None,
    )
