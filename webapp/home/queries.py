"""What the first page shows."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam

from webapp.entries.models import Entry
from webapp.entries.queries import HEADS, NEWEST, cards
from webapp.entries.rows import EntryCard
from webapp.preferences import Preferences

_FEATURED = (
    HEADS.where(Entry.state == "published")
    .order_by(Entry.featured.desc(), *NEWEST)
    .limit(bindparam("limit"))
)


def featured_cards(connection: Connection, preferences: Preferences) -> tuple[EntryCard, ...]:
    """The entries to begin with; none are read where none are shown."""
    limit = preferences.shows.featured
    if not limit:
        return ()
    heads = connection.execute(_FEATURED, {"limit": limit}).all()
    return tuple(cards(connection, heads, preferences))
