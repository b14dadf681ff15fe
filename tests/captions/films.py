"""Videos as the worker leaves them, without a worker."""

from __future__ import annotations

from typing import Any

from tests.world import World
from webapp.captions.operations import add_captions
from webapp.captions.rows import CueRow
from webapp.database import db
from webapp.entries.models import Entry
from webapp.videos.models import Rendition, SignVersion, Video

HEARD: dict[str, Any] = {
    "duration_ms": 9000, "width": 640, "height": 480, "frame_rate": 30.0,
    "video_codec": "h264", "audio_codec": "aac",
}  # fmt: skip
SILENT = HEARD | {"audio_codec": None}
UNKNOWN: dict[str, Any] = {}  # before a worker has looked at the file


async def film(
    world: World, entry: Entry, probe: dict[str, Any], *, by: str = "cleo", signed: bool = False,
    captioned: bool = False, state: str = "ready",
) -> None:  # fmt: skip
    """A video of an entry that can be watched."""
    async with world.acting_as(by):
        video = Video(
            entry_id=entry.id, owner_id=world.people[by].id, title="Film", filename="a",
            key=entry.slug, upload_key=entry.slug, checksum="", size=1, state=state, progress=100,
            probe=probe, failure="fault" if state == "failed" else None,
        )  # fmt: skip
        db.add(video)
        await db.flush()
        db.add(Rendition(video_id=video.id, kind="progressive", name="a.mp4", mime="", bytes=1))
        if signed:
            version = SignVersion(subject_type="entry", subject_id=entry.id, sign_language="ase")
            version.video_id = video.id
            db.add(version)
        if captioned:
            await add_captions(video, "en", [CueRow(0, 900, "Hello")])
