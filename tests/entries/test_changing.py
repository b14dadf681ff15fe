"""Changing an entry: more levels and languages, and two people who write at the same time."""

from __future__ import annotations

import asyncio

import pytest

from tests.page import words
from tests.visitor import Visitor
from tests.world import World

TYPED = {
    "title": "Fire alarm",
    "summary": "What to do.",
    "body": "Leave the house.",
    "language": "en",
    "reading_level": "3",
}
TEXTS = "/entries/fire-alarm/texts"

sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_a_second_level_is_added_and_can_be_reached(world: World) -> None:
    await world.entry(level=4)
    cleo = await world.browser_of("cleo")
    await cleo.get(f"{TEXTS}/new")
    easy = {**TYPED, "title": "When it flashes", "reading_level": "1"}
    page = await cleo.send(TEXTS, **easy)
    assert "When it flashes" == words(page.one("h1"))
    assert [f"/entries/fire-alarm?level={level}&language=en#text" for level in (1, 4)] == [
        link["href"] for link in page.all(".levels a")
    ]
    page = await world.visitor().get("/entries/fire-alarm?level=4")
    assert "Fire alarm" == words(page.one("h1"))


@sqlite_only
async def test_a_level_that_is_there_already_is_refused_and_the_text_kept(world: World) -> None:
    await world.entry(level=3)
    cleo = await world.browser_of("cleo")
    await cleo.get(f"{TEXTS}/new")
    page = await cleo.send(TEXTS, **TYPED)
    assert 422 == cleo.status
    assert "already" in words(page.one(".error-summary a[href='#field-reading_level']"))
    assert TYPED["body"] == page.one("#field-body").text.removeprefix("\n")


@sqlite_only
async def test_a_text_cannot_be_moved_to_a_level_that_is_taken(world: World) -> None:
    await world.entry(level=3)
    cleo = await world.browser_of("cleo")
    await cleo.post(TEXTS, **{**TYPED, "reading_level": "4"})
    await cleo.get(f"{TEXTS}/1")
    page = await cleo.send(f"{TEXTS}/1", **{**TYPED, "reading_level": "4"})
    assert 422 == cleo.status
    assert "already" in words(page.one(".error-summary"))
    assert [] == page.all(".entry__theirs")


@sqlite_only
async def test_the_form_shows_a_text_as_it_was_written(world: World) -> None:
    await world.entry()
    cleo = await world.browser_of("cleo")
    page = await cleo.get(f"{TEXTS}/1")
    assert "Fire alarm" == page.one("#field-title")["value"]
    assert "## Leave\n\nLeave the house. Do not use the lift." == page.one(
        "#field-body"
    ).text.removeprefix("\n")
    assert "3" == page.one("#field-reading_level input[checked]")["value"]


@sqlite_only
async def test_a_change_is_shown_and_keeps_the_address(world: World) -> None:
    await world.entry()
    cleo = await world.browser_of("cleo")
    await cleo.get(f"{TEXTS}/1")
    page = await cleo.send(f"{TEXTS}/1", **{**TYPED, "title": "Flash", "body": "# Go\n\nNow."})
    assert "Flash" == words(page.one("h1"))
    assert "Go" == words(page.one(".prose h2"))
    page = await world.visitor().get("/entries/fire-alarm")
    assert "Flash" == words(page.one("h1"))


async def two_editors(world: World) -> tuple[Visitor, Visitor]:
    """Cleo and Dev have the same text open."""
    await world.entry()
    cleo, dev = await world.browser_of("cleo"), await world.browser_of("dev")
    await cleo.get(f"{TEXTS}/1")
    await dev.get(f"{TEXTS}/1")
    return cleo, dev


async def test_two_who_write_at_once_lose_nothing(world: World) -> None:
    cleo, dev = await two_editors(world)
    await cleo.send(f"{TEXTS}/1", **{**TYPED, "body": "What Cleo wrote."})
    page = await dev.send(f"{TEXTS}/1", **{**TYPED, "body": "What Dev wrote."})
    assert 422 == dev.status
    assert "What Dev wrote." == page.one("#field-body").text.removeprefix("\n")
    assert "What Cleo wrote." == page.one(".entry__theirs").text
    assert "What Cleo wrote." in (await world.visitor().get("/entries/fire-alarm")).words

    page = await dev.send(f"{TEXTS}/1", **{**TYPED, "body": "What both wrote."})
    assert 200 == dev.status
    assert "What both wrote." in page.words


async def test_two_who_send_in_the_same_moment_lose_nothing(world: World) -> None:
    cleo, dev = await two_editors(world)
    mine, theirs = {**TYPED, "body": "What Cleo wrote."}, {**TYPED, "body": "What Dev wrote."}
    await asyncio.gather(
        cleo.send(f"{TEXTS}/1", **mine),
        dev.send(f"{TEXTS}/1", **theirs),
    )
    assert [200, 422] == sorted([cleo.status, dev.status])
    second, kept = (cleo, mine) if cleo.status == 422 else (dev, theirs)
    assert kept["body"] == second.page.one("#field-body").text.removeprefix("\n")
    assert second.page.one(".entry__theirs").text in {mine["body"], theirs["body"]} - {kept["body"]}


async def test_the_same_level_sent_twice_in_one_moment_is_one_text(world: World) -> None:
    await world.entry(level=3)
    cleo = await world.browser_of("cleo")
    await cleo.ensure_token()
    form = {"csrf_token": cleo.token, **TYPED, "reading_level": "5"}
    answers = await asyncio.gather(*(cleo.client.post(TEXTS, form=form) for _ in range(3)))
    assert [303, 422, 422] == sorted(answer.status_code for answer in answers)
    page = await cleo.get("/entries/fire-alarm")
    assert 2 == len(page.all(".levels a"))


async def test_two_texts_of_one_entry_can_be_changed_in_the_same_moment(world: World) -> None:
    await world.entry(level=3)
    cleo = await world.browser_of("cleo")
    await cleo.post(TEXTS, **{**TYPED, "reading_level": "5"})
    await cleo.ensure_token()
    forms = {
        number: {"csrf_token": cleo.token, **TYPED, "reading_level": level, "version": "1"}
        for number, level in ((1, "3"), (2, "5"))
    }
    answers = await asyncio.gather(
        *(cleo.client.post(f"{TEXTS}/{number}", form=form) for number, form in forms.items())
    )
    assert [303, 303] == [answer.status_code for answer in answers]


@sqlite_only
async def test_a_version_that_is_no_number_is_told_and_loses_nothing(world: World) -> None:
    await world.entry()
    cleo = await world.browser_of("cleo")
    page = await cleo.post(f"{TEXTS}/1", **{**TYPED, "version": "x"})
    assert 422 == cleo.status
    assert TYPED["body"] == page.one("#field-body").text.removeprefix("\n")


@sqlite_only
async def test_a_text_of_another_entry_is_not_changed_through_this_one(world: World) -> None:
    await world.entry()
    await world.entry("Other")
    cleo = await world.browser_of("cleo")
    await cleo.get("/entries/other/texts/1")
    assert 404 == cleo.status
    await cleo.post("/entries/other/texts/1", **TYPED, version="1")
    assert 404 == cleo.status
