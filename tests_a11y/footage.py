"""A draft's videos in every state that a video can be in before it is ready."""

from __future__ import annotations

import asyncio
import hashlib

from sqlalchemy import Connection, select

from tests.world import World
from webapp.captions.formats import understood
from webapp.captions.operations import add_captions
from webapp.captions.rows import SORTS, CueRow
from webapp.config import settings
from webapp.database import read
from webapp.permissions import PROGRAM, Owned
from webapp.storage import media_folder
from webapp.uploads import Upload
from webapp.videos import operations
from webapp.videos.forms import UploadForm
from webapp.videos.models import Video
from webapp.videos.probing import probe
from webapp.videos.rows import Signs
from webapp.videos.transcoding import transcode

DIARY = b"Dear diary, today I filmed nothing.\n"
STATES = ("queued", "processing", "playable", "heard", "beside", "refused", "failed")
ORDINARY = {"heard", "beside"}
TYPED = "0:00 [A bell]\nIt rings twice.\nAnd once more.\n0:03 Fay: Out!\n"
LINKS = (("All entries", "/entries"), ("The web", "https://example.org/fire"))


async def shot(world: World, entry: Owned, clip: bytes) -> dict[str, int]:
    """One video for each state; the worker has yet to refuse the one that is no video."""
    found = {}
    async with world.acting_as("Cleo"):
        for state in STATES:
            found[state] = await sent(entry, state, DIARY if state == "refused" else clip)
    async with world.acting_as(PROGRAM):
        await operations.begin_processing(found["processing"])
        await operations.note_progress(found["processing"], 35)
        await operations.fail_processing(found["failed"], "interrupted")
    async with world.acting_as(PROGRAM):
        await half_done(found["playable"], "frame_rate_low")
        await half_done(found["heard"], None)  # an ordinary video that nobody has captioned
        await half_done(found["beside"], None)  # and who signs it
        signs = Signs("ase", "human", video_id=found["heard"], signer="Mara")
        operations.add_sign_version(await operations.video_to_change(found["beside"]), signs)
    async with world.acting_as("Cleo"):
        reading = understood(TYPED)
        video = await operations.video_to_change(found["processing"])
        await add_captions(video, "en", reading.cues, reading.repairs)
        heard, draft = await operations.video_to_change(found["heard"]), understood("0:01 HOUSE")
        await add_captions(heard, "ase", draft.cues, sort=SORTS["glosses"], origin="machine")
    return found


async def along(video_id: int) -> None:
    """What a demo's lesson has not: many lines in a language, and links."""
    video = await operations.video_to_change(video_id)
    spoken = [CueRow(n * 600, n * 600 + 590, f"This is line {n}.") for n in range(30)]
    await add_captions(video, "fr", spoken)
    cues = [CueRow(n * 1000, n * 1000 + 1000, text, href=to) for n, (text, to) in enumerate(LINKS)]
    await add_captions(video, "ase", cues, sort=SORTS["signlinks"])


async def sent(entry: Owned, name: str, content: bytes) -> int:
    """The number of a video that somebody has sent."""
    file = settings.data_folder / f"{name}.upload"
    file.write_bytes(content)
    form = UploadForm(
        title=f"Evacuation chair, {name}",
        purpose="video" if name in ORDINARY else "sign",
        sign_language="ase",
        upload_key=f"draft-{name}",
    )
    checksum = hashlib.sha256(content).hexdigest()
    upload = Upload({}, f"{name}.mp4", file, len(content), checksum)
    return (await operations.take_in(entry, form, upload)).id


async def half_done(video_id: int, warning: str | None) -> None:
    """As after a worker's first minute: it can be played, and more of it is being made."""
    folder = media_folder(f"videos/{await read(key_of, video_id)}")
    found = await asyncio.to_thread(probe, folder / "source")
    files = await asyncio.to_thread(
        transcode, folder / "source", folder, found, lambda _: None, lambda _: None
    )
    await operations.begin_processing(video_id)
    await operations.note_probe(video_id, found, warning)
    for file in files:
        if file.kind != "hls":
            await operations.note_file(video_id, file)
    await operations.note_progress(video_id, 60)


def key_of(connection: Connection, video_id: int) -> str:
    """The name of a video's folder."""
    return str(connection.scalar(select(Video.key).where(Video.id == video_id)))
