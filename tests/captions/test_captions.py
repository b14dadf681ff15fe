"""Captions: safe to serve, in written languages only, and read beside the video."""

from __future__ import annotations

import io

import pytest
import webvtt as reference

from tests.page import words
from tests.world import World
from webapp.captions.formats.times import stamp
from webapp.captions.formats.webvtt import webvtt
from webapp.captions.operations import add_captions
from webapp.captions.rows import CueRow
from webapp.database import db
from webapp.errors import Forbidden, Invalid
from webapp.videos.models import Video

HOSTILE = "a --> b\n\n00:00:09.000 --> 00:00:10.000\n<script>alert(1)</script>\r\n&lrm; <v Eve>x"


@pytest.mark.parametrize(
    ("milliseconds", "expected"),
    [(0, "00:00:00.000"), (3_599_999, "00:59:59.999"), (360_000_000, "100:00:00.000")],
)
def test_times_are_written_as_webvtt_writes_them(milliseconds: int, expected: str) -> None:
    assert expected == stamp(milliseconds)


def test_the_words_of_a_cue_cannot_end_it_or_open_a_tag() -> None:
    told = webvtt([CueRow(0, 1000, HOSTILE), CueRow(1000, 2000, "after")])
    cues = reference.from_buffer(io.StringIO(told)).captions
    assert [("00:00:00.000", "00:00:01.000"), ("00:00:01.000", "00:00:02.000")] == [
        (cue.start, cue.end) for cue in cues
    ]
    assert "after" == cues[1].text
    assert "<" not in told
    assert 2 == told.count("-->")


def test_captions_without_cues_are_a_valid_file() -> None:
    assert [] == reference.from_buffer(io.StringIO(webvtt([]))).captions


async def captioned(world: World, *, published: bool = True) -> Video:
    """A video with captions in English."""
    entry = await world.entry(published=published)
    async with world.acting_as("cleo"):
        video = Video(
            entry_id=entry.id, owner_id=entry.owner_id, title="Film", filename="a", key="k",
            upload_key="k", checksum="", size=1, state="ready", progress=100,
        )  # fmt: skip
        db.add(video)
        await db.flush()
        await add_captions(video, "en", [CueRow(0, 900, "Hello"), CueRow(900, 1800, HOSTILE)])
    return video


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_captions_are_served_as_webvtt_and_told_in_words(world: World) -> None:
    await captioned(world)
    visitor = world.visitor()
    response = await visitor.client.get("/videos/1/captions/en.vtt")
    assert "text/vtt" == response.mimetype
    told = await response.get_data(as_text=True)
    assert told.startswith("WEBVTT\n\n00:00:00.000 --> 00:00:00.900\nHello\n")
    page = await visitor.get("/videos/1")
    assert "Hello" in words(page.one(".transcript"))
    assert [] == page.one(".transcript").select("script")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("language", ["ase", "sgn-ase", "xx", "asl", "..", "EN.vtt"])
async def test_a_language_that_is_not_written_has_no_captions(world: World, language: str) -> None:
    await captioned(world)
    visitor = world.visitor()
    await visitor.get(f"/videos/1/captions/{language}.vtt")
    assert 404 == visitor.status


async def test_a_signed_language_is_refused_as_captions(world: World) -> None:
    video = await captioned(world)
    async with world.acting_as("cleo"):
        for language in ("ase", "sgn-ase", "gsg", ""):
            with pytest.raises(Invalid):
                await add_captions(video, language, [])


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_captions_of_others_are_not_written_and_not_read_in_drafts(world: World) -> None:
    video = await captioned(world, published=False)
    async with world.acting_as("eve"):
        with pytest.raises(Forbidden):
            await add_captions(video, "en", [])
    eve = await world.browser_of("eve")
    await eve.get("/videos/1/captions/en.vtt")
    assert 404 == eve.status
