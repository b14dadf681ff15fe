"""What goes along with a video: lines that lead to their moment, also without scripts."""

from __future__ import annotations

import pytest

from tests.captions.films import HEARD, film
from tests.page import words
from tests.world import World
from webapp.captions.operations import add_captions
from webapp.captions.rows import SORTS, CueRow
from webapp.figures import seconds
from webapp.folding import folded, has_all, parted, words_of
from webapp.videos.queries import video_page

sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
SPOKEN = [
    CueRow(0, 1000, "Fay: Straße <b>", "<v Fay>Straße &lt;b&gt;"),
    *(CueRow(n * 1000, n * 1000 + 900, f"line {n}") for n in range(1, 12)),
    CueRow(83_250, 84_000, "Über die Treppe"),
]
TRACKS = {
    "captions": ("en", SPOKEN),
    "edited-captions": ("en", [CueRow(0, 1000, "Short")]),
    "subtitles": ("de", [CueRow(0, 1000, "Untertitel")]),
    "chapters": ("en", [CueRow(0, 2000, "Begin"), CueRow(2000, 9000, "End")]),
    "glosses": ("ase", [CueRow(500, 900, "INDEX-1"), CueRow(900, 1200, "WHAT/WHERE?")]),
    "signlinks": ("ase", [CueRow(0, 1000, "More", href="/entries")]),
}


@pytest.fixture
async def filmed(world: World) -> World:
    """A video with a track of nearly every kind."""
    await film(world, await world.entry(), HEARD)
    async with world.acting_as("cleo"):
        video = await world.app.database.read(video_page, 1, world.people["cleo"])
        for sort, (language, cues) in TRACKS.items():
            await add_captions(video.to_caption, language, cues, sort=SORTS[sort])
    return world


@sqlite_only
async def test_each_lane_is_a_list_of_links_to_its_moments(filmed: World) -> None:
    for path in ("/videos/1", "/videos/1?density=1", "/videos/1?density=5", "/videos/1/about"):
        page = await filmed.visitor().get(path)
        lines = page.all(".transcript a")
        assert "0:00 Fay: Straße <b>" == words(lines[0])
        assert "/videos/1?t=83.25#video" == lines[-1]["href"]
        assert ("83250", "84000") == (lines[-1]["data-start"], lines[-1]["data-end"])
        chapters, glosses = page.all("ol.lane:not(.transcript) a"), page.all(".glosses a")
        assert ["0:00 Begin", "0:02 End"] == [words(each) for each in chapters]
        assert ["0:00 INDEX-1", "Sign INDEX-1"] == [words(each) for each in glosses[:2]]
        assert "/videos/1?t=0.5#video" == glosses[0]["href"]
        assert "/signs/ase/WHAT/WHERE%3F" == glosses[3]["href"]
        links = page.all("section[aria-labelledby=links-1] a")
        assert ["/videos/1?t=0#video", "/entries"] == [each["href"] for each in links]
        assert 1 == len(page.all('script[src*="lanes"]'))
    assert [] == page.all("details section[aria-labelledby=links-1]"), "always in sight"


@sqlite_only
async def test_the_words_are_those_that_fit_and_the_others_one_link_away(filmed: World) -> None:
    visitor = filmed.visitor()
    page = await visitor.get("/videos/1?text_language=de")
    assert "Untertitel" in words(page.one(".transcript"))
    page = await visitor.get("/videos/1")
    assert "line 3" in words(page.one(".transcript")), "word for word, unless asked otherwise"
    others = {words(each): str(each["href"]) for each in page.all("#transcript .cluster a")}
    assert {"Edited captions, English", "Subtitles, German"} == set(others)
    page = await visitor.get(others["Edited captions, English"].partition("#")[0])
    assert "0:00 Short" == words(page.one(".transcript"))


@sqlite_only
@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("uber", ["1:23 Über die Treppe"]),
        ("STRASSE", ["0:00 Fay: Straße <b>"]),
        ("line 11", ["0:11 line 11"]),
        ("nothing", []),
        ("\0'\"<script>*", []),
    ],
)
async def test_a_video_can_be_searched_with_a_plain_form(
    filmed: World, sought: str, found: list[str]
) -> None:
    visitor = filmed.visitor()
    page = await visitor.get("/videos/1")
    form = page.one("#transcript form")
    assert ("/videos/1#transcript", None) == (form["action"], form.get("method"))
    response = await visitor.client.get("/videos/1", query_string={"find": sought})
    page = await visitor.take(response)
    assert found == [words(each) for each in page.all(".lane--hits a")]
    assert bool(found) == bool(page.all(".transcript mark"))
    assert sought.replace("\0", "") in str(page.one("#transcript-find")["value"])


@sqlite_only
async def test_a_long_transcript_is_there_whole_and_can_be_searched(world: World) -> None:
    await film(world, await world.entry(), HEARD)
    cues = [CueRow(n * 1000, n * 1000 + 900, f"line {n}") for n in range(2000)]
    async with world.acting_as("cleo"):
        video = await world.app.database.read(video_page, 1, world.people["cleo"])
        await add_captions(video.to_caption, "en", cues)
    page = await world.visitor().get("/videos/1?find=1999")
    assert (2000, 1) == (len(page.all(".transcript li")), len(page.all(".lane--hits li")))


def test_words_are_compared_without_accents_and_capitals() -> None:
    assert "strasse uber" == folded("Straße ÜBER")
    assert ["a", "b1"] == words_of("A-b1 a '*\0")
    assert has_all("Über die Treppe", ["tre", "uber"])
    assert not has_all("Über die Treppe", ["reppe"])
    pieces = list(parted("Die Über-Fahrt", ["uber"]))
    assert [("Die ", False), ("Über", True), ("-Fahrt", False)] == pieces


@pytest.mark.parametrize(("moment", "said"), [(0, "0"), (83_250, "83.25"), (7_200_001, "7200.001")])
def test_a_moment_is_said_in_seconds(moment: int, said: str) -> None:
    assert said == seconds(moment)
