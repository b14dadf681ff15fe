"""A video and its signer in one file: made when both are ready, served like them, gone with them."""

from __future__ import annotations

import asyncio
import secrets
from pathlib import Path

import pytest
from sqlalchemy import select, update

from tests.shared_data import drawn
from tests.videos.test_processing_flow import work
from tests.world import World
from webapp.config import settings
from webapp.database import db, read
from webapp.events import EventRow
from webapp.jobs import Job, enqueue
from webapp.permissions import PROGRAM
from webapp.preferences import DEFAULT
from webapp.uploads import Upload
from webapp.videos import operations, queries
from webapp.videos.composites import compose
from webapp.videos.models import Rendition, SignVersion, Video
from webapp.videos.rows import Signs

MAIN, SIGNER = 1, 2


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Two seconds of an ordinary film with sound."""
    path = tmp_path_factory.mktemp("clips") / "talk.mp4"
    return drawn(path, size="160x90", rate="10", seconds=2).read_bytes()


@pytest.fixture(scope="module")
def signing(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A second quick enough for signing, with the sound of the room."""
    path = tmp_path_factory.mktemp("clips") / "signing.mp4"
    return drawn(path, size="160x120", rate="25").read_bytes()


async def kept(content: bytes, signs: Signs | None, entry_id: int) -> Video:
    """A film that somebody sent."""
    file = settings.data_folder / f"{secrets.token_hex(4)}.upload"
    file.write_bytes(content)
    upload = Upload({}, "film.mp4", file, len(content), "")
    return await operations.keep(upload, secrets.token_hex(8), "Evacuation", signs, entry_id)


async def both_sent(world: World, talk: bytes, signing: bytes) -> None:
    """Cleo has sent a talk and a signer for it; nothing has been worked on."""
    entry = await world.entry()
    async with world.acting_as("cleo"):
        await kept(talk, None, entry.id)
        await kept(signing, Signs("ase", "human", video_id=MAIN), entry.id)


async def composites() -> dict[str, str]:
    """What readers of the talk are offered, by layout."""
    video = await read(queries.video_page, MAIN, PROGRAM)
    (signer,) = (await read(queries.watch, video, DEFAULT.sign_language)).signers
    return signer.composites


def lying(folder: Path) -> set[str]:
    """The composites that lie in the folder of the talk."""
    return {path.name for each in ("pip-*", "side-*") for path in folder.glob(f"*/{each}")}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_signer_who_can_be_heard_is_played_without_sound(
    world: World, talk: bytes, signing: bytes
) -> None:
    await both_sent(world, talk, signing)
    await work(world)
    page = await world.visitor().get("/videos/1?sign_language=ase")
    chosen = page.one("option[data-src]")
    assert "/videos/2/files/video.mp4" == chosen["data-src"]
    assert "/videos/2/files/silent.mp4" == chosen["data-silent"]
    spoken = await world.visitor().get("/videos/1/about?density=5")
    assert "video.mp4" in spoken.words
    assert "silent.mp4" not in spoken.words, "the talk itself stands beside nothing"
    assert 200 == (await world.visitor().client.get(str(chosen["data-silent"]))).status_code


async def test_both_ready_make_one_file_in_each_layout(
    world: World, talk: bytes, signing: bytes
) -> None:
    await both_sent(world, talk, signing)
    await work(world)
    async with world.acting_as(PROGRAM):
        assert {"ready"} == set(await db.scalars(select(Video.state)))
        asked = select(Job.args).where(Job.task == "tasks.composites.make")
        assert [[SIGNER]] == list(await db.scalars(asked)), "asked for once, by the second"
        assert {} == await composites()
    await work(world)
    async with world.acting_as(PROGRAM):
        places = await composites()
        assert {kind: f"/videos/1/files/{kind}-2.mp4" for kind in ("pip", "side")} == places
        rates = select(Rendition.frame_rate).where(Rendition.signer_id == SIGNER)
        assert 2 * [25.0] == list(await db.scalars(rates)), "as many pictures as the signer has"
        assert "video.composed" in set(await db.scalars(select(EventRow.type)))
        await db.execute(update(SignVersion).values(offset_ms=-200))
        await enqueue("tasks.composites.make", SIGNER)
    visitor = world.visitor()
    for place in places.values():
        response = await visitor.client.get(place, headers={"Range": "bytes=4-7"})
        assert (206, b"ftyp") == (response.status_code, await response.get_data())
        assert "video/mp4" == response.headers["Content-Type"]
    await work(world)
    async with world.acting_as(PROGRAM):
        assert "/videos/1/files/pip-2-minus200ms.mp4" == (await composites())["pip"]
        folder = settings.data_folder / "media" / "videos"
    moved = {"pip-2-minus200ms.mp4", "side-2-minus200ms.mp4"}
    assert moved == await asyncio.to_thread(lying, folder), "those of the old moment are gone"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_composites_go_with_their_signer(world: World, talk: bytes, signing: bytes) -> None:
    await both_sent(world, talk, signing)
    await work(world)
    await work(world)
    async with world.acting_as("cleo"):
        await operations.remove(await operations.video_to_change(SIGNER))
    async with world.acting_as(PROGRAM):
        made = select(Rendition.name).where(Rendition.kind.in_(("pip", "side")))
        assert [] == list(await db.scalars(made))
        folder = settings.data_folder / "media" / "videos"
    assert set() == await asyncio.to_thread(lying, folder)
    assert 404 == (await world.visitor().client.get("/videos/1/files/pip-2.mp4")).status_code
    assert 200 == (await world.visitor().client.get("/videos/1/files/video.mp4")).status_code


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_signer_who_leaves_while_files_are_made_leaves_none(
    world: World, talk: bytes, signing: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    await both_sent(world, talk, signing)
    await work(world)
    loop = asyncio.get_running_loop()

    async def leave() -> None:
        async with world.acting_as("cleo"):
            await operations.remove(await operations.video_to_change(SIGNER))

    def slow(*arguments: object) -> object:
        files = compose(*arguments)  # type: ignore[arg-type]  # handed on as they come
        asyncio.run_coroutine_threadsafe(leave(), loop).result(timeout=20)
        return files

    monkeypatch.setattr("tasks.composites.compose", slow)
    await work(world)
    async with world.acting_as(PROGRAM):
        jobs = {row.task: row.state for row in await db.scalars(select(Job))}
        assert "done" == jobs["tasks.composites.make"]
        folder = settings.data_folder / "media" / "videos"
    assert set() == await asyncio.to_thread(lying, folder)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_composite_that_fails_harms_neither_film(
    world: World, talk: bytes, signing: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    await both_sent(world, talk, signing)
    await work(world)
    monkeypatch.setattr("webapp.leases.pace.attempts", 1)
    monkeypatch.setattr("tasks.composites.compose", lambda *_: 1 / 0)
    await work(world)
    async with world.acting_as(PROGRAM):
        assert {"failed"} == set(
            await db.scalars(select(Job.state).where(Job.task == "tasks.composites.make"))
        )
        assert {"ready"} == set(await db.scalars(select(Video.state)))
    assert 200 == (await world.visitor().client.get("/videos/1")).status_code
