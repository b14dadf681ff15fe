"""What the first page shows."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam

from webapp.entries.models import Entry
from webapp.entries.queries import NEWEST, STAMPS, cards
from webapp.entries.rows import EntryCard, Stamp
from webapp.preferences import Preferences
from webapp.prepared import Prepared

_FEATURED = Prepared(
    STAMPS.where(Entry.state == "published")
    .order_by(Entry.featured.desc(), *NEWEST)
    .limit(bindparam("limit")),
    Stamp,
)


def featured_cards(connection: Connection, preferences: Preferences) -> tuple[EntryCard, ...]:
    """The entries to begin with; none are read where none are shown."""
    limit = preferences.shows.featured
    if not limit:
        return ()
    return tuple(cards(connection, _FEATURED.all(connection, limit=limit), preferences))
