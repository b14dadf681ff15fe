"""A track and its cues. Times are milliseconds from the start of the video."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from webapp.database import Model


class Track(Model):
    """Timed texts of a video in one language; `repairs` is what was mended in them last.

    `kind` and `variant` are those of `rows.KINDS` and `rows.VARIANTS`; `origin` is "machine" for a
    draft that no person has read yet, which counts for nothing until somebody has.
    `head` is what stands above the first caption of their WebVTT: title, styles, regions, notes.
    """

    __tablename__ = "tracks"
    __table_args__ = (
        Index("ix_tracks_one_a_language", "video_id", "kind", "language", "variant", unique=True),
    )

    video_id: Mapped[int] = mapped_column(ForeignKey("videos.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(default="captions")
    language: Mapped[str]
    variant: Mapped[str] = mapped_column(default="verbatim", server_default="verbatim")
    origin: Mapped[str] = mapped_column(default="person", server_default="person")
    repairs: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON)
    head: Mapped[str] = mapped_column(Text, default="", server_default="")


class Cue(Model):
    """One caption: what is said or heard from one moment to another; the rest as in `rows.CueRow`."""

    __tablename__ = "cues"
    __table_args__ = (
        Index("ix_cues_track", "track_id", "start_ms"),
        CheckConstraint("end_ms > start_ms", name="lasts"),
    )

    track_id: Mapped[int] = mapped_column(ForeignKey("tracks.id", ondelete="CASCADE"))
    start_ms: Mapped[int]
    end_ms: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    marked: Mapped[str] = mapped_column(Text, default="", server_default="")
    settings: Mapped[str] = mapped_column(Text, default="", server_default="")
    name: Mapped[str] = mapped_column(Text, default="", server_default="")
    notes: Mapped[str] = mapped_column(Text, default="", server_default="")
    href: Mapped[str] = mapped_column(Text, default="", server_default="")
    is_gloss: Mapped[bool] = mapped_column(default=False, server_default=false())
