"""What is read of videos and signed versions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
)

from webapp.accessibility import KINDS
from webapp.captions.queries import is_captioned, tracks_of_videos
from webapp.entries.models import Entry
from webapp.errors import NotFound
from webapp.permissions import Person, grant, may
from webapp.prepared import Prepared
from webapp.variants import NOTHING, Fixed

from .composites.queries import composites
from .files import FileRow, ServedFile, VideoFile
from .models import Rendition, SignVersion, Video
from .offering import films
from .rows import (
    EntryMedia,
    HeardVideo,
    SignedVideo,
    SignSummary,
    VideoRow,
    Watch,
    seen_by_all,
)
from .summaries import Summed, summary

MASTER = "master.m3u8"  # the one file of a ladder that players are given

_MAIN_ID = case((SignVersion.subject_type == "video", SignVersion.subject_id))
_VIDEOS = (
    select(
        Video.id, Video.entry_id, Video.owner_id, Video.title, Video.filename, Video.size,
        Video.state, Video.progress, Video.failure, Video.warning, Video.probe, Video.created_at,
        Entry.slug, Entry.state, Entry.owner_id, SignVersion.sign_language, SignVersion.kind,
        SignVersion.text_key, _MAIN_ID,
        SignVersion.offset_ms, SignVersion.signer,
    )
    .outerjoin(Entry, Entry.id == Video.entry_id)  # the clip of a text has no entry
    .outerjoin(SignVersion, SignVersion.video_id == Video.id)
)  # fmt: skip


def _videos(*conditions: ColumnElement[bool]) -> Prepared[tuple[Any, ...]]:
    """Those of the videos that meet these, in the order in which they came."""
    return Prepared(_VIDEOS.where(*conditions).order_by(Video.id), lambda *columns: columns)


_BY_ID = _videos(Video.id == bindparam("video_id"))
_OF_ENTRY = _videos(Video.entry_id == bindparam("entry_id"))
_SIGNERS = _videos(
    SignVersion.subject_type == "video", SignVersion.subject_id == bindparam("video_id")
)
_OF_TEXTS = _videos(SignVersion.text_key.in_(bindparam("keys", expanding=True)))
_SUMMARIES = Prepared(
    select(
        Video.id, Video.entry_id, SignVersion.sign_language, SignVersion.kind,
        _MAIN_ID.label("main_id"), Rendition.name.label("poster"),
        is_captioned(Video.id).label("captioned"),
    )
    .outerjoin(SignVersion, SignVersion.video_id == Video.id)
    .outerjoin(Rendition, and_(Rendition.video_id == Video.id, Rendition.kind == "poster"))
    .where(Video.entry_id.in_(bindparam("entry_ids", expanding=True)), Video.state == "ready")
    .order_by(Video.id),
    Summed,
)  # fmt: skip
_ACTIVE = Prepared(
    _VIDEOS.where(
        Video.state.in_(("queued", "processing")),
        or_(Video.owner_id == bindparam("owner_id"), bindparam("everything", type_=Boolean)),
    )
    .order_by(Video.id.desc())
    .limit(50),
    lambda *columns: columns,
)
_FILES = Prepared(
    select(Rendition.video_id, Rendition.kind, Rendition.name).where(
        Rendition.video_id.in_(bindparam("ids", expanding=True)),
        Rendition.signer_id.is_(None),
        or_(Rendition.kind != "hls", Rendition.name == MASTER),
    ),
    lambda *columns: columns,
)
_MADE = Prepared(
    select(
        Rendition.video_id, Rendition.name, Rendition.mime, Rendition.width, Rendition.height,
        Rendition.frame_rate, Rendition.bytes,
    )
    .where(Rendition.video_id == bindparam("video_id"))
    .order_by(Rendition.name),
    FileRow,
)  # fmt: skip
_FILE = Prepared(
    select(Video.key, Rendition.mime, Video.owner_id, Video.state, Video.entry_id, Entry.state)
    .join(Rendition, Rendition.video_id == Video.id)
    .outerjoin(Entry, Entry.id == Video.entry_id)
    .where(Video.id == bindparam("video_id"), Rendition.name == bindparam("name")),
    lambda *columns: columns,
)
_IN_USE = Prepared(
    select(SignVersion.sign_language)
    .group_by(SignVersion.sign_language)
    .order_by(func.count(SignVersion.id).desc(), SignVersion.sign_language)
    .limit(5),
    str,
)
_TO_HEAR = (
    select(Video.key, Video.probe)
    .outerjoin(SignVersion, SignVersion.video_id == Video.id)
    .where(Video.id == bindparam("video_id"), Video.state == "ready", SignVersion.id.is_(None))
)


def video_rows(
    connection: Connection, query: Prepared[tuple[Any, ...]], **values: Any
) -> list[VideoRow]:
    """Videos with their files and tracks: three queries, however many they are."""
    found = query.all(connection, **values)
    ids = [row[0] for row in found]
    files = files_of_videos(connection, ids)
    tracks = tracks_of_videos(connection, ids)
    rows: list[list[Any]] = [[*row, files[row[0]], tuple(tracks.get(row[0], ()))] for row in found]
    return [VideoRow(*row) for row in rows]


def files_of_videos(connection: Connection, ids: Sequence[int]) -> dict[int, Fixed[str]]:
    """The name of each kind of file that is there; of the ladder its master playlist."""
    found: dict[int, Fixed[str]] = defaultdict(Fixed)
    for video_id, kind, name in _FILES.all(connection, ids=ids) if ids else ():
        found[video_id][kind] = name
    return found


def video_page(connection: Connection, video_id: int, person: Person) -> VideoRow:
    """One video, or NotFound for who may not see it."""
    rows = video_rows(connection, _BY_ID, video_id=video_id)
    if not rows or not (rows[0].is_public or may("draft.read", rows[0], person)):
        raise NotFound
    return rows[0]


def media_of_entry(connection: Connection, entry_id: int, first: str) -> EntryMedia:
    """What can be watched of an entry: one sign language first, people before avatars."""
    rows = video_rows(connection, _OF_ENTRY, entry_id=entry_id)
    playable = [row for row in rows if can_be_shown(row)]
    videos, beside = [row for row in playable if not row.sign_language], defaultdict(list)
    for row in playable:
        if row.main_id:
            beside[row.main_id].append(row)
    whole = composites(connection, [row.id for row in playable if row.main_id])
    return EntryMedia(
        signed([row for row in playable if not row.main_id], first),
        tuple([Watch(video, signed(beside[video.id], first, whole)) for video in videos]),
        tuple([row for row in rows if row.state != "ready"]),
        films(playable, {row.id: row.tracks for row in playable}),
    )


def can_be_shown(video: VideoRow) -> bool:
    """Whether readers can watch it now, perhaps not yet in every size."""
    return video.is_playable and video.state != "failed"


def signed(
    rows: Sequence[VideoRow],
    first: str,
    composites: Mapping[int, Fixed[str]] = MappingProxyType({}),
) -> tuple[SignedVideo, ...]:
    """Those of the videos that sign something, one language first, people before avatars."""
    signs = [
        SignedVideo(row, row.sign_language, row.kind or "human", composites.get(row.id, NOTHING))
        for row in rows
        if row.sign_language
    ]
    signs.sort(key=lambda each: (each.language_code != first, KINDS.index(each.kind)))
    return tuple(signs)


def watch(connection: Connection, video: VideoRow, first: str) -> Watch:
    """A video with its signers and the files that show both; `first` is the reader's language."""
    rows = video_rows(connection, _SIGNERS, video_id=video.id)
    ready = [row for row in rows if can_be_shown(row)]
    signers = signed(ready, first, composites(connection, [row.id for row in ready]))
    unready = tuple([row for row in rows if not can_be_shown(row)])
    return Watch(video, signers, unready, video.offers([each.video for each in signers]))


def signer_page(
    connection: Connection, main_id: int, signer_id: int, person: Person
) -> tuple[VideoRow, int]:
    """The film of a signer beside this video, and the version of what is said of it."""
    signer = video_page(connection, signer_id, person)
    if signer.main_id != main_id:
        raise NotFound
    query = select(SignVersion.version).where(SignVersion.video_id == signer_id)
    return signer, connection.execute(query).scalar_one()


def uncaptioned(connection: Connection, entry_id: int) -> list[VideoRow]:
    """The ordinary videos of an entry whose sound nobody has put into words yet."""
    rows = video_rows(connection, _OF_ENTRY, entry_id=entry_id)
    return [row for row in rows if row.lacks_captions]


def sign_summaries(
    connection: Connection, entry_ids: Sequence[int], first: str
) -> dict[int, SignSummary]:
    """What cards say of several entries' videos; the reader's sign language stands first."""
    rows = _SUMMARIES.all(connection, entry_ids=entry_ids) if entry_ids else ()
    by_entry: dict[int, list[Summed]] = defaultdict(list)
    for row in rows:
        by_entry[row.entry_id].append(row)
    return {entry_id: summary(rows, first) for entry_id, rows in by_entry.items()}


def files_made(connection: Connection, video_id: int) -> list[FileRow]:
    """Each file that was made of a video."""
    return _MADE.all(connection, video_id=video_id)


def clips_of_texts(connection: Connection, keys: Sequence[str]) -> list[VideoRow]:
    """The clips of these texts of the interface, in every sign language and state."""
    return video_rows(connection, _OF_TEXTS, keys=list(keys))


def file_of_video(connection: Connection, video_id: int, name: str, person: Person) -> ServedFile:
    """Where a file lies, for who may see the video."""
    row = _FILE.first(connection, video_id=video_id, name=name)
    if row is None:
        raise NotFound
    key, mime, owner_id, state, entry_id, entry_state = row
    file = ServedFile(key, mime, owner_id, seen_by_all(state, entry_id, entry_state))
    if not (file.is_public or may("draft.read", file, person)):
        raise NotFound
    return file


def sign_language_of(connection: Connection, video_id: int) -> str | None:
    """The language that a video signs in; None for an ordinary one."""
    query = select(SignVersion.sign_language).where(SignVersion.video_id == video_id)
    return connection.scalar(query)


def sign_languages_in_use(connection: Connection) -> Sequence[str]:
    """The sign languages used most here."""
    return _IN_USE.all(connection)


def video_file(connection: Connection, video_id: int) -> VideoFile | None:
    """Where the uploaded file lies, for the worker."""
    query = select(Video.key, SignVersion.subject_type).outerjoin(
        SignVersion, SignVersion.video_id == Video.id
    )
    row = connection.execute(query.where(Video.id == video_id)).first()
    if row is None:
        return None
    key, signs = row
    return VideoFile(f"videos/{key}", is_sign=signs is not None, is_beside=signs == "video")


def video_to_hear(connection: Connection, video_id: int) -> HeardVideo | None:
    """A finished video that has something to hear, and in which languages it has captions.

    None for one without sound, and for one that is signed: its signs say it all.
    """
    row = connection.execute(_TO_HEAR, {"video_id": video_id}).first()
    if row is None or not row.probe.get("audio_codec"):
        return None
    tracks = tracks_of_videos(connection, [video_id]).get(video_id, [])
    languages = frozenset(track.language for track in tracks if track.kind == "captions")
    return HeardVideo(f"videos/{row.key}", row.probe["duration_ms"], languages)


def active_videos(connection: Connection, person: Person) -> list[VideoRow]:
    """What is being processed now and this person may see."""
    everything = grant(person, "event.read") == "any"
    return video_rows(connection, _ACTIVE, owner_id=person.id, everything=everything)
