"""What the live page shows this person."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, or_, select, true

from webapp.events import COLUMNS, Event, EventRow, newest_event_id
from webapp.permissions import Person, grant
from webapp.preferences import Preferences
from webapp.videos.queries import active_videos

from .rows import Activity

# Told while they happen, but too small to stay in the list.
PASSING = ("video.progressed", "video.playable")


@dataclass(frozen=True, slots=True)
class Dashboard:
    """What runs now, what happened lately, and the event to follow on from."""

    activities: list[Activity]
    events: list[Event]
    newest: int


def dashboard(connection: Connection, person: Person, preferences: Preferences) -> Dashboard:
    """The live page of this person, up to the newest event; the stream goes on after it."""
    newest = newest_event_id(connection)
    running = active_videos(connection, person)
    return Dashboard(
        [Activity(v.id, v.title, v.sign_language, v.state, v.progress) for v in running],
        recent_events(connection, person, newest, preferences.shows.recent),
        newest,
    )


def recent_events(connection: Connection, person: Person, newest: int, limit: int) -> list[Event]:
    """The latest facts that this person may see, the newest first."""
    seen = grant(person, "event.read")
    allowed: ColumnElement[bool] = true() if seen == "any" else EventRow.public.is_(True)
    if seen == "own":
        allowed = or_(allowed, EventRow.owner_id == person.id)
    query = select(*COLUMNS).where(allowed, EventRow.type.not_in(PASSING), EventRow.id <= newest)
    query = query.order_by(EventRow.id.desc()).limit(limit)
    return [Event(*row) for row in connection.execute(query)]
