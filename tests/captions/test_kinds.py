"""Tracks of every kind: each in a language that fits it, written in one form, taken away as a file."""

from __future__ import annotations

import pytest

from tests.captions.films import HEARD, film
from tests.page import words
from tests.visitor import Visitor
from tests.world import World
from webapp.addresses import linked
from webapp.captions.formats import understood
from webapp.captions.kinds import Unfit, fitted, lasting
from webapp.captions.operations import add_captions
from webapp.captions.rows import SORTS, CueRow
from webapp.errors import Invalid
from webapp.videos.queries import video_page
from webapp.videos.rows import VideoRow

sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
async def cleo(world: World) -> Visitor:
    """Cleo, whose entry has a video with captions."""
    await film(world, await world.entry(), HEARD, captioned=True)
    return await world.browser_of("cleo")


async def send(visitor: Visitor, sort: str, language: str, text: str) -> None:
    """Send the form for a new track."""
    fields = {"sort": sort, "language": language, "text": text}
    await visitor.upload("/videos/1/captions", b"", "", **fields)


async def served(visitor: Visitor, name: str) -> str:
    """A track as a file, "" where there is none."""
    response = await visitor.client.get(f"/videos/1/{name}")
    return str(await response.get_data(as_text=True)) if response.status_code == 200 else ""


async def seen(world: World) -> VideoRow:
    """The video as its page has it."""
    async with world.app.app_context():
        return await world.app.database.read(video_page, 1, world.people["cleo"])


async def test_written_tracks_are_in_written_languages_and_signs_in_sign_languages(
    world: World,
) -> None:
    await film(world, await world.entry(), HEARD)
    video = (await seen(world)).to_caption
    async with world.acting_as("cleo"):
        for sort in SORTS.values():
            fits, never = ("ase", "en") if sort.is_signed else ("en", "ase")
            with pytest.raises(Invalid):
                await add_captions(video, never, [], sort=sort)
            await add_captions(video, fits, [], sort=sort)
    there = {(track.kind, track.variant, track.language) for track in (await seen(world)).tracks}
    assert 7 == len(there)
    assert {"glosses", "signlinks"} == {kind for kind, _, language in there if language == "ase"}
    assert {("captions", "verbatim"), ("captions", "edited")} == {
        (kind, variant) for kind, variant, _ in there if kind == "captions"
    }


@sqlite_only
@pytest.mark.parametrize("sort", SORTS)
async def test_each_kind_is_written_changed_taken_away_and_removed(
    world: World, cleo: Visitor, sort: str
) -> None:
    signed = SORTS[sort].is_signed
    page = await cleo.get(f"/videos/1/captions/new?sort={sort}")
    offered = {str(each["value"]) for each in page.all("#field-language option")}
    assert ("ase" in offered, "en" in offered) == (signed, not signed)
    assert words(page.one('.tabs [aria-current="page"]')) in words(page.one("h1")) or sort in (
        "captions"
    )
    language = "gsg" if signed else "de"
    address = " /entries" if sort == "signlinks" else ""
    await send(cleo, sort, "en" if signed else "ase", f"0:01 HOUSE{address}")
    assert 422 == cleo.status
    await send(cleo, sort, language, f"0:01 HOUSE{address}\n0:03 FIRE{address}")
    assert 200 == cleo.status
    place = f"/videos/1/{sort}/{language}"
    page = await cleo.get(f"{place}/edit")
    text = page.one("#field-text").text.removeprefix("\n")
    assert f"HOUSE{address}" in text
    page = await cleo.upload(place, b"", "", text=f"0:02 TREE{address}", version="1")
    assert "Film" == words(page.one("h1"))
    for kind in ("vtt", "srt", "ttml", "txt"):
        assert "TREE" in await served(world.visitor(), f"{sort}/{language}.{kind}"), kind
    await cleo.post(f"{place}/removal")
    assert "" == await served(cleo, f"{sort}/{language}.vtt")
    assert "Hello" in await served(cleo, "captions/en.vtt"), "the others stay"


@sqlite_only
async def test_a_draft_of_a_machine_counts_for_nothing_until_somebody_saved_it(
    world: World,
) -> None:
    await film(world, await world.entry(published=False), HEARD)
    video = (await seen(world)).to_caption
    async with world.acting_as("cleo"):
        await add_captions(video, "en", [CueRow(0, 900, "Helo")], origin="machine")
    assert () == (await seen(world)).captions
    assert (await seen(world)).lacks_captions
    assert "English, draft by a machine" == (await seen(world)).tracks[0].label
    dev, cleo = await world.browser_of("dev"), await world.browser_of("cleo")
    await dev.post("/entries/fire-alarm/publication")
    assert 409 == dev.status
    assert "Draft by a machine" in words((await cleo.get("/videos/1")).one("#captions"))
    page = await cleo.get("/videos/1/captions/en/edit")
    assert "Draft by a machine" in words(page.one(".notice"))
    await cleo.upload("/videos/1/captions/en", b"", "", text="0:00 Hello", version="1")
    assert ["English"] == [track.label for track in (await seen(world)).captions]
    assert not (await seen(world)).lacks_captions
    assert "Draft by a machine" not in (await cleo.get("/videos/1")).words


@sqlite_only
async def test_nobody_but_its_writers_gets_a_draft_of_a_machine(world: World) -> None:
    await film(world, await world.entry(), HEARD)
    video = (await seen(world)).to_caption
    async with world.acting_as("cleo"):
        await add_captions(video, "en", [CueRow(0, 900, "Helo")], origin="machine")
    assert "Helo" in await served(await world.browser_of("cleo"), "captions/en.vtt")
    for visitor in (world.visitor(), await world.browser_of("eve")):
        assert "" == await served(visitor, "captions/en.vtt")
        assert "Helo" not in (await visitor.get("/videos/1/about")).words
    page = await world.visitor().get("/entries?density=5&captions=yes")
    assert "Fire alarm" not in words(page.one("main"))


def kept(kind: str, text: str) -> list[tuple[str, str]]:
    """The words and addresses of what was typed, as a track of this kind keeps them."""
    reading = fitted(understood(text, 60_000, lasts=lasting(kind)), kind, 60_000)
    return [(cue.text, cue.href) for cue in reading.cues]


def test_a_gloss_is_one_name_in_capitals() -> None:
    typed = "0:01 house\n0:02 INDEX-1\n0:03 look  at\n0:04 über"
    assert ["HOUSE", "INDEX-1", "LOOK-AT", "ÜBER"] == [name for name, _ in kept("glosses", typed)]
    with pytest.raises(Unfit) as found:
        kept("glosses", f"0:01 HOUSE\n0:02 ...\n0:03 {'A' * 61}")
    assert ["0:02", "0:03"] == found.value.times


def test_a_signlink_is_words_and_an_address() -> None:
    typed = "0:01 Fire alarms /entries/fire-alarm\n0:02 More https://example.org/?a=1"
    assert [
        ("Fire alarms", "/entries/fire-alarm"),
        ("More", "https://example.org/?a=1"),
    ] == kept("signlinks", typed)
    for wrong in ("/entries", "Fire alarms", "A javascript:alert(1)", "A //example.org/x"):
        with pytest.raises(Unfit):
            kept("signlinks", f"0:01 {wrong}")


def test_a_chapter_lasts_until_the_next_one_and_no_longer_than_the_video() -> None:
    reading = understood("0:00 One\n0:20 Two", 60_000, lasts=lasting("chapters"))
    cues = fitted(reading, "chapters", 60_000).cues
    assert [(0, 20_000), (20_000, 60_000)] == [(cue.start_ms, cue.end_ms) for cue in cues]


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("/entries", True), ("https://example.org", True), ("//example.org", False),
        ("http://example.org", False), ("https://a:b@example.org", False), ("https://[", False),
        ("javascript:alert(1)", False), ("data:text/html,a", False), ("https:///x", False),
        ("https://example.org/\\", False), ("", False),
    ],
)  # fmt: skip
def test_a_link_leads_to_this_site_or_to_the_web_over_tls(address: str, leads: bool) -> None:
    assert (address if leads else "") == linked(address)
