"""Writing timed texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Protocol

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError

from webapp.database import db, now, read
from webapp.errors import Conflict, Invalid, NotFound
from webapp.events import record
from webapp.languages import written_language
from webapp.permissions import Owned, operation
from webapp.videos.queries import sign_language_of

from .formats.findings import Reading, Remark
from .models import Cue, Track
from .rows import CueRow


class Filmed(Owned, Protocol):
    """A video, as far as its captions need it."""

    @property
    def title(self) -> str: ...


async def track_to_change(video: Owned, language: str) -> Track:
    """The captions of a video in a language, locked: of two who write, one sees what the other did."""
    query = select(Track).where(Track.video_id == video.id, Track.language == language)
    track = await db.scalar(query.with_for_update())
    if track is None:
        raise NotFound
    return track


@operation("track.write")
async def add_captions(
    video: Filmed,
    language: str,
    cues: Iterable[CueRow],
    repairs: Iterable[Remark] = (),
    head: str = "",
    *,
    origin: str = "person",
) -> Track:
    """Give a video captions in a written language; a sign language is never one.

    What a machine wrote counts for nothing until a person has saved it.
    """
    if written_language(language) is None:
        raise Invalid(language)
    told = list(map(asdict, repairs))
    track = Track(video_id=video.id, language=language, repairs=told, head=head, origin=origin)
    try:
        async with db.begin_nested():
            db.add(track)
    except IntegrityError as error:  # there are some in this language, perhaps since a moment
        raise Conflict from error
    await fill(track, cues)
    await tell(video, track, "captions.added")
    return track


@operation("track.write")
async def change_captions(video: Filmed, track: Track, reading: Reading, version: int) -> None:
    """Write captions anew that nobody else has changed since their writer saw them."""
    if version != track.version:
        raise Conflict
    track.repairs, track.updated_at = list(map(asdict, reading.repairs)), now()
    track.head = reading.head
    await db.execute(delete(Cue).where(Cue.track_id == track.id))
    await fill(track, reading.cues)
    await tell(video, track, "captions.changed")


@operation("track.write")
async def remove_captions(video: Filmed, track: Track) -> None:
    """Take the captions of one language away."""
    await tell(video, track, "captions.removed")
    await db.execute(delete(Track).where(Track.id == track.id))


async def fill(track: Track, cues: Iterable[CueRow]) -> None:
    """Write the cues of a track, in one go."""
    if rows := [{"track_id": track.id, **asdict(cue)} for cue in cues]:
        await db.execute(insert(Cue), rows)


async def tell(video: Filmed, track: Track, happened: str) -> None:
    """Record what happened to captions, for who owns the video and the staff."""
    record(
        happened, track, owner_id=video.owner_id, title=video.title, language=track.language,
        video_id=video.id, sign_language=await read(sign_language_of, video.id),
    )  # fmt: skip
