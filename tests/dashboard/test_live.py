"""The live page: what each person may know of, and nothing lost or doubled after a break."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

import pytest

from tests.page import words
from tests.streams.listening import Heard, hub_of, until
from tests.visitor import Visitor
from tests.world import World, text
from webapp.database import db
from webapp.entries import operations as entries
from webapp.entries.models import Entry
from webapp.videos import operations as videos
from webapp.videos.models import SignVersion, Video

sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def told(world: World, who: str) -> str:
    """What the live page tells this person."""
    visitor = await world.browser_of(who) if who else world.visitor()
    page = await visitor.get("/dashboard")
    return words(page.one("#now")) + words(page.one("#recent"))


async def a_video(world: World, entry: Entry, title: str, *, signed: str = "") -> int:
    """A video of an entry that waits for its turn, as its writer told it."""
    async with world.acting_as("cleo"):
        video = Video(
            entry_id=entry.id, owner_id=entry.owner_id, title=title, filename="a.mp4", key=title,
            upload_key=title, checksum="", size=1, state="queued", progress=0,
        )  # fmt: skip
        db.add(video)
        await db.flush()
        if signed:
            about = {"subject_type": "entry", "subject_id": entry.id}
            db.add(SignVersion(video_id=video.id, sign_language=signed, **about))
            await db.flush()
        await videos.tell(video, "video.uploaded")
    return video.id


async def test_each_sees_what_they_may_see(world: World) -> None:
    hidden = await world.entry("Hidden", published=False)
    await world.entry("Open")
    await a_video(world, hidden, "Being filmed")
    seen = {who: await told(world, who) for who in ("", "ada", "eve", "cleo", "dev", "ned")}
    for who in ("", "ada", "eve"):
        assert "“Open” was published" in seen[who], who
        assert "Hidden" not in seen[who], who
        assert "Being filmed" not in seen[who], who
    for who in ("cleo", "dev", "ned"):
        assert "“Hidden” was begun" in seen[who], who
        assert "Being filmed Waiting" in seen[who], who
        assert "“Being filmed” has arrived" in seen[who], who


@sqlite_only
async def test_a_still_page_follows_nothing(world: World) -> None:
    visitor = world.visitor()
    live = await visitor.get("/dashboard")
    assert str(live.one(".sides")["hx-sse:connect"]).startswith("/dashboard/events?after=")
    still = await visitor.get("/dashboard?live=off")
    assert "hx-sse:connect" not in still.one(".sides").attrs
    assert {"/dashboard", "/dashboard?live=off"} == {
        link["href"] for link in still.all("main .cluster a")
    }


@asynccontextmanager
async def listening(visitor: Visitor, path: str, **headers: str) -> AsyncIterator[Heard]:
    """A browser that follows a stream over HTTP."""
    hub, heard = hub_of(visitor.client.app), Heard()  # type: ignore[arg-type]  # our app
    before = len(hub.backlogs)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection = visitor.client.request(path, headers=named)
    async with connection:
        await connection.send_complete()

        async def hear() -> None:
            while True:
                heard.raw += await connection.receive()

        ear = asyncio.create_task(hear())
        await until(lambda: len(hub.backlogs) > before and hub.ready.is_set())
        yield heard
        ear.cancel()
        await asyncio.gather(ear, return_exceptions=True)
        await connection.disconnect()


@pytest.fixture
async def world(world: World) -> AsyncIterator[World]:
    """The cast, whose streams end with the test."""
    yield world
    await hub_of(world.app).stop()


async def publish(world: World, titles: Iterable[str]) -> None:
    """Cleo publishes entries with these titles."""
    for title in titles:
        await world.entry(title)


@sqlite_only
async def test_a_break_loses_and_doubles_nothing(world: World) -> None:
    visitor = world.visitor()
    async with listening(visitor, "/dashboard/events?after=0") as first:
        await publish(world, ["One", "Two"])
        await until(lambda: len(first.ids) >= 2)
    await publish(world, ["Three"])
    async with listening(visitor, "/dashboard/events", Last_Event_ID=str(first.ids[-1])) as second:
        await publish(world, ["Four"])
        await until(lambda: b"Four" in second.raw)
    heard = first.ids + second.ids
    assert sorted(set(heard)) == heard
    raw = first.raw + second.raw
    published = re.findall("“(.*?)” was published".encode(), raw)
    assert [b"One", b"Two", b"Three", b"Four"] == published


@sqlite_only
@pytest.mark.parametrize("rubbish", ["x", "-1", "9" * 40, "", "1.5", "²"])
async def test_an_event_id_that_is_none_starts_now(world: World, rubbish: str) -> None:
    await publish(world, ["Before"])
    headers = {"Last_Event_ID": rubbish.encode("utf-8").decode("latin1")}
    async with listening(world.visitor(), "/dashboard/events", **headers) as heard:
        await publish(world, ["After"])
        await until(lambda: b"After" in heard.raw)
        assert b"Before" not in heard.raw


async def test_an_outsider_who_listens_hears_nothing_private(world: World) -> None:
    """Eve hears the public event that comes after, so she was listening all the time."""
    draft = await world.entry("Hidden", published=False)
    eve, cleo = await world.browser_of("eve"), await world.browser_of("cleo")
    async with (
        listening(eve, "/dashboard/events?after=0") as outsider,
        listening(world.visitor(), "/dashboard/events?after=0") as stranger,
        listening(cleo, "/dashboard/events?after=0") as owner,
    ):
        await a_video(world, draft, "Being filmed")
        await publish(world, ["Open"])
        for heard in (outsider, stranger, owner):
            await until(lambda heard=heard: b"Open" in heard.raw)  # type: ignore[misc]  # bound now
        for heard in (outsider, stranger):
            assert b"Hidden" not in heard.raw
            assert b"Being filmed" not in heard.raw
        assert b"Hidden" in owner.raw
        assert b"Being filmed" in owner.raw


@sqlite_only
async def test_a_listener_hears_in_the_words_they_read(world: World) -> None:
    path = "/dashboard/events?after=0&reading_level="
    async with (
        listening(world.visitor(), path + "1") as easy,
        listening(world.visitor(), path + "3") as plain,
    ):
        await publish(world, ["Open"])
        await until(lambda: b"Open" in easy.raw and b"Open" in plain.raw)
    assert "New: “Open”".encode() in easy.raw
    assert "“Open” was published.".encode() in plain.raw


@sqlite_only
async def test_a_listener_hears_in_the_language_they_read(world: World) -> None:
    german = world.visitor()
    await german.post("/settings", text_language="de")
    async with (
        listening(german, "/dashboard/events?after=0") as heard,
        listening(world.visitor(), "/dashboard/events?after=0") as english,
    ):
        await publish(world, ["Open"])
        await until(lambda: b"Open" in heard.raw and b"Open" in english.raw)
    assert "„Open“ wurde veröffentlicht.".encode() in heard.raw
    assert b"published" not in heard.raw
    assert "“Open” was published.".encode() in english.raw


@sqlite_only
async def test_work_and_news_name_sign_languages_in_the_words_of_their_reader(world: World) -> None:
    await a_video(world, await world.entry("Open"), "Alarm", signed="ase")
    cleo = await world.browser_of("cleo")
    page = await cleo.get("/dashboard", Accept_Language="de")
    for place in ("#now", "#recent"):
        assert "Amerikanische Gebärdensprache (ASL)" in words(page.one(place)), place
        assert "American" not in words(page.one(place)), place


@sqlite_only
async def test_the_stream_of_a_previewed_page_speaks_as_the_page(world: World) -> None:
    page = await world.visitor().get("/dashboard?text_language=de&reading_level=1&x=1")
    address = str(page.one(".sides")["hx-sse:connect"])
    assert ("text_language=de" in address, "reading_level=1" in address) == (True, True)
    assert "x=1" not in address


@sqlite_only
async def test_the_events_of_a_hidden_video_are_hidden(world: World) -> None:
    draft = await world.entry("Hidden", published=False)
    number = await a_video(world, draft, "Being filmed")
    eve = await world.browser_of("eve")
    for path in (f"/videos/{number}/events", f"/videos/{number}", "/entries/hidden"):
        await eve.get(path)
        assert 404 == eve.status, path


@sqlite_only
async def test_what_happened_is_told_with_its_words_escaped(world: World) -> None:
    async with world.acting_as("cleo"):
        entry = await entries.begin(text(title="<b>bold</b>"))
        await entries.publish(entry)
    async with listening(world.visitor(), "/dashboard/events?after=0") as heard:
        await until(lambda: b"bold" in heard.raw)
    assert b"&lt;b&gt;bold" in heard.raw
    assert b"<b>" not in heard.raw
