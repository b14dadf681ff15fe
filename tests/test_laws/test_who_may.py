"""Every address, asked by everybody, answers as the reviewed table says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.streams.listening import hub_of
from tests.visitor import Visitor
from tests.world import World
from webapp.app import Handshape
from webapp.captions.operations import add_captions
from webapp.database import db
from webapp.entries.models import Entry
from webapp.storage import media_folder
from webapp.videos.models import Rendition, SignVersion, Video

TABLE = Path(__file__).with_name("access.txt")
# In the order of the columns, but whoever must not do it tries before whoever may.
WHO = ("", "ada", "cleo", "eve", "dev", "ned")
ORDER = ("", "ada", "eve", "cleo", "dev", "ned")

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def rows() -> list[tuple[str, str, list[int]]]:
    """The table without its notes."""
    lines = [line.split() for line in TABLE.read_text().splitlines() if line[:1] not in {"#", ""}]
    return [(line[0], line[1], [int(status) for status in line[2:]]) for line in lines]


async def a_video(entry: Entry) -> None:
    """A video of an entry."""
    await filmed(f"of-{entry.slug}", "ready", entry_id=entry.id, owner_id=entry.owner_id)


async def a_clip(language: str, state: str, owner_id: int | None) -> None:
    """A clip of a text of the interface."""
    video = await filmed(f"in-{language}", state, owner_id=owner_id)
    db.add(
        SignVersion(
            subject_type="text", text_key="nav-settings", video_id=video.id, sign_language=language
        )
    )


async def a_signer(main_id: int, owner_id: int | None) -> None:
    """Somebody who signs a video."""
    entry_id = (await db.get_one(Video, main_id)).entry_id
    video = await filmed(f"beside-{main_id}", "ready", entry_id=entry_id, owner_id=owner_id)
    db.add(
        SignVersion(
            subject_type="video", subject_id=main_id, video_id=video.id, sign_language="ase"
        )
    )


async def filmed(key: str, state: str, **belongs: int | None) -> Video:
    """A video with a picture and captions."""
    video = Video(
        title="Film", filename="a", key=key, upload_key=key, checksum="", size=1, state=state,
        progress=100, **belongs,
    )  # fmt: skip
    db.add(video)
    await db.flush()
    db.add(
        Rendition(video_id=video.id, kind="poster", name="poster.jpg", mime="image/jpeg", bytes=1)
    )
    await add_captions(video, "en", [])
    folder = media_folder(f"videos/{key}")
    folder.mkdir(parents=True)
    (folder / "poster.jpg").write_bytes(b"x")
    return video


async def status(visitor: Visitor, method: str, path: str) -> int:
    """How this visitor is answered; a form holds nothing but its token."""
    if method == "GET":
        return int((await visitor.client.get(path)).status_code)
    await visitor.ensure_token()
    if path.endswith(("/videos", "/signers")) or path.startswith("/clips/"):
        await visitor.upload(path, b"x", "a.mp4")
        return visitor.status
    form = {"csrf_token": visitor.token}
    return int((await visitor.client.post(path, form=form)).status_code)


async def test_everybody_gets_what_the_table_says_and_nothing_more(world: World) -> None:
    hub_of(world.app).close()  # streams end at once, so that their status can be seen
    for title, published in (("Open", True), ("Hidden", False)):
        entry = await world.entry(title, published=published)
        async with world.acting_as("cleo"):
            await a_video(entry)
    async with world.acting_as("dev"):
        await a_clip("ase", "ready", world.people["dev"].id)
        await a_clip("gsg", "queued", world.people["dev"].id)
    async with world.acting_as("cleo"):
        for main_id in (1, 2):
            await a_signer(main_id, world.people["cleo"].id)
    visitors = {who: await world.browser_of(who) if who else world.visitor() for who in WHO}
    wrong = []
    for method, path, expected in rows():
        for who in ORDER:
            found = await status(visitors[who], method, path)
            if found != expected[WHO.index(who)]:
                wrong.append(f"{method} {path} as {who or 'visitor'}: {found}")
    assert [] == wrong


async def test_every_address_stands_in_the_table(app: Handshape) -> None:
    adapter = app.url_map.bind("localhost")
    tried = {
        (method, adapter.match(path.partition("?")[0], method=method)[0])
        for method, path, _ in rows()
    }
    there = {
        (method, rule.endpoint)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert there == tried
