"""A page changes when what it shows changes, also when another process changed it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.caching.readers import Chosen, cookies, stocked
from tests.clips.studio import ready_clip
from tests.conftest import MakeApp
from tests.wire import Raw, asked
from tests.world import World, text
from webapp import rendering
from webapp.app import Handshape
from webapp.captions import operations as captions
from webapp.captions.formats.findings import Reading
from webapp.captions.rows import CueRow
from webapp.clips.queries import signed_here
from webapp.content import ContentVersion
from webapp.database import Database, db
from webapp.entries import operations as entries
from webapp.events import newest_change_id
from webapp.videos import operations as videos
from webapp.videos.models import Rendition, Video
from webapp.videos.queries import video_page
from webapp.videos.rows import Signs

Change = Callable[[], Awaitable[object]]

PAGE, VIDEO, CLIP = "/entries/entry-2", "/videos/3", 1
SIGNER: Chosen = {"sign_language": "ase", "density": 5}


async def publish_another() -> None:
    """Somebody publishes an entry."""
    await entries.publish(await entries.begin(text(title="Night bus")))


async def unpublish() -> None:
    """Somebody takes an entry back."""
    await entries.unpublish(await entries.entry_to_change("entry-3"))


async def edit() -> None:
    """Somebody adds a text to an entry."""
    await entries.add_text(await entries.entry_to_change("entry-2"), text(reading_level=1))


async def finish_video() -> None:
    """A worker makes another video of an entry ready."""
    entry = await entries.entry_to_change("entry-2")
    video = await videos.video_to_change(3)
    other = Video(
        **{name: getattr(video, name) for name in ("owner_id", "filename", "size", "probe")},
        entry_id=entry.id, title="Another", key="k", upload_key="u", checksum="c", state="ready",
        progress=100,
    )  # fmt: skip
    db.add(other)
    await db.flush()
    videos.add_sign_version(other, Signs("gsg", "human", entry_id=entry.id))
    db.add(Rendition(video_id=other.id, kind="progressive", name="a.mp4", mime="v", bytes=1))
    await videos.tell(other, "video.ready")


async def remove_video() -> None:
    """Somebody takes a video away."""
    await videos.remove(await videos.video_to_change(3))


async def change_captions() -> None:
    """Somebody corrects captions."""
    video = await videos.video_to_change(3)
    track = await captions.track_to_change(video, "en")
    said = Reading([CueRow(0, 2000, "Stay where you are.")], [])
    await captions.change_captions(video, track, said, track.version)


async def remove_captions() -> None:
    """Somebody takes captions away."""
    video = await videos.video_to_change(3)
    await captions.remove_captions(video, await captions.track_to_change(video, "en"))


async def remove_clip() -> None:
    """Somebody takes the clip of a text away."""
    await videos.remove(await videos.video_to_change(CLIP))


@pytest.mark.parametrize(
    ("address", "change"),
    [
        ("/entries", publish_another),
        ("/", publish_another),
        ("/entries", unpublish),
        ("/entries/entry-3", unpublish),
        (PAGE, edit),
        (f"{PAGE}/about", edit),
        (PAGE, finish_video),
        (PAGE, remove_video),
        ("/entries", remove_video),
        (VIDEO, change_captions),
        (VIDEO, remove_captions),
        ("/entries", remove_captions),
        ("/entries", remove_clip),
    ],
)
async def test_a_page_changes_at_once_in_every_process(
    world: World, make_app: MakeApp, address: str, change: Change
) -> None:
    await stocked(world)
    other = make_app()
    before = [await seen_often(app, address) for app in (world.app, other)]
    assert before[0].body == before[1].body
    async with world.acting_as("dev"):
        await change()
    after = [await asked(app, address, cookie=cookies(app, SIGNER)) for app in (world.app, other)]
    fresh = make_app(CACHE_SIZE="0")
    right = await asked(fresh, address, cookie=cookies(fresh, SIGNER))
    assert before[0].body != right.body, "nothing to see of the change"
    assert [right.body, right.body] == [each.body for each in after]
    assert right.status == after[0].status == after[1].status


async def seen_often(app: Handshape, address: str) -> Raw:
    """What an app answers once the page is kept."""
    answers = [await asked(app, address, cookie=cookies(app, SIGNER)) for _ in range(3)]
    assert 1 == len({each.body for each in answers})
    return answers[0]


async def test_what_says_the_same_after_something_happened_is_asked_anew_but_not_drawn(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stocked(world)
    before = await seen_often(world.app, VIDEO)
    asked_for, drawn = (
        spied_on(monkeypatch, Database, "read"),
        spied_on(monkeypatch, rendering, "drawn"),
    )
    async with world.acting_as("dev"):
        await publish_another()
    after = await asked(world.app, VIDEO, cookie=cookies(world.app, SIGNER))
    assert (200, before.body) == (after.status, after.body)
    assert video_page in [call[1] for call in asked_for]
    assert [] == drawn
    async with world.acting_as("dev"):
        await change_captions()
    after = await asked(world.app, VIDEO, cookie=cookies(world.app, SIGNER))
    assert before.body != after.body
    assert ["videos/show.max.html"] == [call[0].name for call in drawn]


async def test_how_far_another_video_has_come_makes_no_page_old(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stocked(world)
    await seen_often(world.app, PAGE)
    asked_for = spied_on(monkeypatch, Database, "read")
    async with world.acting_as("dev"):
        await videos.tell(await videos.video_to_change(3), "video.progressed")
    assert 200 == (await asked(world.app, PAGE, cookie=cookies(world.app, SIGNER))).status
    assert [newest_change_id] == [call[1] for call in asked_for]


def spied_on(monkeypatch: pytest.MonkeyPatch, where: object, name: str) -> list[tuple[Any, ...]]:
    """What a function is called with from now on."""
    calls, function = [], getattr(where, name)

    def spy(*args: Any, **named: Any) -> Any:
        calls.append(args)
        return function(*args, **named)

    monkeypatch.setattr(where, name, spy)
    return calls


async def test_a_clip_of_a_text_shows_only_to_readers_of_its_sign_language(world: World) -> None:
    await stocked(world)
    others = [cookies(world.app, {"sign_language": each}) for each in ("", "gsg")]
    signer = cookies(world.app, {"sign_language": "ase"})
    assert "/clips/entries-title?" not in (await asked(world.app, "/entries", cookie=signer)).page
    await ready_clip(world, "entries-title")
    for _ in range(2):
        assert "/clips/entries-title?" in (await asked(world.app, "/entries", cookie=signer)).page
        for cookie in others:
            page = (await asked(world.app, "/entries", cookie=cookie)).page
            assert "/clips/entries-title?" not in page


async def test_what_was_drawn_before_a_commit_is_not_shown_after_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stocked(world)
    drawing, go_on = asyncio.Event(), asyncio.Event()
    read = world.app.database.read

    async def slowly(query: Callable[..., object], *args: object) -> object:
        found = await read(query, *args)
        if query not in {newest_change_id, signed_here} and not drawing.is_set():
            drawing.set()
            await go_on.wait()
        return found

    monkeypatch.setattr(world.app.database, "read", slowly)
    early = asyncio.create_task(asked(world.app, "/entries"))
    await drawing.wait()
    async with world.acting_as("dev"):
        await publish_another()
    go_on.set()
    assert "Night bus" not in (await early).page, "it had read before"
    assert "Night bus" in (await asked(world.app, "/entries")).page


async def test_a_video_in_work_is_not_kept(world: World) -> None:
    await stocked(world)
    async with world.acting_as("dev"):
        video = await db.get_one(Video, 3)
        video.state = "processing"
        await videos.tell(video, "video.progressed")
    first = await asked(world.app, VIDEO)
    assert "etag" not in first.headers
    async with world.acting_as("dev"):
        (await db.get_one(Video, 3)).title = "Without an event"
    assert "Without an event" in (await asked(world.app, VIDEO)).page


async def test_the_database_is_asked_once_for_all_who_wait(world: World) -> None:
    content = ContentVersion(world.app.database)
    questions: list[int] = []

    async def slowly(*_: object) -> int:
        questions.append(1)
        await asyncio.sleep(0.01)
        return len(questions)

    content.database = type("Slow", (), {"read": slowly, "is_sqlite": False})()
    assert [1] + [2] * 9 == await asyncio.gather(*(content.now() for _ in range(10)))


async def test_while_the_database_is_away_pages_that_are_kept_are_shown(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stocked(world)
    kept = await seen_often(world.app, "/entries")

    async def away(*_: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(world.app.database, "read", away)
    monkeypatch.setattr(world.app.database, "commits", lambda: None, raising=False)
    again = await asked(world.app, "/entries", cookie=cookies(world.app, SIGNER))
    assert (200, kept.body) == (again.status, again.body)
