"""Makes an uploaded video ready: check it, then write what browsers play, telling how far it is."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from quart import Quart, current_app, g

from webapp import storage
from webapp.database import read
from webapp.leases import Hopeless, Lease
from webapp.permissions import PROGRAM
from webapp.preferences import DEFAULT
from webapp.videos import operations, queries
from webapp.videos.files import VideoFile
from webapp.videos.framing import look
from webapp.videos.intake import sign_intake
from webapp.videos.probing import Probe, Unusable, probe
from webapp.videos.renditions import RenditionFile, part
from webapp.videos.sound import Heard, listen
from webapp.videos.transcoding import transcode

STEP, PAUSE = 5, 1.0  # tell progress every five per cent, but not more often than each second


async def process(video_id: int) -> None:
    """Take a video from queued to ready. Run again after a kill, it begins anew and ends the same."""
    lease: Lease = g.lease
    video = await read(queries.video_file, video_id)
    if video is None:
        return  # it was removed while it waited
    async with lease.publication():
        await operations.begin_processing(video_id)
    found = await asyncio.to_thread(checked, video)
    async with lease.publication():
        await operations.note_probe(video_id, *found)
    reporter = Reporter(lease, video_id, asyncio.get_running_loop(), running_app())
    folder = storage.media_folder(video.folder)
    files, heard = await asyncio.to_thread(made, folder, found[0], reporter, video.is_beside)
    peaks, loudness = ([heard.peaks], heard.loudness) if heard else ([], None)
    await operations.finish_processing(video_id, [*files, *peaks], loudness)


async def give_up(video_id: int, reason: str) -> None:
    """Mark the video as failed, for the reason that its page explains."""
    await operations.fail_processing(video_id, reason)


def made(
    folder: Path, found: Probe, reporter: Reporter, beside: bool
) -> tuple[list[RenditionFile], Heard | None]:
    """Write every file, and listen to the first that plays."""
    told = part(reporter.progress, 0, 0.97)
    source, published = folder / "source", reporter.published
    files = transcode(source, folder, found, told, published, beside=beside)
    return files, listen(folder / "video.mp4", found, part(reporter.progress, 0.97, 1))


def checked(video: VideoFile) -> tuple[Probe, str | None]:
    """What the file holds, and what could be better in it for signing; or Hopeless."""
    source = storage.media_folder(video.folder) / "source"
    try:
        found = probe(source)
    except Unusable as error:
        raise Hopeless(error.reason) from error
    if not video.is_sign:
        return found, None
    intake = sign_intake(found)
    if intake.verdict == "block":
        raise Hopeless(intake.reasons[0])
    intake = sign_intake(found, look(source, found))
    return found, " ".join(intake.reasons) or None


@dataclass(slots=True)
class Reporter:
    """Brings news from the thread that transcodes to the database."""

    lease: Lease
    video_id: int
    loop: asyncio.AbstractEventLoop
    app: Quart
    told: int = 0
    told_at: float = 0.0

    def progress(self, fraction: float) -> None:
        """Tell how far it is, now and then; raise Lost when there is no sense in going on."""
        self.lease.check()
        percent = int(fraction * 100)
        if percent >= self.told + STEP and time.monotonic() > self.told_at + PAUSE:
            self.told, self.told_at = percent, time.monotonic()
            self.publish(lambda: operations.note_progress(self.video_id, percent))

    def published(self, file: RenditionFile) -> None:
        """Let the page use a file as soon as it is whole."""
        self.publish(lambda: operations.note_file(self.video_id, file))

    def publish(self, write: Callable[[], operations.Writing]) -> None:
        """Write from this thread, as one unit of work that needs the lease."""
        context = asyncio.run_coroutine_threadsafe(self.written(write), self.loop)
        context.result(timeout=60)

    async def written(self, write: Callable[[], operations.Writing]) -> None:
        """One unit of work of its own: the task's is rolled back when it is told to stop."""
        async with self.app.app_context():
            g.person, g.preferences = PROGRAM, DEFAULT
            async with self.lease.publication():
                await write()


def running_app() -> Quart:
    """The app itself, to be used beside this context."""
    return cast(Quart, cast(Any, current_app)._get_current_object())
