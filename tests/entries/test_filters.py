"""Narrowing the list: by sign language, reading level and captions, kept from page to page."""

from __future__ import annotations

import pytest

from tests.entries.test_lists import fill, titles, walk
from tests.page import words
from tests.world import World, text
from webapp.database import db
from webapp.entries import operations
from webapp.videos.models import SignVersion, Video

sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def library(world: World) -> None:
    """Three signed and captioned entries at levels 1 and 3, one of them also in another sign
    language that is not ready yet; one bare entry at level 5."""
    await fill(world, 1, 3)
    await world.entry("Bare", level=5)
    async with world.acting_as("cleo"):
        other = Video(
            entry_id=1, owner_id=world.people["cleo"].id, title="Signed", filename="b.mp4",
            key="other", upload_key="other", checksum="", size=1, state="processing",
        )  # fmt: skip
        db.add(other)
        await db.flush()
        db.add(SignVersion(subject_type="entry", subject_id=1, video_id=other.id,
                           sign_language="gsg"))  # fmt: skip


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Bare", "Entry 03", "Entry 02", "Entry 01"]),
        ("signed=ase", ["Entry 03", "Entry 02", "Entry 01"]),
        ("signed=gsg", []),
        ("level=5", ["Bare"]),
        ("level=1&captions=yes", ["Entry 03", "Entry 02", "Entry 01"]),
        ("level=5&captions=yes", []),
        ("signed=ase&level=1&captions=yes", ["Entry 03", "Entry 02", "Entry 01"]),
        ("signed=rubbish&level=9&captions=maybe", ["Bare", "Entry 03", "Entry 02", "Entry 01"]),
        ("signed=%00", ["Bare", "Entry 03", "Entry 02", "Entry 01"]),
    ],
)
async def test_a_list_is_narrowed_to_what_was_asked_for(
    world: World, query: str, expected: list[str]
) -> None:
    await library(world)
    page = await world.visitor().get(f"/entries?density=4&{query}")
    assert expected == titles(page)
    if not expected:
        assert "No entry is like that" in words(page.one("#results"))
        assert "/entries" in [link["href"] for link in page.all("form a")]


@sqlite_only
async def test_what_was_asked_for_stays_chosen_and_goes_along_from_page_to_page(
    world: World,
) -> None:
    await fill(world, 1, 4)
    await world.entry("Bare", level=5)
    visitor = world.visitor()
    await visitor.post("/settings", density=1)
    page = await visitor.get("/entries?signed=ase")
    assert [[f"Entry {number:02}"] for number in (4, 3, 2, 1)] == await walk(visitor, page, "next")
    page = await visitor.get("/entries/table?signed=ase&level=3&captions=yes")
    assert ["ase", "3"] == [option["value"] for option in page.all(".filters option[selected]")]
    assert page.one(".filters input[type=checkbox]").has_attr("checked")
    assert "/entries/table" == page.one(".filters")["action"]


@sqlite_only
async def test_everybody_gets_the_table_and_drafts_stay_hidden_in_it(world: World) -> None:
    await fill(world, 1, 2)
    await world.entry("Hidden", published=False)
    async with world.acting_as("cleo"):
        entry = await operations.entry_to_change("entry-01")
        await operations.add_text(entry, text(language="de", reading_level=4))
    visitor = world.visitor()
    await visitor.post("/settings", density=1)
    page = await visitor.get("/entries/table")
    assert ["Entry 02", "Entry 01"] == titles(page)
    row = page.all("tbody tr")[1]
    assert "English 1 3" in words(row)
    assert "Deutsch 4" in words(row)
    assert "/entries/table" in [
        link["href"] for link in (await visitor.get("/entries")).all("main a")
    ]
