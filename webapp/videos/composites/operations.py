"""When files that show a video with its signer are made, published and taken away."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import and_, delete, select
from sqlalchemy.orm import aliased

from webapp.database import after_commit, db
from webapp.events import record
from webapp.jobs import enqueue
from webapp.permissions import operation
from webapp.storage import media_folder

from ..models import Rendition, SignVersion, Video
from ..renditions import RenditionFile
from . import files_with
from .queries import Pair

TASK = "tasks.composites.make"


async def ask_for_composites(video: Video) -> None:
    """Of a video and a signer beside it the second has become ready, whichever this is.

    Both lock the main video first: of two that finish at once, one sees what the other did.
    """
    await db.flush()
    beside = (SignVersion.subject_type == "video", SignVersion.video_id == video.id)
    main_id = await db.scalar(select(SignVersion.subject_id).where(*beside))
    lock = select(Video.state).where(Video.id == (main_id or video.id)).with_for_update()
    if await db.scalar(lock) != "ready":
        return
    signers = (
        select(SignVersion.video_id)
        .join(Video, Video.id == SignVersion.video_id)
        .where(SignVersion.subject_type == "video", Video.state == "ready")
    )
    mine = SignVersion.video_id == video.id if main_id else SignVersion.subject_id == video.id
    for signer_id in await db.scalars(signers.where(mine)):
        await enqueue(TASK, signer_id)


@operation("video.process")
async def publish_composites(pair: Pair, files: list[RenditionFile]) -> None:
    """Offer the new files and no longer those before them.

    If the signer went or begins at another moment since, nobody gets the new ones.
    """
    made, folder = {file.name for file in files}, pair.main.path.parent
    query = select(SignVersion.offset_ms).where(SignVersion.video_id == pair.signer_id)
    if await db.scalar(query.with_for_update()) != pair.offset_ms:
        after_commit(functools.partial(unlink, [folder / name for name in made]))
        return
    old = Rendition.signer_id == pair.signer_id
    offered = set(await db.scalars(select(Rendition.name).where(old)))
    await db.execute(delete(Rendition).where(old))
    for file in files:
        db.add(
            Rendition(
                video_id=pair.main_id, signer_id=pair.signer_id, kind=file.kind, name=file.name,
                mime=file.mime, width=file.width, height=file.height, bytes=file.bytes,
                frame_rate=float(file.frame_rate or 0),
            )
        )  # fmt: skip
    main = (await db.scalars(select(Video).where(Video.id == pair.main_id))).one()
    record(
        "video.composed", main, entry_id=main.entry_id, owner_id=main.owner_id, title=main.title,
        progress=main.progress, sign_language=None, signer_id=pair.signer_id,
    )  # fmt: skip
    after_commit(functools.partial(unlink, [folder / name for name in offered - made]))


async def remove_composites(signer: Video) -> None:
    """Let the files that show this signer go, once that they go is committed."""
    main = aliased(Video)
    beside = and_(SignVersion.subject_type == "video", SignVersion.subject_id == main.id)
    query = select(main.key).join(SignVersion, beside).where(SignVersion.video_id == signer.id)
    if key := await db.scalar(query):
        folder, number = media_folder(f"videos/{key}"), signer.id

        async def remove_files() -> None:
            await unlink(files_with(folder, number))  # looked for now: some may have come since

        after_commit(remove_files)


async def unlink(paths: Iterable[Path]) -> None:
    """Take files away; harmless when they are gone."""
    for path in paths:
        path.unlink(missing_ok=True)
