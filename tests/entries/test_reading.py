"""Reading an entry: the text that fits, said when it is not the one asked for."""

from __future__ import annotations

import pytest

from tests.page import words
from tests.world import World, text
from webapp.entries import operations

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def told_at(world: World, *levels: int, language: str = "en") -> None:
    """An entry that is told at these levels."""
    entry = await world.entry(level=levels[0])
    async with world.acting_as("cleo"):
        for level in levels[1:]:
            form = text(title=f"Level {level}", reading_level=level, language=language)
            await operations.add_text(entry, form)


@pytest.mark.parametrize(("asked", "given"), [(1, 2), (2, 2), (3, 2), (4, 4), (5, 4)])
async def test_a_reader_gets_the_nearest_level_the_easier_of_two(
    world: World, asked: int, given: int
) -> None:
    await told_at(world, 4, 2)
    page = await world.visitor().get(f"/entries/fire-alarm?reading_level={asked}")
    assert {2: "Level 2", 4: "Fire alarm"}[given] == words(page.one("h1"))
    current = page.one(".levels [aria-current]")
    assert str(given) == current["data-level"]
    assert (asked != given) == bool(page.all("#words .notice--note"))


async def test_an_entry_in_another_language_is_marked_as_such(world: World) -> None:
    await told_at(world, 3, 2, language="de")
    visitor = world.visitor()
    page = await visitor.get("/entries/fire-alarm?language=de")
    assert "Level 2" == words(page.one("h1"))
    assert "de" == page.one("h1")["lang"] == page.one("#text")["lang"]
    assert "en" == page.one("html")["lang"]
    assert "en" == page.one('a[hreflang="en"]')["lang"]


async def test_who_reads_an_entry_in_german_is_offered_everything_in_german(world: World) -> None:
    await told_at(world, 3, 2, language="de")
    visitor = world.visitor()
    assert [] == (await visitor.get("/entries/fire-alarm")).all("main form")
    page = await visitor.get("/entries/fire-alarm?language=de")
    offer = page.one('main form[action="/settings"] button')
    assert ("de", "Handshape auf Deutsch") == (offer["lang"], words(offer))
    chosen = {str(offer["name"]): str(offer["value"])}
    page = await visitor.post("/settings", next="/entries/fire-alarm", **chosen)
    assert ("de", "de") == (page.one("html")["lang"], page.one("#text")["lang"])
    assert [] == page.all("main form")


async def test_a_language_that_is_not_there_falls_back_to_english(world: World) -> None:
    await told_at(world, 3, 2, language="de")
    page = await world.visitor().get("/entries/fire-alarm?text_language=fr")
    assert "Fire alarm" == words(page.one("h1"))
    assert "en" == page.one("#text")["lang"]


@pytest.mark.parametrize(
    "query",
    ["level=99", "level=x", "level=", "language=ase", "language=xx", "level=%00", "level=2%C2%B2"],
)
async def test_rubbish_in_the_address_shows_the_text_that_fits(world: World, query: str) -> None:
    await told_at(world, 4, 2)
    visitor = world.visitor()
    page = await visitor.get(f"/entries/fire-alarm?{query}")
    assert 200 == visitor.status
    assert "Level 2" == words(page.one("h1"))


async def test_the_address_chooses_a_level_without_changing_the_reader(world: World) -> None:
    await told_at(world, 4, 2)
    visitor = world.visitor()
    page = await visitor.get("/entries/fire-alarm?level=4&language=en")
    assert "Fire alarm" == words(page.one("h1"))
    assert "3" == page.one("#panel-reading_level input[checked]")["value"]


async def test_a_calm_reader_gets_one_thing_and_a_keen_one_everything(world: World) -> None:
    await world.entry("Other")
    await told_at(world, 4, 2)
    visitor = world.visitor()
    calm = await visitor.get("/entries/fire-alarm?density=1")
    assert [] == calm.all("table, .facts, .crumbs")
    assert ["/entries/other"] == [link["href"] for link in calm.all(".next .button--large")]
    assert words(calm.one("#text")) == words(calm.one("details #text"))
    keen = await visitor.get("/entries/fire-alarm?density=5")
    assert ["/entries/other"] == [link["href"] for link in keen.all("#related a")]
    assert {"texts-title", "history-title"} == {
        section["aria-labelledby"] for section in keen.all("section:has(table)")
    }


async def test_headings_of_a_text_begin_below_the_title(world: World) -> None:
    async with world.acting_as("cleo"):
        entry = await operations.begin(text(body="# One\n\n###### Six\n\n# One again\n\nWords."))
        await operations.publish(entry)
    page = await world.visitor().get("/entries/fire-alarm")
    assert [("h2", "section-1"), ("h3", "section-1-1"), ("h2", "section-2")] == [
        (each.name, each["id"]) for each in page.all(".prose h2, .prose h3, .prose h4")
    ]


@pytest.mark.parametrize("target", ["section#related", "#related", "aside#related"])
async def test_a_region_can_be_had_alone(world: World, target: str) -> None:
    await world.entry("Other")
    await world.entry()
    visitor = world.visitor()
    page = await visitor.get("/entries/fire-alarm", HX_Request="true", HX_Target=target)
    assert page.fragment
    assert ["/entries/other"] == [link["href"] for link in page.all("a")]
