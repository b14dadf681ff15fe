"""One search over everything: what is there is found, from its moment, and drafts are not."""

from __future__ import annotations

import contextlib

import pytest
from sqlalchemy import Connection, text

from tests.captions.films import HEARD, film
from tests.page import Page, words
from tests.search.library import fill
from tests.statements import statements
from tests.visitor import Visitor
from tests.world import World
from tests.world import text as typed
from webapp.captions import operations as captions
from webapp.captions.formats.findings import Reading
from webapp.captions.rows import SORTS, CueRow
from webapp.entries import operations as entries
from webapp.permissions import NOBODY
from webapp.preferences import DEFAULT
from webapp.search.queries import found_of
from webapp.videos import operations as videos
from webapp.videos.queries import video_page

sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def search(visitor: Visitor, sought: str, **more: str) -> Page:
    """Search as a visitor does."""
    response = await visitor.client.get("/search", query_string={"q": sought, **more})
    return await visitor.take(response)


def hits(page: Page, group: str) -> list[str]:
    """What was found in a group."""
    return [
        words(each)
        for each in page.all(f"section[aria-labelledby=found-{group}] .hits__item > a:first-child")
    ]


async def found(world: World, sought: str) -> tuple[int, int, int]:
    """How much is found for everybody: entries, words, signs."""
    result = await world.app.database.read(found_of, NOBODY, DEFAULT, sought)
    groups = (result.entries, result.words, result.signs)
    return tuple(len(each.rows) if each else 0 for each in groups)  # type: ignore[return-value]  # three


async def test_everything_is_found_by_the_beginnings_of_its_words(world: World) -> None:
    await fill(world)
    for sought, there in {
        "fire": (1, 0, 0), "FIRE alarm": (1, 0, 0), "al fi": (1, 0, 0), "lift": (1, 0, 0),
        "zaune": (1, 0, 0), "Zäun": (1, 0, 0), "feuer": (1, 0, 0), "ire": (0, 0, 0),
        "strasse": (0, 1, 0), "STRAẞE": (0, 1, 0), "uberq stra": (0, 1, 0), "more of": (0, 1, 0),
        "line 5": (0, 1, 0), "house": (1, 0, 2), "index-1": (0, 0, 1), "nowhere": (0, 0, 0),
    }.items():  # fmt: skip
        assert there == await found(world, sought), sought


async def test_the_index_follows_every_change_in_its_own_transaction(world: World) -> None:
    number = await fill(world)
    video = (await world.app.database.read(video_page, number, world.people["cleo"])).to_caption
    async with world.acting_as("cleo"):
        entry = await entries.entry_to_change("fire-alarm")
        first = await entries.text_to_change(entry, 1)
        await entries.change_text(entry, first, typed(title="Smoke", version=1))
        track = await captions.track_to_change(video, "en")
        said = Reading([CueRow(0, 900, "Umbrella")], [])
        await captions.change_captions(video, track, said, track.version)
    assert [(1, 0, 0), (0, 1, 0), (0, 0, 0)] == [
        await found(world, each) for each in ("smoke", "umbrella", "strasse")
    ]
    with contextlib.suppress(ZeroDivisionError):
        async with world.acting_as("cleo"):
            await captions.add_captions(video, "de", [CueRow(0, 900, "Regenschirm")])
            raise ZeroDivisionError
    assert (0, 0, 0) == await found(world, "regenschirm")
    async with world.acting_as("cleo"):
        await videos.remove(await videos.video_to_change(number))  # its cues go by cascade
    assert [(0, 0, 0), (1, 0, 0)] == [await found(world, each) for each in ("umbrella", "house")]


async def test_drafts_are_found_by_those_who_may_see_them_and_by_nobody_else(world: World) -> None:
    await fill(world, "Secret", published=False)
    for who, there in {"": False, "ada": False, "eve": False, "cleo": True, "dev": True}.items():
        visitor = await world.browser_of(who) if who else world.visitor()
        for sought in ("secret", "strasse", "index"):
            page = await search(visitor, sought)
            assert there == bool(page.all(".hits__item")), (who, sought)
    async with world.acting_as("cleo"):
        entry = await entries.entry_to_change("secret")
        await entries.publish(entry)
    assert (0, 1, 0) == await found(world, "strasse")
    async with world.acting_as("cleo"):
        await entries.unpublish(await entries.entry_to_change("secret"))
    assert (0, 0, 0) == await found(world, "strasse")


@sqlite_only
async def test_a_draft_of_a_machine_is_not_found(world: World) -> None:
    await film(world, await world.entry(), HEARD)
    async with world.acting_as("cleo"):
        video = await world.app.database.read(video_page, 1, world.people["cleo"])
        cues = [CueRow(0, 900, "Umbrella")]
        for sort in ("captions", "glosses"):
            language = "ase" if SORTS[sort].is_signed else "en"
            await captions.add_captions(
                video.to_caption, language, cues, sort=SORTS[sort], origin="machine"
            )
    assert [] == (await search(await world.browser_of("cleo"), "umbrella")).all(".hits__item")


@sqlite_only
async def test_results_say_where_they_are_from_and_play_from_the_moment(world: World) -> None:
    number = await fill(world)
    page = await search(world.visitor(), "uber")
    assert ["1:23 Die Straße überqueren Captions, English, in “Film”"] == hits(page, "words")
    assert f"/videos/{number}?t=83.25#video" == page.one(".hits__moment")["href"]
    assert "überqueren" == words(page.one("mark"))
    page = await search(world.visitor(), "house")
    assert 2 == len(hits(page, "signs"))
    assert {"/signs/ase/HOUSE"} == {str(a["href"]) for a in page.all("#results a[href^='/signs/']")}
    page = await search(world.visitor(), "alarm")
    assert ["Fire alarm"] == hits(page, "entries")
    assert "Found in the title." in words(page.one(".hits__item"))
    page = await search(world.visitor(), "zaune")
    assert ["Fire alarm"] == hits(page, "entries"), "named by the text that fits the reader"
    assert "/entries/fire-alarm?level=3&language=de" == page.all(".hits__item a")[1]["href"]
    page = await search(world.visitor(), "zaune", text_language="de")
    assert ["Feuermelder"] == hits(page, "entries")


HOSTILE = (
    '"', "'", "*", "a* OR b*", "NEAR(a b)", "title : x", "{title} : x", "^a", "a AND", "-a", "\0",
    "a\0b", "%_\\", "(((", "🤟", "\ud7ff", "a" * 5000, "b " * 900, "' OR 1=1 --", "a:*", "!a & (b | c)",
    "a <-> b", "\u0301\u0308", "1e309 x.y.z", "ﬁ", "\u202e", "a_b",
)  # fmt: skip


async def test_whatever_is_asked_is_answered(world: World) -> None:
    await world.entry()
    visitor = world.visitor()
    for sought in HOSTILE:
        await search(visitor, sought)
        assert 200 == visitor.status, sought
    for cursor in ("+x", "-", "7", "+99999999999999", "+-1", "+\0", "+٣"):
        await search(visitor, "fire", **{"in": "entries", "page": cursor})
        assert 404 == visitor.status, cursor


async def test_a_group_goes_on_by_key_and_costs_the_same_however_much_there_is(
    world: World,
) -> None:
    async with world.acting_as("cleo"):
        for number in range(25):
            entry = await entries.begin(typed(title=f"Umbrella {number}"))
            await entries.publish(entry)
    visitor = world.visitor()
    page = await search(visitor, "umbrella")
    assert 10 == len(hits(page, "entries"))
    page = await visitor.get(str(page.one('a[href*="in=entries"]')["href"]))
    met = hits(page, "entries")
    while onward := page.all('.pager a[rel="next"]'):
        page = await visitor.get(str(onward[0]["href"]))
        met += hits(page, "entries")
    assert [f"Umbrella {number}" for number in range(24, -1, -1)] == met
    page = await visitor.get(str(page.one('.pager a[rel="prev"]')["href"]))
    assert met[10:20] == hits(page, "entries")


@sqlite_only
async def test_the_number_of_queries_does_not_grow_with_what_is_found(world: World) -> None:
    numbers, database = [], world.app.database
    database.read_here(found_of, NOBODY, DEFAULT, "fire")  # the first time SQLite reads its index
    for title in ("Fire one", "Fire two", "Fire three"):
        await fill(world, title)
        with statements(database) as said:
            database.read_here(found_of, NOBODY, DEFAULT, "fire")
        numbers.append(len(said))
    assert 1 == len(set(numbers))


async def test_the_database_finds_by_its_index(world: World) -> None:
    await fill(world)

    def plan(connection: Connection) -> str:
        if connection.dialect.name == "sqlite":
            query = (
                "EXPLAIN QUERY PLAN SELECT rowid FROM words_of_cues WHERE words_of_cues MATCH 'a'"
            )
        else:
            connection.execute(text("SET enable_seqscan = off"))
            query = (
                "EXPLAIN SELECT id FROM cues WHERE words_of_cue(is_gloss, text) @@ "
                "to_tsquery('pg_catalog.simple', 'a')"
            )
        return "\n".join(map(str, connection.execute(text(query)).all()))

    assert "words_of_cues" in await world.app.database.read(plan)
