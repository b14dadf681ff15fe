"""What was read of an entry is read again once something has happened to it, and only then."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from tests.caching.readers import stocked
from tests.conftest import MakeApp
from tests.statements import statements
from tests.world import World, text
from webapp.captions import operations as captions
from webapp.captions.rows import CueRow
from webapp.database import Database, db, now, read
from webapp.entries import operations, queries
from webapp.entries.models import Entry
from webapp.entries.rows import Wanted
from webapp.events import record
from webapp.permissions import NOBODY
from webapp.preferences import DEFAULT
from webapp.videos import operations as videos


async def add_text(entry: Entry) -> None:
    await operations.add_text(entry, text(title="Feueralarm", language="de"))


async def remove_video(entry: Entry) -> None:
    await videos.remove(await videos.video_to_change(entry.id + 1))


async def add_captions(entry: Entry) -> None:
    video = await videos.video_to_change(entry.id + 1)
    await captions.add_captions(video, "de", [CueRow(0, 900, "Hinaus!")])


CHANGES = (add_text, remove_video, add_captions, operations.unpublish)


async def told(database: Database) -> str:
    """All that visitors are told of entries, on the list and on the page of each."""
    page = await database.read(queries.entries_page, NOBODY, DEFAULT, None, Wanted())
    pages = [
        await database.read(queries.entry_page, card.slug, NOBODY, DEFAULT) for card in page.entries
    ]
    return repr((page.entries, pages))


@pytest.mark.parametrize("change", CHANGES)
async def test_whatever_happens_to_an_entry_is_seen(
    change: Callable[[Entry], Awaitable[None]], world: World, make_app: MakeApp
) -> None:
    await stocked(world)
    database, anew = world.app.database, make_app(CACHE_SIZE="0").database
    before = await told(database)
    async with world.acting_as("ned"):
        await change(await db.get_one(Entry, 2))
    after = await told(database)
    assert before != after
    assert await told(anew) == after


async def test_only_entries_to_which_something_happened_are_read_again(world: World) -> None:
    await stocked(world)
    database = world.app.database
    await told(database)
    with statements(database, remembering=True) as known:
        await told(database)
    async with world.acting_as("ned"):
        await add_text(await db.get_one(Entry, 2))
    with statements(database, remembering=True) as changed:
        await told(database)
    with statements(database) as anew:
        await told(database)
    assert 4 == len(known)  # which entries there are, and which has each address
    assert len(known) < len(changed) < len(anew)
    if database.is_sqlite:
        again = [said for said in changed if "accounts" in said]
        assert [True, True] == [said.endswith("(2)") for said in again]  # its card, its page


async def test_a_change_without_an_event_is_found_by_every_test(world: World) -> None:
    await stocked(world)
    await told(world.app.database)
    async with world.acting_as("ned"):
        (await db.get_one(Entry, 1)).updated_at = now()
    with pytest.raises(AssertionError, match="tells otherwise"):
        await told(world.app.database)


async def test_an_event_without_its_entry_is_found_by_every_test(world: World) -> None:
    async def forget() -> None:
        async with world.acting_as("ned"):
            record("video.progressed", await videos.video_to_change(2), entry_id=None)

    await stocked(world)
    with pytest.raises(AssertionError, match="names None"):
        await forget()


async def test_a_unit_of_work_sees_what_it_wrote(world: World) -> None:
    await stocked(world)
    async with world.acting_as("ned"):
        slug = (await db.get_one(Entry, 2)).slug
        before = await read(queries.entry_page, slug, NOBODY, DEFAULT)
        await add_text(await db.get_one(Entry, 2))
        after = await read(queries.entry_page, slug, NOBODY, DEFAULT)
    assert 1 == len(after.texts) - len(before.texts)
