"""Taking videos in, making them ready, trying again, taking them away."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable
from dataclasses import asdict
from typing import Any

from quart import g
from sqlalchemy import delete, select

from webapp import storage
from webapp.config import settings
from webapp.database import after_commit, db
from webapp.errors import Conflict, NotFound
from webapp.events import record
from webapp.jobs import enqueue
from webapp.permissions import Owned, operation
from webapp.states import move
from webapp.uploads import Upload

from .beside import MainVideo
from .composites.operations import TASK as COMPOSING
from .composites.operations import ask_for_composites, remove_composites
from .forms import SignerForm, SignerUploadForm, UploadForm
from .models import VIDEO_STATES, Rendition, SignVersion, Video
from .probing import Probe
from .renditions import RenditionFile
from .rows import Signs
from .sound import Loudness

TASK = "tasks.videos.process"
DRAFTING = "tasks.drafts.make"
Writing = Awaitable[None]


@operation("video.upload")
async def take_in(entry: Owned, form: UploadForm, upload: Upload, *, kind: str = "human") -> Video:
    """Keep a file that somebody sent for an entry; `kind` says who signs: human, avatar or machine."""
    if before := await sent_before(form.upload_key, upload):
        return before
    signs = Signs(form.sign_language, kind, entry_id=entry.id) if form.purpose == "sign" else None
    return await keep(upload, form.upload_key, form.title, signs, entry_id=entry.id)


@operation("video.upload")
async def add_signer(main: MainVideo, form: SignerUploadForm, upload: Upload) -> Video:
    """Keep a film of somebody who signs a video; it belongs to whom the video belongs to."""
    key = f"{form.upload_key}-{g.person.id}-beside-{main.id}"
    if before := await sent_before(key, upload, main.film_owner_id):
        return before
    signs = Signs(
        form.sign_language, form.kind, video_id=main.id,
        offset_ms=form.offset_ms, signer=form.signer,
    )  # fmt: skip
    return await keep(
        upload, key, main.title, signs, entry_id=main.entry_id,
        owner_id=main.film_owner_id,
    )  # fmt: skip


@operation("video.upload")
async def change_signer(main: MainVideo, signer_id: int, form: SignerForm) -> None:
    """Say otherwise what a signer signs, how, and from when; files that show both follow the time."""
    query = select(SignVersion).where(
        SignVersion.subject_type == "video", SignVersion.subject_id == main.id,
        SignVersion.video_id == signer_id,
    )  # fmt: skip
    version = await db.scalar(query.with_for_update())
    if version is None:
        raise NotFound
    if version.version != form.version:
        raise Conflict
    has_moved = version.offset_ms != form.offset_ms
    version.sign_language, version.kind = form.sign_language, form.kind
    version.signer, version.offset_ms = form.signer, form.offset_ms
    await db.flush()
    await tell(await video_to_change(signer_id), "signer.changed", main_id=main.id)
    if has_moved:
        await enqueue(COMPOSING, signer_id)


async def sent_before(upload_key: str, upload: Upload, owner_id: int | None = None) -> Video | None:
    """The video that came of the same upload when it was sent first; its second file is dropped."""
    mine = (Video.owner_id == (owner_id or g.person.id), Video.upload_key == upload_key)
    if before := await db.scalar(select(Video).where(*mine)):
        upload.discard()
    return before


async def keep(
    upload: Upload,
    upload_key: str,
    title: str,
    signs: Signs | None,
    entry_id: int | None = None,
    owner_id: int | None = None,
) -> Video:
    """Keep a file, say what it signs, and ask for it to be processed."""
    if upload.path is None:
        raise ValueError("there is no file to keep")
    video = Video(
        entry_id=entry_id, owner_id=owner_id or g.person.id, title=title,
        filename=printable(upload.filename)[-200:], key=secrets.token_hex(8),
        upload_key=upload_key, checksum=upload.checksum, size=upload.size,
        state="queued", progress=0, probe={},
    )  # fmt: skip
    db.add(video)
    await db.flush()
    if signs:
        add_sign_version(video, signs)
    storage.keep(upload.path, folder_key(video), "source")
    await tell(video, "video.uploaded")
    await enqueue(TASK, video.id)
    return video


def add_sign_version(video: Video, signs: Signs) -> None:
    """Say what this video signs."""
    kind, number = signs.subject
    db.add(
        SignVersion(
            subject_type=kind, subject_id=number, text_key=signs.text_key, video_id=video.id,
            sign_language=signs.language, kind=signs.kind, offset_ms=signs.offset_ms,
            signer=signs.signer,
        )
    )  # fmt: skip


def printable(text: str) -> str:
    """A file's name without signs that no database or page can hold."""
    return "".join(filter(str.isprintable, text))


def folder_key(video: Video) -> str:
    """Where the files of a video lie."""
    return f"videos/{video.key}"


async def video_to_change(video_id: int) -> Video:
    """The video, to be changed by an operation that checks who asks."""
    video = await db.get(Video, video_id)
    if video is None:
        raise NotFound
    return video


@operation("video.retry")
async def retry(video: Video) -> None:
    """Process the same file again."""
    move(video, VIDEO_STATES, "queued")
    video.failure, video.progress = None, 0
    await tell(video, "video.retried")
    await enqueue(TASK, video.id)


@operation("video.remove")
async def remove(video: Video) -> None:
    """Take a video and every file of it away, and the films of its signers with it."""
    for signer in await signers_to_remove(video):
        await remove(signer)
    key = folder_key(video)
    await remove_composites(video)
    await tell(video, "video.removed")
    await db.flush()
    await db.execute(delete(Video).where(Video.id == video.id))

    async def remove_files() -> None:
        storage.remove(key)

    after_commit(remove_files)


async def signers_to_remove(video: Video) -> list[Video]:
    """The films of those who sign a video."""
    query = select(Video).join(SignVersion, SignVersion.video_id == Video.id)
    beside = (SignVersion.subject_type == "video", SignVersion.subject_id == video.id)
    return list(await db.scalars(query.where(*beside)))


async def tell(video: Video, happened: str, **more: Any) -> None:
    """Record what happened to a video, for its owner and the staff."""
    query = select(SignVersion.sign_language).where(SignVersion.video_id == video.id)
    record(
        happened, video, entry_id=video.entry_id, owner_id=video.owner_id, title=video.title,
        progress=video.progress, sign_language=await db.scalar(query), **more,
    )  # fmt: skip


@operation("video.process")
async def begin_processing(video_id: int) -> None:
    """A worker has taken the video up, perhaps not as the first."""
    video = await video_to_change(video_id)
    move(video, VIDEO_STATES, "processing")
    video.progress = 0
    await tell(video, "video.progressed")


@operation("video.process")
async def note_probe(video_id: int, probe: Probe, warning: str | None) -> None:
    """Keep what was found in the file."""
    video = await video_to_change(video_id)
    video.warning = warning
    video.probe = {
        "duration_ms": probe.duration_ms, "width": probe.width, "height": probe.height,
        "frame_rate": float(probe.frame_rate), "variable_rate": probe.variable_rate,
        "rotation": probe.rotation, "container": probe.container, "hdr": probe.hdr,
        "video_codec": probe.video_codec, "audio_codec": probe.audio_codec,
    }  # fmt: skip
    await tell(video, "video.progressed")


@operation("video.process")
async def note_progress(video_id: int, percent: int) -> None:
    """Note how far processing has come."""
    video = await video_to_change(video_id)
    video.progress = percent
    await tell(video, "video.progressed")


@operation("video.process")
async def note_file(video_id: int, file: RenditionFile) -> None:
    """Note a finished file; a second run finds it noted already and brings it up to date."""
    video = await video_to_change(video_id)
    query = select(Rendition).where(Rendition.video_id == video_id, Rendition.name == file.name)
    rendition = await db.scalar(query) or Rendition(video_id=video_id, name=file.name)
    rendition.kind, rendition.mime, rendition.bytes = file.kind, file.mime, file.bytes
    rendition.width, rendition.height = file.width, file.height
    rendition.frame_rate = float(file.frame_rate) if file.frame_rate else None
    db.add(rendition)
    if video.state == "processing":  # else it is told with the end of all
        plays = file.kind == "progressive"
        await tell(video, "video.playable" if plays else "video.progressed")


@operation("video.process")
async def finish_processing(
    video_id: int, files: list[RenditionFile], loudness: Loudness | None = None
) -> None:
    """Everything is there."""
    video = await video_to_change(video_id)
    move(video, VIDEO_STATES, "ready")
    for file in files:
        await note_file(video_id, file)
    video.progress = 100
    if loudness:
        video.probe = {**video.probe, "loudness": asdict(loudness)}
    await tell(video, "video.ready")
    await ask_for_composites(video)
    if settings.caption_provider_url and video.probe.get("audio_codec"):
        await enqueue(DRAFTING, video.id)


@operation("video.process")
async def fail_processing(video_id: int, reason: str) -> None:
    """It is refused, or every attempt has failed."""
    video = await db.get(Video, video_id)
    if video and video.state in {"queued", "processing"}:
        move(video, VIDEO_STATES, "failed")
        video.failure = reason
        await tell(video, "video.failed", reason=reason)
