"""A video, the files made from it, and what it signs."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.database import FixedJSON, Model
from webapp.states import machine

VIDEO_STATES = machine(
    queued="processing failed",
    processing="processing queued ready failed",  # processing again by another worker
    ready="",
    failed="queued",
)


class Video(Model):
    """A file somebody gave. `key` names its folder; `failure` is the word for why it was refused.

    It belongs to an entry, or to none when it is the clip of a text of the interface. Its number is
    never given again: browsers keep what an address with it has shown, and jobs may still name it.
    """

    __tablename__ = "videos"
    __table_args__ = (
        UniqueConstraint("owner_id", "upload_key"),
        Index("ix_videos_of_entry", "entry_id", "state"),
        {"sqlite_autoincrement": True},
    )

    entry_id: Mapped[int | None] = mapped_column(ForeignKey("entries.id", ondelete="CASCADE"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    title: Mapped[str]
    filename: Mapped[str]
    key: Mapped[str] = mapped_column(unique=True)
    upload_key: Mapped[str]
    checksum: Mapped[str]
    size: Mapped[int]
    state: Mapped[str] = mapped_column(default="queued", index=True)
    progress: Mapped[int] = mapped_column(default=0)
    failure: Mapped[str | None]
    warning: Mapped[str | None]
    probe: Mapped[dict[str, Any]] = mapped_column(FixedJSON, default=dict)


class Rendition(Model):
    """One file made from a video: poster, progressive, silent, hls, storyboard, peaks, or a composite.

    Where `signer_id` is set it shows the video together with that signer, and goes with them.
    """

    __tablename__ = "renditions"
    __table_args__ = (UniqueConstraint("video_id", "name"),)

    video_id: Mapped[int] = mapped_column(ForeignKey("videos.id", ondelete="CASCADE"))
    signer_id: Mapped[int | None] = mapped_column(
        ForeignKey("videos.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[str]
    name: Mapped[str]
    mime: Mapped[str]
    width: Mapped[int | None]
    height: Mapped[int | None]
    frame_rate: Mapped[float | None]
    bytes: Mapped[int]


class SignVersion(Model):
    """This subject, in this sign language, as this video; of a human, avatar or machine.

    An entry or a video is known by its id, a text of the interface by its key. A text has one clip
    in each sign language; the others may have several, and as their key is NULL the constraint lets
    them. Beside a video the signer begins `offset_ms` after it; `signer` is the name they go by.
    """

    __tablename__ = "sign_versions"
    __table_args__ = (
        Index("ix_sign_versions_subject", "subject_type", "subject_id"),
        UniqueConstraint("text_key", "sign_language"),
    )

    subject_type: Mapped[str]
    subject_id: Mapped[int | None]
    text_key: Mapped[str | None]
    video_id: Mapped[int] = mapped_column(ForeignKey("videos.id", ondelete="CASCADE"), unique=True)
    sign_language: Mapped[str]
    kind: Mapped[str] = mapped_column(default="human")
    offset_ms: Mapped[int] = mapped_column(default=0, server_default="0")
    signer: Mapped[str] = mapped_column(default="", server_default="")
