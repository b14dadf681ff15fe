"""What is read of timed texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, bindparam, exists, select
from sqlalchemy.orm import InstrumentedAttribute

from webapp.errors import NotFound

from .models import Cue, Track
from .rows import CueRow, TrackRow, WrittenTrack

_TRACKS = (
    select(Track.id, Track.video_id, Track.language, Track.kind, Track.variant, Track.origin)
    .where(Track.video_id.in_(bindparam("ids", expanding=True)))
    .order_by(Track.id)
)
_TRACK = select(Track.id, Track.version, Track.repairs, Track.head).where(
    Track.video_id == bindparam("video_id"), Track.language == bindparam("language")
)
_CUES = (
    select(Cue.start_ms, Cue.end_ms, Cue.text)
    .join(Track, Track.id == Cue.track_id)
    .where(Track.video_id == bindparam("video_id"), Track.language == bindparam("language"))
    .order_by(Cue.start_ms, Cue.id)
)
_MARKED_CUES = _CUES.add_columns(Cue.marked, Cue.settings, Cue.name, Cue.notes)


def is_captioned(video_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Whether a video has tracks, to be asked within a query of videos."""
    return exists().where(Track.video_id == video_id)


def tracks_of_videos(connection: Connection, ids: Sequence[int]) -> dict[int, list[TrackRow]]:
    """The tracks of several videos, in one query."""
    found: dict[int, list[TrackRow]] = defaultdict(list)
    for row in connection.execute(_TRACKS, {"ids": ids}) if ids else ():
        found[row.video_id].append(TrackRow(*row))
    return found


def cues(connection: Connection, video_id: int, language: str) -> list[CueRow]:
    """The captions of a video in one language, in the order of time."""
    values = {"video_id": video_id, "language": language}
    return [CueRow(*row) for row in connection.execute(_CUES, values)]


def track_as_written(connection: Connection, video_id: int, language: str) -> WrittenTrack:
    """The captions of a video in one language with all that was written of them, or NotFound."""
    values = {"video_id": video_id, "language": language}
    row = connection.execute(_TRACK, values).first()
    if row is None:
        raise NotFound
    found = [CueRow(*cue) for cue in connection.execute(_MARKED_CUES, values)]
    return WrittenTrack(row.id, row.version, row.repairs, row.head, found)
