"""Whatever a test does: what is remembered is what would be read anew."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from tests.statements import COUNTED
from webapp.events import EventRow
from webapp.memory import Stamped, remembered


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
