"""What happened is recorded once, in the transaction that did it; everything else reacts after it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from quart import current_app, g
from sqlalchemy import JSON, Connection, Index, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from .database import Model, now, unit
from .prepared import Prepared

EVENTS = {
    "person.signed_up": "somebody made an account",
    "entry.drafted": "an entry was begun",
    "entry.changed": "a text of an entry was changed",
    "entry.published": "an entry became public",
    "entry.unpublished": "an entry is a draft again",
    "video.uploaded": "a file has arrived whole",
    "video.retried": "somebody asked for another try",
    "video.progressed": "processing has come further",
    "video.playable": "a first version can be watched",
    "video.ready": "every version is finished",
    "video.composed": "files that show it with a signer are there",
    "video.failed": "the file is refused, or processing gave up",
    "video.removed": "a video was taken away",
    "signer.changed": "what is said of a signer beside a video was changed",
    "captions.added": "a video got captions in a language",
    "captions.changed": "captions were written anew",
    "captions.removed": "the captions of a language were taken away",
}

# Facts that show only where nothing is kept: on the page of a video in work, and to its writers.
UNKEPT = ("video.progressed",)

# One number for the lock that makes ids appear in the order of commits (PostgreSQL only).
ORDER_LOCK = 7_238_402


class Subject(Protocol):
    """Anything that things happen to."""

    @property
    def id(self) -> int: ...


class EventRow(Model):
    """One fact. `owner_id` may see it, everyone may when it is public; staff see all."""

    __tablename__ = "events"
    __table_args__ = (Index("ix_events_of_entry", "entry_id", "id"),)
    __mapper_args__ = {"version_id_col": None}  # noqa: RUF012 -- facts never change, so none is compared

    type: Mapped[str]
    subject_type: Mapped[str]
    subject_id: Mapped[int]
    entry_id: Mapped[int | None]  # the entry in which it may show
    actor_id: Mapped[int | None]
    owner_id: Mapped[int | None] = mapped_column(index=True)
    public: Mapped[bool]
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)


@dataclass(frozen=True, slots=True)
class Event:
    """A fact as it is read: `id` is also the id of the server-sent event."""

    id: int
    type: str
    subject_type: str
    subject_id: int
    owner_id: int | None
    public: bool
    payload: dict[str, Any]
    created_at: datetime


_NEWEST = select(EventRow.id).order_by(EventRow.id.desc()).limit(1)
_NEWEST_CHANGE = Prepared(_NEWEST.where(EventRow.type.not_in(UNKEPT)), int)
COLUMNS = [getattr(EventRow, name) for name in Event.__slots__]
Ring = Callable[[], Awaitable[None]]


def record(
    type: str,
    subject: Subject,
    *,
    entry_id: int | None,
    public: bool = False,
    owner_id: int | None = None,
    **payload: Any,
) -> None:
    """Note that something happened; it is written with the change itself, just before the commit.

    `entry_id` is the entry that shows it, if one does: what is remembered of that is then read anew.
    """
    if type not in EVENTS:
        raise LookupError(f"{type} is not in the table of events")
    work = unit()
    row = EventRow(
        type=type,
        subject_type=type.partition(".")[0],
        entry_id=entry_id,
        actor_id=g.person.id if "person" in g else None,
        owner_id=owner_id,
        public=public,
        payload=payload,
    )

    async def write(session: AsyncSession) -> None:
        if session.get_bind().dialect.name == "postgresql":
            await session.execute(text(f"SELECT pg_advisory_xact_lock({ORDER_LOCK})"))
        await session.flush()  # a new subject gets its id here
        row.subject_id = subject.id
        row.created_at = now()
        session.add(row)
        await session.flush()

    work.before_commit.append(write)
    if ring_listeners not in work.after_commit:
        work.after_commit.append(ring_listeners)


async def ring_listeners() -> None:
    """Wake whoever follows the events, in this process and in others."""
    for hear in current_app.extensions.get("heard", ()):
        hear()
    if ring := current_app.extensions.get("ring"):
        await ring()


def events_after(connection: Connection, after: int, limit: int = 500) -> list[Event]:
    """Facts in the order they were committed, from the one after `after`."""
    query = select(*COLUMNS).where(EventRow.id > after).order_by(EventRow.id).limit(limit)
    return [Event(*row) for row in connection.execute(query)]


def newest_event_id(connection: Connection) -> int:
    """Where the log stands now; 0 when nothing has happened."""
    return connection.execute(_NEWEST).scalar() or 0


def newest_change_id(connection: Connection) -> int:
    """The same for all that can be seen on a page that is kept."""
    return _NEWEST_CHANGE.first(connection) or 0
