"""Every file of a video and of its signer: for whom the entry is, and for nobody else, at once."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from tests.videos.beside import MAIN, SIGNER, pair
from tests.visitor import Visitor
from tests.world import World
from webapp.database import db
from webapp.storage import media_folder
from webapp.videos.models import Rendition, Video

CONTENT = b"0123456789"
# fmt: off
FILES = (  # kind, name, type, whether it shows the signer too
    ("poster",      "poster.jpg",     "image/jpeg",                    False),
    ("progressive", "a.mp4",          "video/mp4",                     False),
    ("hls",         "master.m3u8",    "application/vnd.apple.mpegurl", False),
    ("hls",         "480p.m3u8",      "application/vnd.apple.mpegurl", False),
    ("hls",         "480p.m4s",       "video/mp4",                     False),
    ("storyboard",  "storyboard.jpg", "image/jpeg",                    False),
    ("peaks",       "peaks.json",     "application/json",              False),
    ("pip",         "pip-2.mp4",      "video/mp4",                     True),
    ("side",        "side-2.mp4",     "video/mp4",                     True),
)
# fmt: on
CAPTIONS = [f"/videos/{MAIN}/captions/en.{kind}" for kind in ("vtt", "srt", "ttml", "txt")]


def addresses() -> dict[str, str]:
    """Each file with its type; those that show both are files of the main video."""
    return {
        f"/videos/{number}/files/{name}": mime
        for number in (MAIN, SIGNER)
        for _, name, mime, both in FILES
        if number == MAIN or not both
    }


async def stored(world: World) -> None:
    """The draft's video and its signer with a file of every kind."""
    await pair(world, published=False)
    async with world.acting_as("cleo"):
        await db.execute(update(Rendition).values(mime="video/mp4"))
        for number in (MAIN, SIGNER):
            video = await db.get_one(Video, number)
            folder = media_folder(f"videos/{video.key}")
            folder.mkdir(parents=True)
            for kind, name, mime, both in FILES:
                if name != "a.mp4" and (number == MAIN or not both):
                    signer_id = SIGNER if both else None
                    db.add(
                        Rendition(
                            video_id=number, kind=kind, name=name, mime=mime, bytes=10,
                            signer_id=signer_id,
                        )
                    )  # fmt: skip
                (folder / name).write_bytes(CONTENT)


async def statuses(visitor: Visitor) -> set[int]:
    """How the files answer this visitor, asked for whole, in part and for their head alone."""
    found = set()
    for address in [*addresses(), *CAPTIONS]:
        found.add((await visitor.client.get(address)).status_code)
        found.add((await visitor.client.head(address)).status_code)
    for address in addresses():
        response = await visitor.client.get(address, headers={"Range": "bytes=2-4"})
        found.add(response.status_code)
        if response.status_code == 206:
            assert CONTENT[2:5] == await response.get_data(as_text=False)
    return found


async def kept(visitor: Visitor) -> set[str]:
    """For how long the files may be kept."""
    answers = [await visitor.client.get(each) for each in [*addresses(), *CAPTIONS]]
    return {answer.headers["Cache-Control"] for answer in answers}


async def test_every_file_is_there_for_whom_the_entry_is_and_that_changes_at_once(
    world: World,
) -> None:
    await stored(world)
    cleo, eve, dev = [await world.browser_of(name) for name in ("cleo", "eve", "dev")]
    stranger = world.visitor()
    for writer in (cleo, dev):
        assert {200, 206} == await statuses(writer)
        assert {"private, no-cache"} == await kept(writer)
    for outsider in (eve, stranger):
        assert {404} == await statuses(outsider)
    await cleo.post("/entries/fire-alarm/publication")
    assert {200, 206} == await statuses(stranger)
    assert {"public, max-age=60, must-revalidate"} == await kept(stranger)
    await cleo.post("/entries/fire-alarm/publication/end")
    assert {404} == await statuses(stranger)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_every_file_has_its_type(world: World) -> None:
    await stored(world)
    cleo = await world.browser_of("cleo")
    for address, mime in addresses().items():
        response = await cleo.client.get(address)
        assert mime == response.mimetype, address
        assert "nosniff" == response.headers["X-Content-Type-Options"]
