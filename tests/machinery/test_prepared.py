"""What a prepared select finds is what SQLAlchemy finds, whatever is asked and found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import Connection, Select, bindparam, case, exists, select

from tests.entries.test_lists import fill
from tests.world import World
from webapp.database import db, now, read
from webapp.entries.models import Entry, EntryText
from webapp.prepared import Prepared
from webapp.variants import Fixed
from webapp.videos.models import Video

Columns = tuple[Any, ...]

LISTED = select(Entry.id, Entry.slug, Entry.published_at).where(
    Entry.listed_at <= bindparam("moment", type_=Entry.listed_at.type)
)
SOME = LISTED.where(Entry.id.in_(bindparam("ids", expanding=True))).order_by(Entry.id)
TOLD = select(
    EntryText.title, EntryText.grade, exists().where(Entry.state == "draft").label("drafts"),
    case((EntryText.reading_level == 1, "easy")),
).where(EntryText.title.in_(bindparam("titles", expanding=True)), EntryText.language == "en")  # fmt: skip
FILMS = select(Video.probe, Video.probe["width"].as_integer()).where(
    Video.probe["width"].as_integer() == bindparam("width")
)


@pytest.fixture
async def library(world: World) -> World:
    """Three entries, and a film of which something is known."""
    await fill(world, 1, 3)
    async with world.acting_as("cleo"):
        (await db.get_one(Video, 2)).probe = Fixed(width=640, codecs=Fixed(audio=None))
    return world


def both(
    connection: Connection, query: Select[*tuple[Any, ...]], asked: Mapping[str, Any]
) -> tuple[list[Columns], list[Columns]]:
    """What both find."""
    prepared = Prepared(query, lambda *columns: columns)
    for _ in range(2):  # once to be compiled
        found = prepared.all(connection, **asked)
    return found, [tuple(row) for row in connection.execute(query, asked)]


@pytest.mark.parametrize(
    ("query", "asked", "number"),
    [
        (SOME, {"ids": [1, 3]}, 2),
        (SOME, {"ids": (2,)}, 1),
        (SOME, {"ids": []}, 0),
        (LISTED, {}, 3),
        (TOLD, {"titles": ["Entry 01", "Easy 02", "it's %s ?"]}, 2),
        (FILMS, {"width": 640}, 1),
    ],
)
async def test_both_find_the_same(
    library: World, query: Select[*tuple[Any, ...]], asked: dict[str, Any], number: int
) -> None:
    if query in (SOME, LISTED):
        asked = {"moment": now(), **asked}
    found, expected = await library.app.database.read(both, query, asked)
    assert number == len(found)
    assert expected == found
    assert [[*map(type, row)] for row in expected] == [[*map(type, row)] for row in found]


async def test_the_next_values_count_and_not_the_first(library: World) -> None:
    some: Prepared[int] = Prepared(SOME, lambda number, *_: number)
    for ids in ([1, 2], [2, 3], [1], [3], [3, 1]):
        found = await library.app.database.read(some.all, ids=ids, moment=now())
        assert sorted(ids) == found


async def test_an_open_unit_of_work_is_seen(library: World) -> None:
    async with library.acting_as("cleo"):
        (await db.get_one(Entry, 1)).slug = "renamed"
        found = await read(Prepared(LISTED, lambda _, slug, __: slug).all, moment=now())
    assert "renamed" in found
