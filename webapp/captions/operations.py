"""Writing timed texts."""

from __future__ import annotations

from collections.abc import Iterable

from webapp.database import db
from webapp.errors import Invalid
from webapp.languages import written_language
from webapp.permissions import Owned, operation

from .models import Cue, Track
from .rows import CueRow


@operation("track.write")
async def add_captions(video: Owned, language: str, cues: Iterable[CueRow]) -> Track:
    """Give a video captions in a written language; a sign language is never one."""
    if written_language(language) is None:
        raise Invalid(language)
    track = Track(video_id=video.id, language=language)
    db.add(track)
    await db.flush()
    for cue in cues:
        db.add(Cue(track_id=track.id, start_ms=cue.start_ms, end_ms=cue.end_ms, text=cue.text))
    return track
