"""What is read of timed texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, bindparam, exists, select
from sqlalchemy.orm import InstrumentedAttribute

from webapp.errors import NotFound
from webapp.preferences import Preferences
from webapp.prepared import Prepared

from .lanes import Lanes, chosen, laid
from .models import Cue, Track
from .rows import CAPTIONS, CueRow, Sort, TrackRow, WrittenTrack

_TRACKS = Prepared(
    select(Track.id, Track.video_id, Track.language, Track.kind, Track.variant, Track.origin)
    .where(Track.video_id.in_(bindparam("ids", expanding=True)))
    .order_by(Track.id),
    TrackRow,
)
_TRACK = select(Track.id, Track.version, Track.repairs, Track.head, Track.origin).where(
    Track.video_id == bindparam("video_id"),
    Track.language == bindparam("language"),
    Track.kind == bindparam("kind"),
    Track.variant == bindparam("variant"),
)
_CUES = Prepared(
    select(
        Cue.start_ms, Cue.end_ms, Cue.text, Cue.marked, Cue.settings, Cue.name, Cue.notes, Cue.href
    )
    .where(Cue.track_id == bindparam("track_id"))
    .order_by(Cue.start_ms, Cue.id),
    CueRow,
)
_LANES = Prepared(
    select(
        Cue.track_id, Cue.start_ms, Cue.end_ms, Cue.text, Cue.marked, Cue.settings, Cue.name,
        Cue.notes, Cue.href,
    )
    .where(Cue.track_id.in_(bindparam("ids", expanding=True)))
    .order_by(Cue.track_id, Cue.start_ms, Cue.id),
    lambda track_id, *cue: (track_id, CueRow(*cue)),
)  # fmt: skip


def is_captioned(video_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Whether a video has captions that a person answers for, to be asked in a query of videos."""
    return exists().where(
        Track.video_id == video_id, Track.kind == "captions", Track.origin != "machine"
    )


def tracks_of_videos(connection: Connection, ids: Sequence[int]) -> dict[int, list[TrackRow]]:
    """The tracks of several videos, in one query."""
    found: dict[int, list[TrackRow]] = defaultdict(list)
    for track in _TRACKS.all(connection, ids=ids) if ids else ():
        found[track.video_id].append(track)
    return found


def track_as_written(
    connection: Connection, video_id: int, language: str, sort: Sort = CAPTIONS
) -> WrittenTrack:
    """A track of a video with all that was written of it, or NotFound."""
    values = {
        "video_id": video_id, "language": language, "kind": sort.kind, "variant": sort.variant,
    }  # fmt: skip
    row = connection.execute(_TRACK, values).first()
    if row is None:
        raise NotFound
    cues = _CUES.all(connection, track_id=row.id)
    return WrittenTrack(row.id, row.version, row.repairs, row.head, cues, row.origin)


def lanes(
    connection: Connection,
    tracks: Sequence[TrackRow],
    preferences: Preferences,
    wanted: int | None = None,
    sought: str = "",
) -> Lanes:
    """What goes along with a video, in one query; `wanted` is the track of the transcript."""
    by_lane = chosen(tracks, preferences, wanted)
    shown = [by_lane[name] for name in ("transcript", "chapters", "glosses", "links")]
    ids = [track.id for each in shown for track in each]
    found: dict[int, list[CueRow]] = defaultdict(list)
    for track_id, cue in _LANES.all(connection, ids=ids) if ids else ():
        found[track_id].append(cue)
    return laid(by_lane, found, sought)
