"""How hard a text is to read: measured at each save, advice for its writer, told to who wants it."""

from __future__ import annotations

import pytest
from alembic import command
from sqlalchemy import Connection, select

from tests.page import Page, words
from tests.world import World, text
from webapp.entries import operations
from webapp.entries.models import EntryText
from webapp.migrations import configuration, run

sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

EASY = "## Look\n\n" + "Look at the light. Go out. " * 8
HARD = (
    "Notwithstanding preceding regulations, administrators coordinate evacuation procedures. " * 5
)
TYPED = {
    "title": "Fire alarm",
    "summary": "What to do.",
    "body": EASY,
    "language": "en",
    "reading_level": "2",
}

Row = tuple[str, int, int, float | None]


def kept(connection: Connection) -> list[Row]:
    """What is kept of each text beside its words."""
    columns = (EntryText.html, EntryText.parts, EntryText.words, EntryText.grade)
    return [(*row,) for row in connection.execute(select(*columns).order_by(EntryText.id))]


async def test_a_text_is_measured_at_each_save(world: World) -> None:
    async with world.acting_as("cleo"):
        entry = await operations.begin(text(body=EASY))
        added = await operations.add_text(entry, text(body=HARD, reading_level=4))
        await operations.add_text(entry, text(body=HARD, language="fr"))
    easy, hard, french = await world.app.database.read(kept)
    assert (1, 49) == easy[1:3]
    assert (0, 35) == hard[1:3]
    assert easy[3] is not None
    assert hard[3] is not None
    assert easy[3] < 2 < 12 < hard[3]
    assert french[3] is None
    async with world.acting_as("cleo"):
        changed = await operations.text_to_change(entry, added.id)
        await operations.change_text(entry, changed, text(body=EASY, reading_level=4, version=1))
    assert easy == (await world.app.database.read(kept))[1]


async def test_texts_from_before_are_measured_by_the_migration(world: World) -> None:
    async with world.acting_as("cleo"):
        await operations.begin(text(body=EASY))
        await operations.begin(text(body=HARD, language="de"))
    before = await world.app.database.read(kept)

    def back_and_forth(connection: Connection) -> None:
        command.downgrade(configuration(connection), "0003-1")
        run(connection, "head")

    async with world.app.database.engine.begin() as connection:
        await connection.run_sync(back_and_forth)
    assert before == await world.app.database.read(kept)


def advice(page: Page) -> str:
    """What describes the question for the level."""
    field = page.one("#field-reading_level")
    return " ".join(words(page.one(f"#{name}")) for name in str(field["aria-describedby"]).split())


@sqlite_only
@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "reads like school grade 1. “Easy” is meant to be grade 4 or below, so it fits."),
        ({"body": HARD}, "“Easy” is meant to be grade 4 or below. Shorter sentences"),
        ({"body": HARD, "reading_level": "5"}, "reads like school grade"),
        ({"body": "Stop."}, "too short yet"),
        ({"language": "fr"}, "no formula"),
    ],
)
async def test_a_writer_is_told_how_the_text_reads_and_never_refused_for_it(
    world: World, changes: dict[str, str], said: str
) -> None:
    cleo = await world.browser_of("cleo")
    page = await cleo.get("/entries/new")
    assert "grade" not in advice(page)
    await cleo.send("/entries", **{**TYPED, **changes})
    assert 200 == cleo.status
    page = await cleo.get("/entries/fire-alarm/texts/1")
    assert said in advice(page)
    page = await cleo.post("/entries", **{**TYPED, **changes, "title": ""})
    assert 422 == cleo.status
    assert said in advice(page)
    assert ["title"] == [
        str(each["href"]).removeprefix("#field-") for each in page.all(".error-summary a")
    ]


@sqlite_only
async def test_every_text_is_told_with_its_length_and_grade(world: World) -> None:
    async with world.acting_as("cleo"):
        entry = await operations.begin(text(body=EASY, reading_level=2))
        await operations.add_text(entry, text(body=EASY, language="fr"))
        await operations.publish(entry)
    for address in ("/entries/fire-alarm/about", "/entries/fire-alarm?density=4"):
        page = await world.visitor().get(address)
        rows = page.all("section[aria-labelledby=texts-title] tbody tr")
        assert ["2 Easy English English 49 1", "3 Plain français français 49 Not known"] == [
            words(row) for row in rows
        ]
    page = await world.visitor().get("/entries/fire-alarm")
    assert [] == page.all("section[aria-labelledby=texts-title]")
    assert "/entries/fire-alarm/about" in [link["href"] for link in page.all("main a")]
