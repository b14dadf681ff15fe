"""What is read of timed texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, select

from .models import Cue, Track
from .rows import CueRow, TrackRow


def tracks_of_videos(connection: Connection, ids: Sequence[int]) -> dict[int, list[TrackRow]]:
    """The tracks of several videos, in one query."""
    found: dict[int, list[TrackRow]] = defaultdict(list)
    query = select(Track.id, Track.video_id, Track.language).where(Track.video_id.in_(ids))
    for row in connection.execute(query.order_by(Track.id)):
        found[row.video_id].append(TrackRow(*row))
    return found


def cues(connection: Connection, video_id: int, language: str) -> list[CueRow]:
    """The captions of a video in one language, in the order of time."""
    query = (
        select(Cue.start_ms, Cue.end_ms, Cue.text)
        .join(Track, Track.id == Cue.track_id)
        .where(Track.video_id == video_id, Track.language == language)
        .order_by(Cue.start_ms, Cue.id)
    )
    return [CueRow(*row) for row in connection.execute(query)]
