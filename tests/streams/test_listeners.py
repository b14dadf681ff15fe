"""Each listener gets what is meant for them, drawn as they read, and leaves nothing behind."""

from __future__ import annotations

import asyncio

import pytest
from quart import Response, g

from tests.streams.listening import happen, hub_of, listening, until
from webapp import hub, streams
from webapp.app import Handshape
from webapp.database import read
from webapp.events import Event, newest_event_id
from webapp.permissions import NOBODY, Person, public
from webapp.preferences import Preferences

CLEO = Person(1, "Cleo", roles=("contributor",))
DEV = Person(2, "Dev", roles=("editor",))
EVE = Person(3, "Eve", roles=("contributor",))


async def test_a_private_event_reaches_only_its_owner_and_staff(app: Handshape) -> None:
    async with (
        listening(app, CLEO) as cleo,
        listening(app, DEV) as dev,
        listening(app, EVE) as eve,
        listening(app, NOBODY) as visitor,
    ):
        await happen(app, 1, public=False, owner_id=CLEO.id)
        await happen(app, 2, public=True, owner_id=CLEO.id)
        for each in (cleo, dev):
            await each.until(2)
        for each in (eve, visitor):  # they do listen: what is public comes to them
            await each.until(1)
    assert [1, 2] == cleo.subjects == dev.subjects
    assert [2] == eve.subjects == visitor.subjects


async def test_a_private_event_is_not_replayed_to_an_outsider(app: Handshape) -> None:
    await happen(app, 1, public=False, owner_id=CLEO.id)
    await happen(app, 2)
    async with listening(app, EVE, after=0) as eve, listening(app, CLEO, after=0) as cleo:
        await cleo.until(2)
        await eve.until(1)
    assert ([2], [1, 2]) == (eve.subjects, cleo.subjects)


async def test_a_variant_is_drawn_once_for_all_who_share_it(app: Handshape) -> None:
    drawn = []

    async def draw(event: Event) -> str:
        drawn.append((event.subject_id, g.preferences.density))
        await read(newest_event_id)
        return f"<p>{event.subject_id} at {g.preferences.density}</p>"

    calm, dense = Preferences(density=1), Preferences(density=5)
    async with (
        listening(app, NOBODY, calm, draw=draw) as ada,
        listening(app, NOBODY, calm, draw=draw) as ben,
        listening(app, NOBODY, dense, draw=draw) as cleo,
    ):
        await happen(app, 1)
        for each in (ada, ben, cleo):
            await each.until(1)
    assert [(1, 1), (1, 5)] == sorted(drawn)
    assert ada.raw == ben.raw
    assert b"data: <p>1 at 1</p>" in ada.raw
    assert b"data: <p>1 at 5</p>" in cleo.raw


async def test_a_fragment_that_cannot_be_drawn_ends_no_stream(
    app: Handshape, caplog: pytest.LogCaptureFixture
) -> None:
    def draw(event: Event) -> str:
        return f"<p>{6 // (event.subject_id - 1)}</p>"

    async with listening(app, draw=draw) as heard:
        await happen(app, 1)
        await happen(app, 3)
        await heard.until(1)
    assert [3] == heard.subjects
    assert "cannot be drawn" in caplog.text


async def test_a_quiet_stream_shows_that_it_lives(
    app: Handshape, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "QUIET", 0.05)
    async with listening(app) as heard:
        await asyncio.sleep(0.3)
    assert heard.raw.startswith(b"retry: 1000\n\n:\n\n:\n\n")


async def test_who_has_left_leaves_no_task_behind(app: Handshape) -> None:
    before = asyncio.all_tasks()
    for _ in range(5):
        async with listening(app) as heard:
            await happen(app, 1)
            await heard.until(1)
    assert set() == hub_of(app).backlogs
    await until(lambda: set(hub_of(app).tasks) == asyncio.all_tasks() - before)
    await hub_of(app).stop()
    await until(lambda: asyncio.all_tasks() == before)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("headers", "query", "expected"),
    [
        ({}, "", [3]),
        ({}, "?after=1", [2, 3]),
        ({"Last-Event-ID": "2"}, "?after=0", [3]),
        ({}, "?after=0", [1, 2, 3]),
        ({"Last-Event-ID": "9" * 40}, "?after=-1", [3]),
        ({"Last-Event-ID": "²"}, "?after=x", [3]),
    ],
)
async def test_a_stream_goes_on_after_what_the_browser_has_seen(
    app: Handshape, headers: dict[str, str], query: str, expected: list[int]
) -> None:
    @public
    async def live() -> Response:
        return streams.stream(lambda event: f"<p>{event.subject_id}</p>")

    app.add_url_rule("/live", "live", live)
    await happen(app, 1)
    await happen(app, 2)
    body = b""
    async with app.test_client().request(f"/live{query}", headers=headers) as connection:
        await connection.send_complete()
        async with asyncio.timeout(5):
            body += await connection.receive()
            await until(lambda: hub_of(app).backlogs)
            await asyncio.sleep(0.1)
            await happen(app, 3)
            while b"<p>3</p>" not in body:
                body += await connection.receive()
        await connection.disconnect()
    assert expected == [subject for subject in (1, 2, 3) if f"<p>{subject}</p>".encode() in body]
    await until(lambda: not hub_of(app).backlogs)
