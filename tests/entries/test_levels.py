"""The hand that changes how a text is told: in the page head, and at each part of the text."""

from __future__ import annotations

import pytest

from tests.page import Page, words
from tests.world import World, text
from webapp.entries import operations

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

ASKED = {"HX_Request": "true", "HX_Target": "div#text"}


def body(parts: int) -> str:
    """A text with so many parts."""
    return "First.\n\n" + "\n\n".join(
        f"## Part {part}\n\n### Within\n\nWords." for part in range(parts)
    )


async def told(world: World, **parts: int) -> None:
    """An entry told at levels such as `en_3`, each with so many parts."""
    entry = None
    async with world.acting_as("cleo"):
        for name, number in parts.items():
            language, _, level = name.partition("_")
            form = text(title=name, body=body(number), language=language, reading_level=int(level))
            if entry is None:
                entry = await operations.begin(form)
                entry.slug = "told"
            else:
                await operations.add_text(entry, form)
        assert entry
        await operations.publish(entry)


def ways(page: Page) -> list[list[tuple[str, str]]]:
    """What each part offers: words and address."""
    return [
        [(words(link), str(link["href"])) for link in each.select("a")]
        for each in page.all(".ways")
    ]


async def test_each_part_can_be_had_easier_and_fuller_at_its_own_place(world: World) -> None:
    await told(world, en_1=1, en_3=2, en_5=0, de_2=3)
    page = await world.visitor().get("/entries/told")
    easier, fuller = "/entries/told?level=1&language=en", "/entries/told?level=5&language=en"
    assert [
        [
            ("Easier words Part 0", f"{easier}#section-1"),
            ("More about it Part 0", f"{fuller}#text"),
        ],
        [
            ("Easier words Part 1", f"{easier}#section-1"),
            ("More about it Part 1", f"{fuller}#text"),
        ],
    ] == ways(page)
    assert ["section-1", "section-1-1", "section-2", "section-2-1"] == [
        each["id"] for each in page.all(".prose [id]")
    ]
    hardest = await world.visitor().get("/entries/told?level=5&language=en")
    assert [] == ways(hardest)
    german = await world.visitor().get("/entries/told?level=2&language=de")
    assert [] == ways(german)


@pytest.mark.parametrize("density", [1, 2, 3, 4, 5])
async def test_the_hand_stands_before_the_text_and_after_the_title(
    world: World, density: int
) -> None:
    await told(world, en_2=1, en_4=1)
    html = (await world.visitor().get(f"/entries/told?density={density}")).html
    places = [html.index(each) for each in ("<h1", '<nav class="levels"', 'id="section-1"')]
    assert sorted(places) == places


@pytest.mark.parametrize("density", [1, 2, 3, 4, 5])
async def test_another_level_is_swapped_in_with_its_title_and_said_once(
    world: World, density: int
) -> None:
    await told(world, en_2=1, en_4=1)
    address = f"/entries/told?density={density}&level=4&language=en"
    page = await world.visitor().get(address, **ASKED)
    assert page.fragment
    assert "section-1" == page.one("h2")["id"]
    assert "en_4" == words(page.one('hx-partial[hx-target="#words"] h1'))
    assert ["4"] == [each["data-level"] for each in page.all(".levels [aria-current]")]
    news = page.all('hx-partial[hx-target="#announcements"]')
    assert ["The text is now “Full”."] == [words(each) for each in news]
    for link in page.all(".ways a, .levels a"):
        assert "#text" == link["hx-target"]
        assert link["href"] == link["hx-get"]


async def test_a_whole_page_announces_no_level(world: World) -> None:
    await told(world, en_2=1, en_4=1)
    page = await world.visitor().get("/entries/told?level=4")
    assert "The text is now" not in page.words


async def test_a_text_in_another_language_than_asked_for_says_so(world: World) -> None:
    await told(world, en_2=1, de_4=1)
    visitor = world.visitor()
    page = await visitor.get("/entries/told?text_language=fr")
    assert "no text in French yet. This one is in English" in words(page.one("#words .notice"))
    for asked in ("text_language=en&reading_level=2", "text_language=de&reading_level=4"):
        page = await visitor.get(f"/entries/told?{asked}")
        assert [] == page.all("#words .notice")
    page = await visitor.get("/entries/told?text_language=fr&level=4&language=de")
    assert [] == page.all("#words .notice")


async def test_the_calmest_page_opens_a_text_that_was_asked_for(world: World) -> None:
    await told(world, en_2=1, en_4=1)
    await world.entry("Other")
    visitor = world.visitor()
    closed = await visitor.get("/entries/told?density=1&level=4")
    assert closed.one("details:has(#text)").has_attr("open")


async def test_the_next_entry_is_the_one_that_follows_and_the_last_leads_to_the_first(
    world: World,
) -> None:
    for title in ("Three", "Two", "One"):
        await world.entry(title)
    await world.entry("Hidden", published=False)
    visitor = world.visitor()
    met = ["one"]
    for _ in range(3):
        page = await visitor.get(f"/entries/{met[-1]}?density=1")
        met.append(str(page.one(".next .button--large")["href"]).rpartition("/")[2])
    assert ["one", "two", "three", "one"] == met
    page = await visitor.get("/entries/two?density=5")
    assert ["/entries/three", "/entries/one"] == [link["href"] for link in page.all("#related a")]
