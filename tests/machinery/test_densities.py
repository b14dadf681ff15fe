"""The five densities say different amounts, and what 5 tells is one link away for who reads at 1."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from bs4.element import NavigableString

from tests.entries.test_lists import fill
from tests.page import Page, words
from tests.statements import statements
from tests.visitor import Visitor
from tests.world import World, text
from webapp.database import db
from webapp.entries import operations
from webapp.videos.models import Video

ENTRY = "/entries/entry-03"
PAGES = ("/", "/entries", ENTRY, "/videos/3", "/dashboard?live=off")
SILENT = ["script", "template", "option", "style"]
# Headings and a button of the densest first page: names of things that have another name at 1.
NAMES = {"See the entries", "New and worth a look", "A few entries to begin with"}

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
async def library(world: World) -> World:
    """Twelve entries; one has more texts, a draft's worth of history and an ordinary video."""
    await fill(world, 1, 12)
    async with world.acting_as("cleo"):
        entry = await operations.entry_to_change("entry-03")
        await operations.add_text(entry, text(title="Voll", language="de", reading_level=4))
        first = await operations.text_to_change(entry, 5)
        await operations.change_text(entry, first, text(title="Entry 03", version=1))
        video = await db.get_one(Video, 3)
        video.probe = {"width": 640, "height": 480, "duration_ms": 7600, "frame_rate": 25.0,
                       "video_codec": "h264", "audio_codec": None}  # fmt: skip
    return world


async def reader(world: World, density: int, who: str = "") -> Visitor:
    """Somebody who reads at this density."""
    visitor = await world.browser_of(who) if who else world.visitor()
    await visitor.post("/settings", density=density)
    return visitor


def address(link: str, base: str) -> str:
    """Where a link leads, without the place on that page."""
    path = link.partition("#")[0]
    return base.partition("?")[0] + path if path.startswith("?") else path or base


def links(page: Page, base: str) -> set[str]:
    """Where the links, pictures and films of a page lead."""
    found = {address(str(tag["href"]), base) for tag in page.all("main a[href]")}
    return found | {str(tag["src"]) for tag in page.all("main [src]")}


def said(page: Page) -> Iterator[str]:
    """Every piece of text in a page, and every row of a table as one."""
    for piece in page.one("main").find_all(string=True):
        assert isinstance(piece, NavigableString)
        if piece.parent and piece.parent.name not in SILENT and (told := " ".join(piece.split())):
            yield told


def rows(page: Page) -> Iterator[list[str]]:
    """The rows of the tables of a page, as what stands in their cells."""
    for row in page.all("main tbody tr"):
        yield [words(cell) for cell in row.find_all(["th", "td"])]


class Reach:
    """What a reader meets on a page, with all that can be opened there, and one link further."""

    def __init__(self) -> None:
        self.links: set[str] = set()
        self.told: list[str] = []

    async def walk(self, visitor: Visitor, path: str) -> Reach:
        """Open the page, then everything that it links to."""
        page = await visitor.get(path)
        self.note(page, path)
        for link in sorted(links(page, path)):
            if link.startswith("/") and "/files/" not in link and "/captions/" not in link:
                further = await visitor.get(link)
                assert 200 == visitor.status, link
                self.note(further, link)
        return self

    def note(self, page: Page, path: str) -> None:
        """Keep what this page tells."""
        self.links |= {path, *links(page, path)}
        self.told.append(words(page.one("main")))

    def lost(self, page: Page, path: str) -> list[str]:
        """What the page tells that is not within reach."""
        lost = sorted(links(page, path) - self.links)
        lost += [
            each
            for each in said(page)
            if each not in NAMES and not any(each in told for told in self.told)
        ]
        for row in rows(page):
            if not any(all(cell in told for cell in row) for told in self.told):
                lost.append(" | ".join(row))
        return lost


@pytest.mark.parametrize("who", ["", "cleo"])
@pytest.mark.parametrize("path", PAGES)
async def test_what_the_densest_page_tells_is_at_most_one_link_away_at_the_calmest(
    library: World, path: str, who: str
) -> None:
    dense = await (await reader(library, 5, who)).get(path)
    assert len(list(said(dense))) > 10
    reach = await Reach().walk(await reader(library, 1, who), path)
    assert [] == reach.lost(dense, path)


async def test_what_is_out_of_reach_would_be_found(library: World) -> None:
    dense = await (await reader(library, 5)).get(ENTRY)
    reach = Reach()
    reach.note(await (await reader(library, 1)).get(ENTRY), ENTRY)
    lost = reach.lost(dense, ENTRY)
    assert "History" in lost
    assert any("Voll" in each and "Cleo" in each for each in lost)


async def test_pages_grow_with_the_density_in_items_and_words(library: World) -> None:
    for path, items in (("/", ".card, tbody tr"), ("/entries", ".card, tbody tr"), (ENTRY, "tr")):
        found = []
        for density in range(1, 6):
            page = await (await reader(library, density)).get(path)
            shown = page.one("main")
            for closed in shown.select("details:not([open])"):
                closed.decompose()
            found.append((len(shown.select(items)), len(words(shown).split()), len(str(shown))))
        for measure in zip(*found, strict=True):
            assert sorted(measure) == list(measure), (path, found)
        assert found[0] < found[2] < found[4], (path, found)
        assert found[0][1] * 3 < found[4][1], (path, found)


async def test_a_calm_page_is_mostly_picture_and_a_dense_one_mostly_words(library: World) -> None:
    share = []
    for density in (1, 3, 5):
        page = await (await reader(library, density)).get("/entries")
        pictures = page.all("main img, main video, main .card__blank")
        share.append(len(words(page.one("main")).split()) / len(pictures))
    assert sorted(share) == share
    assert share[0] * 1.5 < share[2]


async def test_a_calm_page_asks_the_database_less(library: World) -> None:
    for path in ("/", ENTRY):
        asked = []
        for density in (1, 3, 5):
            visitor = await reader(library, density)
            with statements(library.app.database) as said:
                await visitor.get(path)
            asked.append(len(said))
        assert sorted(asked) == asked
        assert asked[0] < asked[2], (path, asked)
