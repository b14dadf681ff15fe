"""The page of one text: what it says to this reader, its clip, and a way back; with plain links."""

from __future__ import annotations

import pytest

from tests.clips.studio import ready_clip, sent_clip
from tests.page import words
from tests.world import World
from webapp.database import db
from webapp.videos.models import Rendition

sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def filmed(world: World, number: int) -> None:
    """The files that a page names, without anything in them."""
    async with world.acting_as("dev"):
        for kind, name in (("poster", "poster.jpg"), ("progressive", "video.mp4")):
            row = Rendition(video_id=number, kind=kind, name=name, mime="video/mp4", bytes=1)
            db.add(row)


async def test_a_text_is_shown_at_the_readers_level_with_its_clip_before_it(world: World) -> None:
    await filmed(world, number := await ready_clip(world, "problem-not-found"))
    page = await world.visitor().get("/clips/problem-not-found?signed=ase&reading_level=1")
    assert words(page.one("title")).startswith("A text in signs: We cannot find this page.")
    assert words(page.one(".clip__words")).endswith("We cannot find this page.")
    video = page.one("video")
    assert f"/videos/{number}/files/poster.jpg" == video["poster"]
    assert page.html.index("<video") < page.html.index("clip__words")
    assert "American Sign Language" in str(video["aria-label"])


async def test_the_reader_s_own_sign_language_needs_no_word_in_the_address(world: World) -> None:
    for language in ("ase", "gsg"):
        await filmed(world, await ready_clip(world, "nav-settings", language))
    visitor = world.visitor()
    await visitor.post("/settings", sign_language="gsg")
    page = await visitor.get("/clips/nav-settings")
    assert "German Sign Language" in str(page.one("video")["aria-label"])
    other = page.one('a[href="/clips/nav-settings?signed=ase"]')
    assert "American Sign Language" == words(other)


async def test_a_language_without_a_clip_is_said_and_another_shown(world: World) -> None:
    await filmed(world, await ready_clip(world, "nav-settings"))
    page = await world.visitor().get("/clips/nav-settings?signed=bfi")
    assert "There is no clip in British Sign Language yet." in page.words
    assert "American Sign Language" in str(page.one("video")["aria-label"])


@sqlite_only
@pytest.mark.parametrize(
    ("signed", "told"), [("", "This text has no clip yet."), ("ase", "no clip in American")]
)
async def test_a_text_without_any_clip_has_its_page(world: World, signed: str, told: str) -> None:
    page = await world.visitor().get(f"/clips/nav-settings?signed={signed}")
    assert told in page.words
    assert words(page.one(".clip__words")).endswith("Settings")
    assert [] == page.all("video")


@sqlite_only
@pytest.mark.parametrize("key", ["nothing", "language", "card-signed", "nav-settings.easy", "ünï"])
async def test_what_is_no_text_has_no_page(world: World, key: str) -> None:
    dev = await world.browser_of("dev")
    for path in (f"/clips/{key}", f"/clips/{key}/new"):
        await dev.get(path)
        assert 404 == dev.status
    await dev.upload(f"/clips/{key}", b"x", "a.mp4", sign_language="ase", upload_key="k" * 20)
    assert 404 == dev.status


@sqlite_only
async def test_the_way_back_leads_to_where_one_was_and_never_elsewhere(world: World) -> None:
    visitor = world.visitor()
    page = await visitor.get("/clips/nav-settings?back=%2Fentries%3Fpage%3D1")
    page.one('main a[href="/entries?page=1"]')
    for elsewhere in ("https://example.org/", "//example.org", "javascript:alert(1)"):
        page = await visitor.get(f"/clips/nav-settings?back={elsewhere}")
        assert [] == page.all("main a")


@sqlite_only
async def test_a_clip_in_work_is_shown_to_editors_and_to_nobody_else(world: World) -> None:
    number = await sent_clip(world, "nav-settings")
    ned, cleo = await world.browser_of("ned"), await world.browser_of("cleo")
    for visitor in (world.visitor(), cleo):
        page = await visitor.get("/clips/nav-settings?signed=ase")
        assert [] == page.all(f'a[href="/videos/{number}"]')
    page = await ned.get("/clips/nav-settings?signed=ase")
    page.one(f'a[href="/videos/{number}"]')
    page = await ned.get(f"/videos/{number}")
    page.one('.crumbs a[href="/clips/nav-settings?signed=ase"]')
    await cleo.get(f"/videos/{number}")
    assert 404 == cleo.status


@sqlite_only
async def test_the_dialog_gets_the_region_alone(world: World) -> None:
    await filmed(world, await ready_clip(world, "nav-settings"))
    asked = {"HX_Request": "true", "HX_Target": "section#clip"}
    page = await world.visitor().get("/clips/nav-settings?signed=ase", **asked)
    assert page.fragment
    page.one(".clip video")


@sqlite_only
async def test_an_editor_finds_the_way_to_add_and_to_remove(world: World) -> None:
    await filmed(world, number := await ready_clip(world, "nav-settings"))
    dev = await world.browser_of("dev")
    page = await dev.get("/clips/nav-settings?signed=ase")
    page.one('a[href="/clips/nav-settings/new"]')  # in American Sign Language there is one
    page = await dev.get("/clips/nav-settings?signed=gsg")
    page.one('a[href="/clips/nav-settings/new?signed=gsg"]')
    await dev.get("/clips/nav-settings?signed=ase")
    page = await dev.send(f"/videos/{number}/removal")
    assert "A text in signs" == words(page.one("h1"))
    assert [] == page.all("video")
    page = await world.visitor().get("/clips/nav-settings?signed=ase")
    assert [] == page.all("main form, main a")
