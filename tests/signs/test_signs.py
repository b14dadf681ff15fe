"""Signs by their glosses: each with a moment that shows it and all in which it is signed."""

from __future__ import annotations

import pytest

from tests.page import words
from tests.search.library import fill
from tests.statements import statements
from tests.videos.beside import MAIN, SIGNER, pair
from tests.world import World
from webapp.captions.operations import add_captions
from webapp.captions.rows import SORTS, CueRow
from webapp.database import db
from webapp.paging import Place
from webapp.permissions import NOBODY
from webapp.preferences import DEFAULT
from webapp.signs.queries import glosses, sign_page
from webapp.videos.models import SignVersion
from webapp.videos.queries import video_page

sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_a_sign_plays_from_its_first_moment_and_names_all_of_them(world: World) -> None:
    first, second = await fill(world), await fill(world, "Other")
    page = await world.visitor().get("/signs/ase/HOUSE")
    assert "HOUSE" == words(page.one("h1"))
    film = page.one("video")
    assert f"/videos/{first}/files/a.mp4#t=0.5,0.9" == film["src"]
    assert [
        f"/videos/{number}?t={moment}#video" for number in (first, second) for moment in (0.5, 1.2)
    ] == [a["href"] for a in page.all(".hits a")]


@sqlite_only
async def test_a_person_shows_a_sign_before_an_avatar_does(world: World) -> None:
    first, second = await fill(world), await fill(world, "Other")
    async with world.acting_as("cleo"):
        version = await db.get_one(SignVersion, 1)
        version.kind = "avatar"
    page = await world.visitor().get("/signs/ase/HOUSE")
    assert f"/videos/{second}/files/a.mp4#t=0.5,0.9" == page.one("video")["src"]
    assert first < second


async def test_of_an_ordinary_video_the_signer_beside_it_shows_the_sign(world: World) -> None:
    await pair(world, offset_ms=400, kind="avatar")
    async with world.acting_as("cleo"):
        main = (await world.app.database.read(video_page, MAIN, world.people["cleo"])).to_caption
        cues = [CueRow(100, 300, "EARLY"), CueRow(500, 900, "HOUSE")]
        await add_captions(main, "ase", cues, sort=SORTS["glosses"])
    page = await world.visitor().get("/signs/ase/HOUSE")
    assert f"/videos/{SIGNER}/files/a.mp4#t=0.1,0.5" == page.one("video")["src"]
    assert "shown by a drawn figure, not a person" in page.words
    assert [f"/videos/{MAIN}?t=0.5#video"] == [a["href"] for a in page.all(".hits a")]
    page = await world.visitor().get("/signs/ase/EARLY")
    assert f"/videos/{MAIN}/files/a.mp4#t=0.1,0.3" == page.one("video")["src"]
    assert "Signed in" not in page.words, "the signer has not begun yet"


async def test_signs_are_listed_by_language_searched_and_paged_by_key(world: World) -> None:
    number = await fill(world)
    async with world.acting_as("cleo"):
        video = (await world.app.database.read(video_page, number, world.people["cleo"])).to_caption
        cues = [CueRow(n * 1000, n * 1000 + 500, f"SIGN-{n:02}") for n in range(30)]
        await add_captions(video, "gsg", cues, sort=SORTS["glosses"])
    visitor = world.visitor()
    page = await visitor.get("/signs")
    assert ["HOUSE", "INDEX-1"] == [words(a) for a in page.all(".glosses a")]
    assert "signed 2 times" in words(page.one(".glosses"))
    assert ["/signs?signed=ase", "/signs?signed=gsg"] == [a["href"] for a in page.all(".tabs a")]
    page = await visitor.get("/signs?signed=gsg")
    met = [words(a) for a in page.all(".glosses a")]
    assert 24 == len(met)
    page = await visitor.get(str(page.one('.pager a[rel="next"]')["href"]))
    met += [words(a) for a in page.all(".glosses a")]
    assert [f"SIGN-{n:02}" for n in range(30)] == met
    page = await visitor.get(str(page.one('.pager a[rel="prev"]')["href"]))
    assert met[:24] == [words(a) for a in page.all(".glosses a")]
    page = await visitor.get("/signs?signed=gsg&q=-07")
    assert ["SIGN-07"] == [words(a) for a in page.all(".glosses a")]
    for sought in ("%", "_", "\\", "'"):
        page = await visitor.take(
            await visitor.client.get("/signs", query_string={"signed": "gsg", "q": sought})
        )
        assert [] == page.all(".glosses a"), sought


@sqlite_only
async def test_what_only_a_draft_signs_is_not_there_for_others(world: World) -> None:
    await fill(world, "Secret", published=False)
    for who, status in {"": 404, "eve": 404, "cleo": 200, "dev": 200}.items():
        visitor = await world.browser_of(who) if who else world.visitor()
        page = await visitor.get("/signs")
        assert (status == 200) == bool(page.all(".glosses a")), who
        await visitor.get("/signs/ase/HOUSE")
        assert status == visitor.status, who


@sqlite_only
@pytest.mark.parametrize(
    "path",
    ["/signs/ase/TREE", "/signs/gsg/HOUSE", "/signs/en/HOUSE", "/signs/xx/HOUSE", "/signs/ase/%00",
     "/signs/ase/HOUSE?page=x", "/signs/ase/HOUSE?page=%2Bx", "/signs?page=x"],
)  # fmt: skip
async def test_what_is_no_sign_is_not_found(world: World, path: str) -> None:
    await fill(world)
    visitor = world.visitor()
    await visitor.get(path)
    assert 404 == visitor.status


@sqlite_only
async def test_names_of_signs_may_hold_what_addresses_cannot(world: World) -> None:
    number = await fill(world)
    async with world.acting_as("cleo"):
        video = (await world.app.database.read(video_page, number, world.people["cleo"])).to_caption
        cues = [CueRow(0, 500, "WHAT/WHERE?#1"), CueRow(600, 900, "ÜBER")]
        await add_captions(video, "gsg", cues, sort=SORTS["glosses"])
    visitor = world.visitor()
    for link in (await visitor.get("/signs?signed=gsg")).all(".glosses a"):
        page = await visitor.get(str(link["href"]))
        assert words(link) == words(page.one("h1"))
    await visitor.get("/signs/gsg/über")
    assert 200 == visitor.status


@sqlite_only
async def test_a_sign_takes_as_many_queries_however_often_it_is_signed(world: World) -> None:
    numbers = []
    for title in ("One", "Two", "Three"):
        await fill(world, title)
        with statements(world.app.database) as said:
            world.app.database.read_here(sign_page, NOBODY, DEFAULT, "ase", "HOUSE", Place())
            world.app.database.read_here(glosses, NOBODY, DEFAULT, "ase", "", Place())
        numbers.append(len(said))
    assert {3} == set(numbers)
