"""What the live page shows this person."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, or_, select, true

from webapp.events import COLUMNS, Event, EventRow, newest_event_id
from webapp.permissions import Person, grant
from webapp.preferences import Preferences
from webapp.videos.queries import active_videos
from webapp.videos.rows import VideoRow

# Told while they happen, but too small to stay in the list.
PASSING = ("video.progressed",)


@dataclass(frozen=True, slots=True)
class Dashboard:
    """What runs now, what happened lately, and the event to follow on from."""

    now: list[VideoRow]
    recent: list[Event]
    newest: int


def dashboard(connection: Connection, person: Person, preferences: Preferences) -> Dashboard:
    """The live page of this person. The newest id is read first: following it may tell a thing
    twice to the page, which replaces it, but never leaves one out."""
    newest = newest_event_id(connection)
    return Dashboard(
        active_videos(connection, person), recent_events(connection, person, preferences), newest
    )


def recent_events(connection: Connection, person: Person, preferences: Preferences) -> list[Event]:
    """The latest facts that this person may see, the newest first."""
    seen = grant(person, "event.read")
    allowed: ColumnElement[bool] = true() if seen == "any" else EventRow.public.is_(True)
    if seen == "own":
        allowed = or_(allowed, EventRow.owner_id == person.id)
    query = select(*COLUMNS).where(allowed, EventRow.type.not_in(PASSING))
    query = query.order_by(EventRow.id.desc()).limit(preferences.shows.recent)
    return [Event(*row) for row in connection.execute(query)]
