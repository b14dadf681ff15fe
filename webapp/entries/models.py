"""An entry, its texts as equals, and what each text said before."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.database import Model, now
from webapp.states import machine

ENTRY_STATES = machine(draft="published", published="draft")


class Entry(Model):
    """One thing to know. `listed_at` orders lists: made, then published."""

    __tablename__ = "entries"
    __table_args__ = (
        Index("ix_entries_listed", "listed_at", "id"),
        Index("ix_entries_public", "state", "listed_at", "id"),
        Index("ix_entries_featured", "state", "featured", "listed_at", "id"),
    )

    slug: Mapped[str] = mapped_column(unique=True)
    state: Mapped[str] = mapped_column(default="draft")
    featured: Mapped[bool] = mapped_column(default=False)
    owner_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    listed_at: Mapped[datetime] = mapped_column(default=now)
    published_at: Mapped[datetime | None]

    @property
    def is_public(self) -> bool:
        """Whether everyone may see it."""
        return self.state == "published"


class EntryText(Model):
    """The entry in one written language at one reading level.

    What follows `body` is made from it when it is saved: `html`, how many parts and words it has,
    and the school grade it reads like, None where no formula fits.
    """

    __tablename__ = "entry_texts"
    __table_args__ = (UniqueConstraint("entry_id", "language", "reading_level"),)

    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id", ondelete="CASCADE"))
    language: Mapped[str]
    reading_level: Mapped[int]
    title: Mapped[str]
    summary: Mapped[str]
    body: Mapped[str] = mapped_column(Text)
    html: Mapped[str] = mapped_column(Text)
    parts: Mapped[int] = mapped_column(default=0)
    words: Mapped[int] = mapped_column(default=0)
    grade: Mapped[float | None]


class Revision(Model):
    """What a text said after one change, and who made it."""

    __tablename__ = "revisions"
    __table_args__ = (Index("ix_revisions_entry", "entry_id", "id"),)

    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id", ondelete="CASCADE"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    language: Mapped[str]
    reading_level: Mapped[int]
    title: Mapped[str]
    summary: Mapped[str]
    body: Mapped[str] = mapped_column(Text)
