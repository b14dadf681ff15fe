"""A video with its signers as a page shows it: without scripts one film, with words for who signs."""

from __future__ import annotations

import pytest

from tests.page import Page, words
from tests.world import World
from webapp.database import db
from webapp.entries.models import Entry
from webapp.videos.models import Rendition, SignVersion, Video

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
PROBE = {"duration_ms": 9000, "width": 640, "height": 360, "frame_rate": 30.0, "audio_codec": None}


async def shown(world: World, **layouts: str) -> None:
    """A film, and three who sign it; `layouts` are the files that show the first with it."""
    entry = await world.entry()
    async with world.acting_as("cleo"):
        main = await add(world, entry, "talk")
        for name, language, kind in (
            ("drawn", "ase", "avatar"), ("ann", "ase", "human"), ("jo", "gsg", "human"),
        ):  # fmt: skip
            signer = await add(world, entry, name)
            version = SignVersion(subject_type="video", subject_id=main, sign_language=language)
            version.video_id, version.kind, version.signer = signer, kind, name.title()
            db.add(version)
            for layout, file in layouts.items() if name == "ann" else ():
                row = Rendition(video_id=main, kind=layout, name=file, mime="", bytes=1)
                row.signer_id = signer
                db.add(row)


async def add(world: World, entry: Entry, name: str) -> int:
    """A video that can be played."""
    video = Video(
        entry_id=entry.id, owner_id=world.people["cleo"].id, title=name, filename=name, key=name,
        upload_key=name, checksum="", size=1, state="ready", progress=100, probe=PROBE,
    )  # fmt: skip
    db.add(video)
    await db.flush()
    db.add(Rendition(video_id=video.id, kind="progressive", name=f"{name}.mp4", mime="", bytes=1))
    return video.id


def source(page: Page) -> str:
    """The file that the one film of this page plays."""
    assert 1 == len(page.all("video"))
    return str(page.one("video source")["src"]).rpartition("/")[2]


FILES = {"pip": "pip.mp4", "side": "side.mp4"}


@pytest.mark.parametrize(
    ("chosen", "file"),
    [
        ("", "talk.mp4"),
        ("sign_language=ase", "pip.mp4"),
        ("sign_language=ase&sign_layout=side", "side.mp4"),
        ("sign_language=ase&sign_layout=swapped", "side.mp4"),
        ("sign_language=ase&sign_layout=only", "ann.mp4"),
        ("sign_language=ase&sign_display=off", "talk.mp4"),
        ("sign_language=gsg", "talk.mp4"),
        ("sign_display=on", "pip.mp4"),
        ("sign_language=bfi", "talk.mp4"),
    ],
)
async def test_one_film_shows_the_signer_that_the_reader_wants(
    world: World, chosen: str, file: str
) -> None:
    await shown(world, **FILES)
    assert file == source(await world.visitor().get(f"/videos/1?{chosen}"))


async def test_every_signer_is_named_in_words_a_person_first_and_can_be_watched(
    world: World,
) -> None:
    await shown(world)
    page = await world.visitor().get("/videos/1?sign_language=ase")
    assert [
        ("American Sign Language, signed by a person, Ann", "/videos/3"),
        ("American Sign Language, shown by a drawn figure, Drawn", "/videos/2"),
        ("German Sign Language, signed by a person, Jo", "/videos/4"),
    ] == [(words(each), each["href"]) for each in page.all(".player__signers a")]


async def test_a_film_begins_where_the_address_says(world: World) -> None:
    await shown(world)
    visitor = world.visitor()
    for time, expected in (("83", "talk.mp4#t=83"), ("1.5", "talk.mp4#t=1.5"), ("x", "talk.mp4"),
                           ("-1", "talk.mp4"), ("1e9", "talk.mp4"), ("%22%3E", "talk.mp4")):  # fmt: skip
        assert expected == source(await visitor.get(f"/videos/1?t={time}"))


async def test_on_the_page_of_an_entry_the_signer_stands_beside_the_film_too(world: World) -> None:
    await shown(world, **FILES)
    page = await world.visitor().get("/entries/fire-alarm?sign_language=ase")
    assert "pip.mp4" == source(page)
    assert "video" == page.one("video")["id"]


async def test_a_page_without_a_player_is_the_same_for_everybody_who_watches_otherwise(
    world: World,
) -> None:
    await shown(world)
    visitor, other = world.visitor(), world.visitor()
    await visitor.post("/settings/watching", sign_size="50", caption_font="mono")
    for address in ("/", "/entries"):
        pages = [await each.get(address) for each in (visitor, other)]
        assert words(pages[0].one("main")) == words(pages[1].one("main"))
        assert not pages[0].all("link[href*='/player.']")
