"""From a file that an editor sends to the control after a text: taken, checked, refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests.clips.studio import ready_clip, sent_clip, uploaded
from tests.page import words
from tests.shared_data import drawn
from tests.videos.test_processing_flow import work
from tests.world import World
from webapp.clips.forms import ClipForm
from webapp.clips.operations import add_clip
from webapp.database import db
from webapp.errors import Conflict, Forbidden
from webapp.permissions import PROGRAM
from webapp.uploads import Upload
from webapp.videos.models import SignVersion, Video

sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
PLACE = "/clips/nav-settings"
FIELDS = {"sign_language": "ase", "upload_key": "0123456789abcdef"}


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A second of moving picture, quick enough for signing."""
    path = tmp_path_factory.mktemp("clips") / "clip.mp4"
    return drawn(path, size="320x240", rate="25", sound=False).read_bytes()


@pytest.fixture(scope="module")
def slow_clip(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A second of moving picture, too slow for signing."""
    path = tmp_path_factory.mktemp("clips") / "slow.mp4"
    return drawn(path, size="320x240", rate="12").read_bytes()


async def test_a_clip_that_is_sent_and_made_ready_stands_behind_its_text(
    world: World, clip: bytes
) -> None:
    visitor = world.visitor()
    assert [] == (await visitor.get("/settings?sign_language=ase")).all(".signed")
    dev = await uploaded(world, clip)
    page = await dev.get("/videos/1")
    assert "Settings" == words(page.one("h1"))
    page = await visitor.get("/settings?sign_language=ase")
    page = await visitor.get(str(page.one("h1 + .signed")["href"]))
    video = page.one("video")
    assert words(page.one(".clip__words")).endswith("Settings")
    for address in (video["poster"], *(source["src"] for source in video.select("source"))):
        response = await visitor.client.get(str(address))
        assert 200 == response.status_code
        assert "public" in response.headers["Cache-Control"]
    dev = await world.browser_of("dev")
    await dev.post("/videos/1/removal")
    assert [] == (await visitor.get("/settings?sign_language=ase")).all(".signed")
    await visitor.get(str(video["poster"]))
    assert 404 == visitor.status
    assert [] == list((world.app.settings.data_folder / "media" / "videos").glob("*"))


@sqlite_only
async def test_files_of_a_clip_in_work_are_for_editors(world: World, clip: bytes) -> None:
    dev = await uploaded(world, clip)
    video = (await dev.get("/videos/1")).one("video")
    async with world.acting_as(PROGRAM):
        (await db.get_one(Video, 1)).state = "processing"
    for visitor, status in ((dev, 200), (await world.browser_of("eve"), 404)):
        response = await visitor.client.get(str(video["poster"]))
        assert status == response.status_code
    assert "private" in (await dev.client.get(str(video["poster"]))).headers["Cache-Control"]


@sqlite_only
async def test_a_clip_too_slow_for_signing_is_refused_and_makes_room_for_another(
    world: World, clip: bytes, slow_clip: bytes
) -> None:
    dev = await uploaded(world, slow_clip)
    page = await dev.get("/videos/1")
    assert "20 pictures a second" in words(page.one(".notice--wrong"))
    assert f"{PLACE}/new?signed=ase" == page.one(".notice--wrong a")["href"]
    assert [] == (await dev.get("/settings?sign_language=ase")).all(".signed")
    await dev.upload(PLACE, clip, "b.mp4", **FIELDS)
    await work(world)
    async with world.acting_as(PROGRAM):
        assert [(2, "ready")] == list(await db.execute(select(Video.id, Video.state)))
    (await dev.get("/settings?sign_language=ase")).one("h1 + .signed")


@pytest.mark.parametrize("key", ["nav-settings", "settings-title"])
async def test_a_text_that_has_a_clip_takes_no_second_one(world: World, key: str) -> None:
    await ready_clip(world, "nav-settings")
    dev = await world.browser_of("dev")
    page = await dev.upload(f"/clips/{key}", b"x", "a.mp4", **FIELDS)
    assert 422 == dev.status
    summary = page.one(".error-summary")
    assert "There is a clip in American Sign Language already" in words(summary)
    assert ["#field-sign_language", "#field-file"] == [a["href"] for a in summary.select("li > a")]
    await dev.upload(f"/clips/{key}", b"x", "a.mp4", **{**FIELDS, "sign_language": "gsg"})
    assert 200 == dev.status, "another sign language is another clip"


@sqlite_only
@pytest.mark.parametrize("tag", ["", "en", "asl"])
async def test_a_clip_without_its_sign_language_is_told(world: World, tag: str) -> None:
    dev = await world.browser_of("dev")
    page = await dev.upload(PLACE, b"x", "a.mp4", **{**FIELDS, "sign_language": tag})
    assert 422 == dev.status
    assert "Please choose the sign language." in words(page.one(".error-summary"))
    assert FIELDS["upload_key"] == page.one('input[name="upload_key"]')["value"]


@sqlite_only
async def test_a_form_without_a_file_keeps_what_was_chosen(world: World) -> None:
    dev = await world.browser_of("dev")
    page = await dev.upload(PLACE, b"", "", **FIELDS)
    assert 422 == dev.status
    assert ["#field-file"] == [a["href"] for a in page.one(".error-summary").select("li > a")]
    assert {"ase"} == {option["value"] for option in page.all("#field-sign_language [selected]")}
    incoming = world.app.settings.data_folder / "incoming"
    assert [] == list(incoming.iterdir() if incoming.exists() else ())


async def test_the_same_clip_sent_twice_is_one(world: World) -> None:
    dev = await world.browser_of("dev")
    for _ in range(2):
        page = await dev.upload(PLACE, b"x", "a.mp4", **FIELDS)
        assert "Settings" == words(page.one("h1"))
    async with world.acting_as(PROGRAM):
        assert 1 == await db.scalar(select(func.count(Video.id)))
        row = (await db.scalars(select(SignVersion))).one()
        assert ("text", None, "nav-settings") == (row.subject_type, row.subject_id, row.text_key)


@sqlite_only
async def test_the_form_says_in_how_many_places_the_words_stand(world: World) -> None:
    dev = await world.browser_of("dev")
    page = await dev.get("/clips/nav-sign-in/new")
    assert "These words stand in 3 places." in page.words
    page = await dev.get("/clips/home-title/new")
    assert "One clip does for all" not in page.words


async def test_two_clips_of_one_text_at_once_end_as_one(world: World) -> None:
    await sent_clip(world, "nav-settings")
    with pytest.raises(Conflict):
        await sent_clip(world, "nav-settings", by="ned")


@sqlite_only
async def test_the_gate_stands_at_the_operation(world: World, tmp_path: Path) -> None:
    with pytest.raises(Forbidden):
        async with world.acting_as("cleo"):
            await add_clip("nav-settings", ClipForm.model_validate(FIELDS), Upload())
