"""The list of entries: by key, forward and back, each once, at a price that does not grow."""

from __future__ import annotations

import pytest

from tests.page import Page, words
from tests.statements import statements
from tests.visitor import Visitor
from tests.world import World, text
from webapp.captions.operations import add_captions
from webapp.database import db, now
from webapp.entries import operations
from webapp.videos.models import Rendition, SignVersion, Video

sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def fill(world: World, first: int, last: int) -> None:
    """Entries with these numbers as titles, each at two levels, with a signed video and captions."""
    async with world.acting_as("cleo"):
        for number in range(first, last + 1):
            entry = await operations.begin(text(title=f"Entry {number:02}"))
            await operations.add_text(entry, text(title=f"Easy {number:02}", reading_level=1))
            await operations.publish(entry)
            video = Video(
                entry_id=entry.id, owner_id=entry.owner_id, title="Signed", filename="a.mp4",
                key=f"k{number}", upload_key=f"u{number}", checksum="", size=1, state="ready",
            )  # fmt: skip
            db.add(video)
            await db.flush()
            db.add(SignVersion(subject_type="entry", subject_id=entry.id, video_id=video.id,
                               sign_language="ase"))  # fmt: skip
            db.add(Rendition(video_id=video.id, kind="poster", name="poster.jpg",
                             mime="image/jpeg", bytes=1))  # fmt: skip
            await add_captions(video, "en", [])


def titles(page: Page) -> list[str]:
    """The titles of the entries of a page."""
    return [words(each) for each in page.all("#results .card__link, #results .link")]


async def walk(visitor: Visitor, page: Page, way: str) -> list[list[str]]:
    """The titles of this page and of all that follow by links of this kind."""
    found = [titles(page)]
    while links := page.all(f'a[rel="{way}"]'):
        page = await visitor.get(str(links[0]["href"]))
        found.append(titles(page))
    return found


@pytest.mark.parametrize(("density", "size"), [(1, 1), (2, 4)])
async def test_every_entry_is_met_once_forward_and_back(
    world: World, density: int, size: int
) -> None:
    await fill(world, 1, 8)
    visitor = world.visitor()
    await visitor.post("/settings", density=density)
    forward = await walk(visitor, await visitor.get("/entries"), "next")
    newest_first = [f"Entry {number:02}" for number in range(8, 0, -1)]
    assert newest_first == [title for page in forward for title in page]
    assert all(len(page) == size for page in forward[:-1])
    back = await walk(visitor, visitor.page, "prev")
    assert newest_first == [title for page in reversed(back) for title in page]


async def test_entries_of_the_same_moment_are_told_apart(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = now()
    monkeypatch.setattr(operations, "now", lambda: moment)
    await fill(world, 1, 8)
    visitor = world.visitor()
    pages = await walk(visitor, await visitor.get("/entries?density=2"), "next")
    assert [4, 4] == [len(page) for page in pages]
    assert 8 == len({title for page in pages for title in page})


CURSORS = (
    "x", "", ".", "..", "-.1", "+.x.y", "-.9999999999999999999999.1", "+.1.99999999999999999999",
     "-.1.2.3", "%00", "-.-99999999999999999.1", "-.1.2147483648", "*.0.0",
)  # fmt: skip


async def test_a_cursor_that_is_none_leads_nowhere(world: World) -> None:
    visitor = world.visitor()
    for cursor in CURSORS:
        await visitor.get(f"/entries?page={cursor.replace('+', '%2B')}")
        assert (200 if cursor == "" else 404) == visitor.status, cursor


async def test_the_number_of_queries_does_not_grow_with_the_rows(world: World) -> None:
    visitor = await world.browser_of("cleo")
    paths = (
        "/entries?density=5&usable=yes",
        "/?density=5",
        "/entries/entry-01?density=5",
        "/dashboard",
    )
    counts: list[dict[str, int]] = []
    for first, last in ((1, 10), (11, 20)):
        await fill(world, first, last)
        counts.append({})
        for path in paths:
            with statements(world.app.database) as said:
                await visitor.get(path)
            assert 200 == visitor.status
            counts[-1][path] = len(said)
    assert counts[0] == counts[1]
    assert all(2 <= number <= 15 for number in counts[0].values()), counts[0]


@sqlite_only
async def test_htmx_gets_the_results_alone_and_going_back_gets_the_document(world: World) -> None:
    await fill(world, 1, 3)
    visitor = world.visitor()
    asked = {"HX_Request": "true", "HX_Target": "section#results"}
    page = await visitor.get("/entries?density=1", **asked)
    assert page.fragment
    assert ["Entry 03"] == titles(Page(f'<section id="results">{page.html}</section>'))
    assert page.one("title").text.startswith("Entries ")
    following = page.one('a[rel="next"]')
    assert "#results" == following["hx-target"]
    assert following["href"] == following["hx-get"]
    page = await visitor.get("/entries", **asked, HX_History_Restore_Request="true")
    assert not page.fragment
    page = await visitor.get("/entries", HX_Request="true", HX_Target="body")
    assert not page.fragment


@sqlite_only
async def test_what_htmx_asked_for_in_vain_is_told_as_a_fragment(world: World) -> None:
    visitor = world.visitor()
    asked = {"HX_Request": "true", "HX_Target": "section#results"}
    page = await visitor.get("/entries?page=rubbish", **asked)
    assert 404 == visitor.status
    assert page.fragment
    assert page.one("h1").has_attr("data-focus")
    assert "RES_001" in page.words


@sqlite_only
async def test_drafts_stand_in_the_list_of_those_who_may_see_them(world: World) -> None:
    await world.entry("Hidden", published=False)
    await world.entry("Open")
    expected = {"ada": 1, "eve": 1, "cleo": 2, "dev": 2, "ned": 2}
    found = {
        name: len(titles(await (await world.browser_of(name)).get("/entries"))) for name in expected
    }
    assert expected == found
    page = await (await world.browser_of("cleo")).get("/")
    assert ["/entries/open"] == [link["href"] for link in page.all(".card__link")]


@sqlite_only
async def test_a_list_without_entries_says_so(world: World) -> None:
    for density in (1, 3, 5):
        page = await world.visitor().get(f"/entries?density={density}")
        assert [] == page.all("#results a")
        assert "nothing here yet" in words(page.one("#results"))
