"""The files of a video as players ask for them: in ranges, with the right type, to the right people."""

from __future__ import annotations

import re

import pytest
from quart import Response
from quart.wrappers.response import FileBody

from tests.shared_data import drawn
from tests.videos.test_processing_flow import sent
from tests.visitor import Visitor
from tests.wire import asked
from tests.world import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A second of moving picture."""
    path = tmp_path_factory.mktemp("clips") / "clip.mp4"
    return drawn(path, size="320x240", rate="25").read_bytes()


@pytest.fixture
async def cleo(world: World, clip: bytes) -> Visitor:
    """Cleo, whose entry has a video that is ready."""
    return await sent(world, clip)


async def sources(visitor: Visitor) -> dict[str, str]:
    """The addresses of the files by what they are."""
    page = await visitor.get("/videos/1")
    found = {str(each["type"]): str(each["src"]) for each in page.all("source")}
    return {"image/jpeg": str(page.one("video")["poster"]), **found}


async def test_every_file_has_its_type_and_may_be_kept(world: World, cleo: Visitor) -> None:
    visitor = world.visitor()
    for kind, address in (await sources(visitor)).items():
        response = await visitor.client.get(address)
        assert (200, kind) == (response.status_code, response.mimetype)
        assert "public" in response.headers["Cache-Control"]
        assert "nosniff" == response.headers["X-Content-Type-Options"]
        assert "bytes" == response.headers["Accept-Ranges"]


async def test_a_player_gets_the_range_it_asks_for(world: World, cleo: Visitor) -> None:
    visitor = world.visitor()
    address = (await sources(visitor))["video/mp4"]
    whole = await (await visitor.client.get(address)).get_data(as_text=False)
    size = len(whole)
    for wanted, (first, last) in {
        "bytes=0-99": (0, 99),
        "bytes=100-": (100, size - 1),
        f"bytes=0-{size * 2}": (0, size - 1),
        "bytes=-50": (size - 50, size - 1),
        f"bytes=-{size * 2}": (0, size - 1),
    }.items():
        response = await visitor.client.get(address, headers={"Range": wanted})
        assert 206 == response.status_code
        assert f"bytes {first}-{last}/{size}" == response.headers["Content-Range"]
        assert whole[first : last + 1] == await response.get_data(as_text=False)


async def test_a_range_beyond_the_file_is_refused_as_such(world: World, cleo: Visitor) -> None:
    visitor = world.visitor()
    address = (await sources(visitor))["video/mp4"]
    response = await visitor.client.get(address, headers={"Range": "bytes=99999999-"})
    assert 416 == response.status_code
    assert re.fullmatch(r"bytes \*/\d+", response.headers["Content-Range"])


async def test_a_strange_range_gets_the_whole_file_or_a_refusal(
    world: World, cleo: Visitor
) -> None:
    visitor = world.visitor()
    address = (await sources(visitor))["video/mp4"]
    strange = ("x", "5-1", "\xff", "-0", "-x", "0-1,5-6", "0-1,-5")
    for wanted in ("", "lines=1-2", *(f"bytes={each}" for each in strange)):
        response = await visitor.client.get(address, headers={"Range": wanted})
        assert response.status_code in {200, 416}, wanted


async def test_what_the_browser_has_is_not_sent_again(world: World, cleo: Visitor) -> None:
    visitor = world.visitor()
    address = (await sources(visitor))["video/mp4"]
    first: Response = await visitor.client.get(address)
    asked = {"If-None-Match": first.headers["ETag"]}
    again = await visitor.client.get(address, headers=asked)
    assert (304, b"") == (again.status_code, await again.get_data(as_text=False))
    changed = {"Range": "bytes=0-9", "If-Range": '"another"'}
    assert 200 == (await visitor.client.get(address, headers=changed)).status_code
    same = {"Range": "bytes=0-9", "If-Range": first.headers["ETag"]}
    assert 206 == (await visitor.client.get(address, headers=same)).status_code


async def test_the_head_of_a_file_tells_its_length_and_sends_nothing(
    world: World, cleo: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = (await sources(world.visitor()))["video/mp4"]
    monkeypatch.setattr(FileBody, "__anext__", None)  # whoever reads the file fails
    answer = await asked(world.app, address, method="HEAD")
    assert (200, "video/mp4") == (answer.status, answer.headers["content-type"])
    assert int(answer.headers["content-length"]) > 1000
    assert b"" == answer.body


async def test_every_piece_of_the_ladder_can_be_had(world: World, cleo: Visitor) -> None:
    visitor = world.visitor()
    master = (await sources(visitor))["application/vnd.apple.mpegurl"]
    waiting, seen = [master], set()
    while waiting:
        address = waiting.pop()
        seen.add(address)
        response = await visitor.client.get(address)
        assert 200 == response.status_code, address
        if address.endswith(".m3u8"):
            playlist = await response.get_data(as_text=True)
            named = [line for line in playlist.splitlines() if line and line[0] != "#"]
            named += re.findall(r'URI="([^"]+)"', playlist)
            assert named, playlist
            found = {f"{master.rpartition('/')[0]}/{name}" for name in named}
            waiting += sorted(found - seen)
    assert len(seen) >= 3


async def test_the_file_that_was_sent_is_not_served(world: World, cleo: Visitor) -> None:
    for name in ("source", "master.m3u8.tmp", "..", "%2e%2e%2fsource"):
        await cleo.get(f"/videos/1/files/{name}")
        assert 404 == cleo.status


async def test_a_file_that_is_gone_from_the_disk_is_told_as_gone(
    world: World, cleo: Visitor
) -> None:
    address = (await sources(cleo))["video/mp4"]
    for path in (world.app.settings.data_folder / "media").rglob("*.mp4"):
        path.unlink()
    await cleo.get(address)
    assert 404 == cleo.status


async def test_files_of_a_draft_are_for_those_who_may_see_it(world: World, cleo: Visitor) -> None:
    addresses = (await sources(cleo)).values()
    await cleo.post("/entries/fire-alarm/publication/end")
    eve = await world.browser_of("eve")
    for address in addresses:
        response = await cleo.client.get(address)
        assert 200 == response.status_code
        assert "private" in response.headers["Cache-Control"]
        for outsider in (eve, world.visitor()):
            await outsider.get(address)
            assert 404 == outsider.status


async def test_a_slow_reader_gets_the_whole_file(world: World) -> None:
    """Quart ends an answer after a minute unless told otherwise: too soon for a film."""
    assert world.app.config["RESPONSE_TIMEOUT"] is None
