"""What readers can use: told on cards, on pages and to programs, and what a list is narrowed to.

All four change with what is published, in the same request.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.captions.films import HEARD, SILENT, film
from tests.entries.test_lists import titles
from tests.page import words
from tests.videos.beside import SIGNER, pair
from tests.visitor import Visitor
from tests.world import World, text
from webapp.captions.models import Track
from webapp.database import db
from webapp.entries import operations

sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def described(visitor: Visitor, slug: str = "fire-alarm") -> dict[str, Any]:
    """An entry as programs get it, by the link in its page."""
    page = await visitor.get(f"/entries/{slug}")
    link = page.one('link[rel="alternate"]')
    assert "application/ld+json" == link["type"]
    response = await visitor.client.get(str(link["href"]))
    assert (200, "application/ld+json") == (response.status_code, response.mimetype)
    found: dict[str, Any] = json.loads(await response.get_data(as_text=True))
    return found


async def told(visitor: Visitor) -> dict[str, object]:
    """Whether a sign language is named in each of the four places."""
    language = "American Sign Language"
    card = (await visitor.get("/entries?density=3")).one(".card")
    page = await visitor.get("/entries/fire-alarm/about")
    program = await described(visitor)
    mine = await visitor.get("/entries?usable=yes")
    return {
        "card": language in words(card),
        "page": language in words(page.one(".usable")),
        "program": "signLanguage" in program["accessibilityFeature"],
        "film": "signLanguage" in program["video"][0]["accessibilityFeature"],
        "signers": len(program["video"][0].get("workTranslation", [])),
        "filter": titles(mine),
    }


async def test_all_that_is_told_changes_with_the_signer_at_once(world: World) -> None:
    await pair(world)
    cleo, visitor = await world.browser_of("cleo"), world.visitor()
    await visitor.post("/settings", sign_language="ase")
    there = {
        "card": True, "page": True, "program": True, "film": True, "signers": 1,
        "filter": ["Fire alarm"],
    }  # fmt: skip
    gone = {
        "card": False, "page": False, "program": False, "film": False, "signers": 0, "filter": [],
    }  # fmt: skip
    assert there == await told(visitor)
    await cleo.post("/entries/fire-alarm/publication/end")
    assert [] == titles(await visitor.get("/entries?usable=yes"))
    await cleo.post("/entries/fire-alarm/publication")
    assert there == await told(visitor)
    changed = {"sign_language": "gsg", "kind": "human", "signer": "", "offset": "0"}
    await cleo.post(f"/videos/1/signers/{SIGNER}", **changed, version="1")
    assert [] == titles(await visitor.get("/entries?usable=yes"))
    await cleo.post(
        f"/videos/1/signers/{SIGNER}", **changed | {"sign_language": "ase"}, version="2"
    )
    assert there == await told(visitor)
    await cleo.post(f"/videos/{SIGNER}/removal")
    assert gone == await told(visitor)


async def library(world: World) -> None:
    """Entries that differ in what can be heard, seen and read of them."""
    await film(world, await world.entry("Signed"), SILENT, signed=True)
    await film(world, await world.entry("Heard"), HEARD)
    await film(world, await world.entry("Captioned"), HEARD, captioned=True)
    await film(world, await world.entry("Silent"), SILENT)
    await world.entry("Hard words", level=5)
    async with world.acting_as("cleo"):
        entry = await operations.begin(text(title="Deutsch", language="de"))
        await operations.publish(entry)


@pytest.mark.parametrize(
    ("reader", "expected"),
    [
        ({"sign_language": "ase"}, {"Signed"}),
        ({"sign_language": "bfi"}, set()),
        ({}, {"Captioned", "Signed", "Silent"}),
        ({"reading_level": 5}, {"Captioned", "Hard words", "Signed", "Silent"}),
        ({"reading_level": 2}, set()),
        ({"text_language": "de"}, {"Deutsch"}),
    ],
    ids=["signs", "other signs", "words", "hard words", "easy words", "German"],
)
async def test_a_reader_finds_what_they_can_use(
    world: World, reader: dict[str, object], expected: set[str]
) -> None:
    await library(world)
    visitor = world.visitor()
    await visitor.post("/settings", **reader)
    assert expected == set(titles(await visitor.get("/entries?usable=yes")))


@sqlite_only
async def test_what_a_machine_wrote_counts_for_nothing(world: World) -> None:
    await film(world, await world.entry(), HEARD, captioned=True)
    visitor = world.visitor()
    assert ["Fire alarm"] == titles(await visitor.get("/entries?usable=yes"))
    async with world.acting_as("cleo"):
        (await db.get_one(Track, 1)).origin = "machine"
    for query in ("usable=yes", "captions=yes"):
        assert [] == titles(await visitor.get(f"/entries?{query}&density=4"))
    program = await described(visitor)
    assert ["none"] == program["accessibilityFeature"]
    assert ["auditory", "textual", "visual"] in senses(program)
    assert ["textual", "visual"] not in senses(program)
    assert "Sound without captions" in program["accessibilitySummary"]
    page = await visitor.get("/entries/fire-alarm/about")
    assert "Sound without captions" in words(page.one(".usable"))


def senses(program: dict[str, Any]) -> list[list[str]]:
    """The senses that are enough."""
    return [each["itemListElement"] for each in program["accessModeSufficient"]]


@sqlite_only
async def test_a_program_learns_what_each_film_offers(world: World) -> None:
    await pair(world, kind="avatar", signer="Ann </script>")
    program = await described(world.visitor())
    assert ["Article", "LearningResource"] == program["@type"]
    video = program["video"][0]
    assert ["signLanguage", "closedCaptions", "transcript"] == video["accessibilityFeature"]
    assert "PT9.000S" == video["duration"]
    assert [("en", "/videos/1/captions/en.vtt")] == [
        (each["inLanguage"], each["contentUrl"]) for each in video["caption"]
    ]
    signer = video["workTranslation"][0]
    assert ("ase", "Ann </script>") == (signer["inLanguage"], signer["creditText"])
    assert ["visual"] in senses(video)
    assert "American Sign Language (drawn figure)" in program["accessibilitySummary"]


@sqlite_only
@pytest.mark.parametrize("density", [1, 2, 3, 4, 5])
async def test_the_filter_and_what_it_means_stand_on_every_list(world: World, density: int) -> None:
    await library(world)
    visitor = world.visitor()
    await visitor.post("/settings", density=density)
    page = await visitor.get("/entries")
    link = next(each for each in page.all("main a") if "Only what I can use" in words(each))
    page = await visitor.get(str(link["href"]))
    assert "has a text in English that is “Plain” or easier" in page.words
    assert "/settings" in [each["href"] for each in page.all("#usable a")]
    following = page.all('a[rel="next"]')
    assert all("usable=yes" in str(each["href"]) for each in following)
    if density >= 4:
        assert "yes" == page.one('.filters input[name="usable"]')["value"]
    back = next(each for each in page.all("main a") if "Show everything" in words(each))
    assert "Deutsch" in titles(await visitor.get(str(back["href"])))
