"""Where there are no captions: what is said instead, what it never counts as, and the publishing gate."""

from __future__ import annotations

from typing import Any

import pytest

from tests.captions.films import HEARD, SILENT, UNKNOWN, film
from tests.page import Page, words
from tests.world import World

sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def words_of_file(world: World) -> str:
    """What the generated track says."""
    response = await world.visitor().client.get("/videos/1/sound.vtt")
    assert "text/vtt" == response.mimetype
    return str(await response.get_data(as_text=True))


@sqlite_only
@pytest.mark.parametrize("signed", [False, True], ids=["ordinary", "signed"])
@pytest.mark.parametrize(
    ("probe", "label", "cue", "said"),
    [
        (SILENT, "No sound", "[no sound]", "This video has no sound."),
        (
            HEARD,
            "Not captioned yet",
            "[sound – not captioned yet]",  # noqa: RUF001 -- as it is shown
            "There is sound here, and no captions yet.",
        ),
    ],
    ids=["silent", "heard"],
)
async def test_a_video_without_captions_says_if_there_is_sound_to_miss(
    world: World, signed: bool, probe: dict[str, Any], label: str, cue: str, said: str
) -> None:
    await film(world, await world.entry(), probe, signed=signed)
    visitor = world.visitor()
    for path in ("/videos/1", "/entries/fire-alarm", "/entries/fire-alarm?density=1"):
        page = await visitor.get(path)
        track = page.one("video > track")
        assert ("captions", "en", label) == (track["kind"], track["srclang"], track["label"])
        assert not track.has_attr("default"), "it would lie over hands unasked"
        assert "/videos/1/sound.vtt" == track["src"]
        assert said in words(page.one(".player__caption"))
    assert f"WEBVTT\n\n00:00:00.000 --> 00:00:04.000\n{cue}\n" == await words_of_file(world)


@sqlite_only
async def test_it_never_counts_as_captions(world: World) -> None:
    await film(world, await world.entry(), HEARD)
    await film(world, await world.entry("Other"), SILENT, signed=True)
    visitor = world.visitor()
    assert "Captions" not in words((await visitor.get("/entries")).one("main"))
    table = (await visitor.get("/entries?density=5")).one("table")
    assert [] == [words(cell) for cell in table.select("td") if words(cell) == "Yes"]
    for path in ("/videos/1", "/videos/2"):
        page = await visitor.get(path)
        assert [] == page.all("#captions, .transcript")


@sqlite_only
@pytest.mark.parametrize(
    ("probe", "captioned"), [(UNKNOWN, False), (HEARD, True), (SILENT, True)],
    ids=["not looked at", "captioned", "silent and captioned"],
)  # fmt: skip
async def test_nothing_stands_in_for_captions_that_are_there_or_may_not_be_needed(
    world: World, probe: dict[str, Any], captioned: bool
) -> None:
    await film(world, await world.entry(), probe, captioned=captioned)
    visitor = world.visitor()
    page = await visitor.get("/videos/1")
    assert ["/videos/1/captions/en.vtt?speakers=named"] * captioned == [
        track["src"] for track in page.all("video > track")
    ]
    assert [] == page.all(".player__caption .soft")
    await visitor.get("/videos/1/sound.vtt")
    assert 404 == visitor.status


@sqlite_only
async def test_it_is_said_in_the_words_that_fit_and_to_nobody_of_a_draft(world: World) -> None:
    await film(world, await world.entry(published=False), HEARD)
    visitor = world.visitor()
    await visitor.get("/videos/1/sound.vtt")
    assert 404 == visitor.status
    cleo = await world.browser_of("cleo")
    assert "There are no words for it yet." in (await cleo.get("/videos/1?reading_level=1")).words
    track = (await cleo.get("/videos/1?text_language=de")).one("video > track")
    assert ("de", "Noch ohne Untertitel") == (track["srclang"], track["label"])
    response = await cleo.client.get("/videos/1/sound.vtt?text_language=de")
    assert "noch ohne Untertitel" in await response.get_data(as_text=True)
    assert "Cookie" in response.headers["Vary"]


async def test_an_entry_with_sound_and_no_captions_is_not_published(world: World) -> None:
    entry = await world.entry(published=False)
    await film(world, entry, HEARD)
    cleo, visitor = await world.browser_of("cleo"), world.visitor()
    page = await cleo.get(f"/entries/{entry.slug}")
    assert "Add captions, then publish." in words(page.one("#unfinished"))
    page = await cleo.send(f"/entries/{entry.slug}/publication")
    assert 409 == cleo.status
    assert "Deaf readers would miss it" in page.words
    check_leads_to_captions(page)
    await visitor.get(f"/entries/{entry.slug}")
    assert 404 == visitor.status
    await cleo.upload("/videos/1/captions", b"", "", language="en", text="0:01 Beep")
    page = await cleo.get(f"/entries/{entry.slug}")
    assert [] == page.all("#unfinished")
    await cleo.send(f"/entries/{entry.slug}/publication")
    await visitor.get(f"/entries/{entry.slug}")
    assert 200 == visitor.status


def check_leads_to_captions(page: Page) -> None:
    """One link to where the captions of this video are written, named after it."""
    link = page.one('main a[href="/videos/1/captions/new"]')
    assert "Add captions to “Film”" == words(link)


async def test_a_text_sent_to_be_published_is_kept_as_a_draft_until_there_are_captions(
    world: World,
) -> None:
    entry = await world.entry(published=False)
    await film(world, entry, HEARD)
    cleo, visitor = await world.browser_of("cleo"), world.visitor()
    await cleo.get(f"/entries/{entry.slug}/texts/1")
    text = {"title": "New words", "summary": "S", "body": "B", "language": "en"}
    page = await cleo.send(
        f"/entries/{entry.slug}/texts/1", **text, reading_level="3", intent="publish"
    )
    assert 200 == cleo.status
    assert "New words" == words(page.one("h1"))
    check_leads_to_captions(page)
    await visitor.get(f"/entries/{entry.slug}")
    assert 404 == visitor.status


@sqlite_only
@pytest.mark.parametrize(
    ("probe", "made"),
    [
        (HEARD, {"signed": True}),
        (HEARD, {"captioned": True}),
        (HEARD, {"state": "failed"}),
        (SILENT, {}),
        (UNKNOWN, {}),
    ],
    ids=["signed", "captioned", "refused", "silent", "not looked at"],
)
async def test_what_needs_no_captions_holds_nothing_up(
    world: World, probe: dict[str, Any], made: dict[str, Any]
) -> None:
    entry = await world.entry(published=False)
    await film(world, entry, probe, **made)
    cleo = await world.browser_of("cleo")
    await cleo.get(f"/entries/{entry.slug}")
    await cleo.send(f"/entries/{entry.slug}/publication")
    assert 200 == cleo.status


@sqlite_only
async def test_a_video_added_to_a_public_entry_is_shown_and_says_what_it_lacks(
    world: World,
) -> None:
    entry = await world.entry()
    await film(world, entry, HEARD)
    page = await world.visitor().get(f"/entries/{entry.slug}")
    assert "There is sound here, and no captions yet." in page.words
    assert [] == page.all("#unfinished")
    page = await (await world.browser_of("cleo")).get(f"/entries/{entry.slug}")
    check_leads_to_captions(page)
