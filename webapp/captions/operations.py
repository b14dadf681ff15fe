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
from webapp.permissions import Owned, operation
from webapp.videos.queries import sign_language_of

from .formats.findings import Reading, Remark
from .models import Cue, Track
from .rows import CAPTIONS, CueRow, Sort


class Filmed(Owned, Protocol):
    """A video, as far as its captions need it."""

    @property
    def title(self) -> str: ...
    @property
    def entry_id(self) -> int | None: ...


async def track_to_change(video: Owned, language: str, sort: Sort = CAPTIONS) -> Track:
    """A track of a video, locked: of two who write, one sees what the other did."""
    query = select(Track).where(
        Track.video_id == video.id, Track.language == language,
        Track.kind == sort.kind, Track.variant == sort.variant,
    )  # fmt: skip
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
    sort: Sort = CAPTIONS,
    origin: str = "person",
) -> Track:
    """Give a video captions in a written language, or what else goes along with it in time.

    Glosses and signlinks are of a sign language; neither is ever taken for the other. What a machine
    wrote counts for nothing until a person has saved it.
    """
    code = sort.language(language)
    if code is None:
        raise Invalid(language)
    track = Track(
        video_id=video.id, language=code, kind=sort.kind, variant=sort.variant, origin=origin,
        repairs=list(map(asdict, repairs)), head=head,
    )  # fmt: skip
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
    """Write captions anew that nobody else has changed since their writer saw them.

    Whoever saves the draft of a machine answers for it from then on.
    """
    if version != track.version:
        raise Conflict
    track.repairs, track.updated_at = list(map(asdict, reading.repairs)), now()
    track.head, track.origin = reading.head, "person"
    await db.execute(delete(Cue).where(Cue.track_id == track.id))
    await fill(track, reading.cues)
    await tell(video, track, "captions.changed")


@operation("track.write")
async def remove_captions(video: Filmed, track: Track) -> None:
    """Take one track away."""
    await tell(video, track, "captions.removed")
    await db.execute(delete(Track).where(Track.id == track.id))


async def fill(track: Track, cues: Iterable[CueRow]) -> None:
    """Write the cues of a track, in one go."""
    of_track = {"track_id": track.id, "is_gloss": track.kind == "glosses"}  # for search
    if rows := [{**of_track, **asdict(cue)} for cue in cues]:
        await db.execute(insert(Cue), rows)


async def tell(video: Filmed, track: Track, happened: str) -> None:
    """Record what happened to captions, for who owns the video and the staff."""
    record(
        happened, track, entry_id=video.entry_id, owner_id=video.owner_id, title=video.title,
        language=track.language, kind=track.kind, video_id=video.id,
        sign_language=await read(sign_language_of, video.id),
    )  # fmt: skip
