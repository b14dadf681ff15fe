"""An app with a stream of its own, for a real web server."""

from __future__ import annotations

from quart import Response

from webapp.app import create_app
from webapp.permissions import public
from webapp.streams import stream

app = create_app()


@public
async def live() -> Response:
    """Everything that is public."""
    return stream(lambda event: f"<p>{event.subject_id}</p>")


app.add_url_rule("/live", "live", live)
