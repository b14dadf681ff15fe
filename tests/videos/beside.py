"""A published video of Cleo's entry with the film of a signer beside it, as the worker leaves them."""

from __future__ import annotations

from typing import Any

from tests.captions.films import HEARD, SILENT, film
from tests.world import World
from webapp.database import db
from webapp.videos.models import Rendition, SignVersion, Video
from webapp.videos.operations import tell

MAIN, SIGNER = 1, 2  # their numbers


async def signer(
    world: World, key: str = "signer", *, language: str = "ase", kind: str = "human",
    state: str = "ready", **said: Any,
) -> int:  # fmt: skip
    """One more film of a signer beside the main video."""
    async with world.acting_as("cleo"):
        main = await db.get_one(Video, MAIN)
        made = Video(
            entry_id=main.entry_id, owner_id=main.owner_id, title=main.title, filename="s",
            key=key, upload_key=key, checksum="", size=1, state=state, progress=100, probe=SILENT,
            failure="fault" if state == "failed" else None,
        )  # fmt: skip
        db.add(made)
        await db.flush()
        db.add(Rendition(video_id=made.id, kind="progressive", name="a.mp4", mime="", bytes=1))
        db.add(
            SignVersion(
                subject_type="video", subject_id=MAIN, video_id=made.id, sign_language=language,
                kind=kind, **said,
            )
        )  # fmt: skip
        await tell(made, "video.ready")
        return made.id


async def pair(world: World, *, published: bool = True, **said: Any) -> None:
    """Cleo's entry with a captioned video and its signer."""
    await film(world, await world.entry(published=published), HEARD, captioned=True)
    assert await signer(world, **said) == SIGNER
