"""Whatever a test does: what is remembered is what would be read anew, and events name their entry."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, select

from tests.statements import COUNTED
from webapp.captions.models import Track
from webapp.entries.models import Entry
from webapp.events import EventRow
from webapp.memory import Stamped, remembered
from webapp.videos.models import Video


def compared(
    connection: Connection, query: Any, things: Sequence[Stamped], *asked: Hashable
) -> list[Any]:
    """What is remembered, after it was compared with what is there."""
    found = remembered(connection, query, things, *asked)
    if not COUNTED:
        told = query(connection, [thing.id for thing in things], *asked) if things else {}
        stale = [
            thing
            for thing, known in zip(things, found, strict=True)
            if known != told[thing.id] and thing.stamp == newest(connection, thing.id)
        ]
        assert not stale, f"{query.__name__} tells otherwise of {stale} than is remembered"
    return found


def newest(connection: Connection, entry_id: int) -> int | None:
    """The newest event about an entry: while a test compares, somebody may have written."""
    events = select(func.max(EventRow.id)).where(EventRow.entry_id == entry_id)
    return connection.scalar(events)


Columns = Select[*tuple[Any, ...]]
VIDEO: Columns = select(Video.entry_id, Video.id)
# The entry that shows what happens to a thing of each kind, and the number of the thing.
ENTRIES: dict[str, Columns] = {
    "entry": select(Entry.id, Entry.id),
    "video": VIDEO,
    "signer": VIDEO,
    "captions": select(Video.entry_id, Track.id).join(Track, Track.video_id == Video.id),
}


def named(_: object, connection: Connection, row: EventRow) -> None:
    """Hold of an event that is being written that it names the entry of what it tells of."""
    if (query := ENTRIES.get(row.subject_type)) is None:
        return
    number = list(query.selected_columns)[1]
    found = connection.execute(query.where(number == row.subject_id)).first()
    if found:  # it is there, and not what tests make up
        assert found[0] == row.entry_id, f"{row.type} names {row.entry_id}, it is in {found[0]}"
