"""From an uploaded file to a page that plays it: made ready, refused in words, tried again, removed."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from quart import g
from sqlalchemy import select

from tasks.worker import carry_out
from tests.page import words
from tests.shared_data import drawn
from tests.visitor import Visitor
from tests.world import World
from webapp.database import db
from webapp.jobs import Job
from webapp.leases import take
from webapp.permissions import PROGRAM
from webapp.preferences import DEFAULT
from webapp.videos import operations
from webapp.videos.models import Rendition, Video

PLACE = "/entries/fire-alarm/videos"


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A second of moving picture, quick enough for signing."""
    path = tmp_path_factory.mktemp("clips") / "clip.mp4"
    return drawn(path, size="320x240", rate="25").read_bytes()


@pytest.fixture(scope="module")
def slow_clip(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A second of moving picture, too slow for signing."""
    path = tmp_path_factory.mktemp("clips") / "slow.mp4"
    return drawn(path, size="320x240", rate="12").read_bytes()


async def work(world: World) -> None:
    """Do every job that waits, as a worker would."""
    async with world.acting_as(PROGRAM):
        jobs = list(await db.scalars(select(Job.id).where(Job.state == "queued")))
    for job in jobs:
        async with world.app.app_context():
            g.person, g.preferences = PROGRAM, DEFAULT
            lease = await take(job)
            assert lease is not None
            await carry_out(lease)


def stored(folder: Path) -> list[Path]:
    """What lies in a folder."""
    return list(folder.iterdir())


async def sent(world: World, content: bytes, purpose: str = "sign") -> Visitor:
    """Cleo has sent this for her entry, and it has been worked on."""
    await world.entry()
    cleo = await world.browser_of("cleo")
    await cleo.upload(
        PLACE, content, "clip.mp4", title="Signed by Fay", purpose=purpose,
        sign_language="ase", upload_key="k" * 20,
    )  # fmt: skip
    assert 200 == cleo.status
    await work(world)
    return cleo


async def test_a_signed_video_is_made_ready_and_stands_before_the_text(
    world: World, clip: bytes
) -> None:
    cleo = await sent(world, clip)
    page = await cleo.get("/videos/1")
    video = page.one("video")
    assert {"video/mp4", "application/vnd.apple.mpegurl"} == {
        source["type"] for source in video.select("source")
    }
    assert [] == page.all("progress")
    assert "American Sign Language" in str(video["aria-label"])
    for address in [video["poster"], *(source["src"] for source in video.select("source"))]:
        response = await cleo.client.get(str(address))
        assert 200 == response.status_code
    async with world.acting_as(PROGRAM):
        assert ["done"] == list(await db.scalars(select(Job.state)))
        row = (await db.scalars(select(Video))).one()
        assert ("ready", 100, 25.0) == (row.state, row.progress, row.probe["frame_rate"])
        rates = {each for each in await db.scalars(select(Rendition.frame_rate)) if each}
        assert {25.0} == rates, "the frame rate of signing is never lowered"
    page = await world.visitor().get("/entries/fire-alarm")
    assert page.html.index("<video") < page.html.index('id="text"')
    assert page.html.index("<video") < page.html.index("<h1")
    card = (await world.visitor().get("/entries")).one(".card")
    assert "American Sign Language" in words(card)
    assert str(video["poster"]) == card.select("img")[0]["src"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_slow_video_is_refused_as_a_sign_version_in_words(
    world: World, slow_clip: bytes
) -> None:
    cleo = await sent(world, slow_clip)
    page = await cleo.get("/videos/1")
    told = words(page.one(".notice--wrong"))
    assert "20 pictures a second" in told
    assert [] == page.all('form[action$="/processing"]'), "the same file would fail again"
    page = await world.visitor().get("/entries/fire-alarm")
    assert [] == page.all("video")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_each_thing_that_could_be_better_is_told(world: World, tmp_path: Path) -> None:
    poor = drawn(tmp_path / "poor.mp4", size="160x120", rate="24")
    cleo = await sent(world, await asyncio.to_thread(poor.read_bytes))
    told = [words(notice) for notice in (await cleo.get("/videos/1")).all(".notice--warn")]
    assert 3 == len(told)
    assert "25 pictures a second" in told[0]
    assert "320 by 240" in told[1]
    assert "edge of the picture" in told[2], "the test picture moves all over"
    assert [] == (await world.visitor().get("/videos/1")).all(".notice--warn"), "not theirs to mend"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_same_slow_video_is_welcome_as_an_ordinary_one(
    world: World, slow_clip: bytes
) -> None:
    cleo = await sent(world, slow_clip, purpose="video")
    page = await cleo.get("/videos/1")
    page.one("video")
    page = await world.visitor().get("/entries/fire-alarm")
    assert page.html.index('id="text"') < page.html.index("<video"), "it stands below the text"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\x00", "not a video"),
        (b"%PDF-1.7 and more" * 100, "not a video"),
        (b"<html><script>alert(1)</script></html>", "not a video"),
        (b"#EXTM3U\n#EXTINF:1,\n/etc/passwd\n", "not a video"),
    ],
    ids=["a byte", "pdf", "html", "playlist"],
)
async def test_what_is_no_video_is_refused_whatever_its_name_says(
    world: World, content: bytes, told: str
) -> None:
    cleo = await sent(world, content)
    page = await cleo.get("/videos/1")
    assert told in words(page.one(".notice--wrong"))
    page = await cleo.get("/dashboard")
    assert "could not be made ready" in page.words


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_cut_video_is_told_as_damaged(world: World, clip: bytes) -> None:
    cleo = await sent(world, clip[:3000])
    page = await cleo.get("/videos/1")
    assert page.one(".notice--wrong").text.strip()
    assert [] == page.all("video")


async def test_what_failed_by_our_fault_can_be_tried_again(
    world: World, clip: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("webapp.leases.pace.attempts", 1)
        patch.setattr("tasks.videos.transcode", lambda *_: 1 / 0)
        cleo = await sent(world, clip)
    page = await cleo.get("/videos/1")
    assert "you can try once more" in page.words
    eve = await world.browser_of("eve")
    assert [] == (await eve.get("/videos/1")).all('form[action$="/processing"]')
    await cleo.get("/videos/1")
    page = await cleo.send("/videos/1/processing")
    assert "0" == page.one("progress")["value"]
    await cleo.post("/videos/1/processing")
    assert 409 == cleo.status, "what is under way cannot be begun again"
    await work(world)
    (await cleo.get("/videos/1")).one("video")


async def test_a_removed_video_leaves_no_file_behind(world: World, clip: bytes) -> None:
    cleo = await sent(world, clip)
    media = world.app.settings.data_folder / "media" / "videos"
    assert 1 == len(stored(media))
    await cleo.get("/videos/1")
    page = await cleo.send("/videos/1/removal")
    assert "Fire alarm" == words(page.one("h1"))
    assert [] == page.all("video")
    assert [] == stored(media)
    for path in ("/videos/1", "/videos/1/files/poster.jpg"):
        await cleo.get(path)
        assert 404 == cleo.status
    page = await cleo.get("/dashboard")
    assert "was removed" in page.words


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_video_that_was_removed_while_it_waited_is_no_fault(world: World) -> None:
    await world.entry()
    cleo = await world.browser_of("cleo")
    await cleo.upload(PLACE, b"x", "a.mp4", title="T", purpose="video", upload_key="k" * 9)
    async with world.acting_as("cleo"):
        await operations.remove(await operations.video_to_change(1))
    await work(world)
    async with world.acting_as(PROGRAM):
        assert ["done"] == list(await db.scalars(select(Job.state)))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_picture_is_shown_the_way_it_was_filmed(world: World, tmp_path: Path) -> None:
    upright = drawn(tmp_path / "upright.mp4", size="240x320", rate="25")
    cleo = await sent(world, await asyncio.to_thread(upright.read_bytes))
    video = (await cleo.get("/videos/1")).one("video")
    assert ("240", "320") == (video["width"], video["height"])
