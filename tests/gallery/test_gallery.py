"""Who looks at the building blocks finds each of them, in all its states, at every density."""

from __future__ import annotations

import pytest

from tests.page import Page, words
from tests.visitor import Visitor
from tests.world import World
from webapp.gallery.components import COMPONENTS, PARTS, of_part

sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
NAMES = [each.name for each in COMPONENTS]


def shown(page: Page) -> set[str]:
    """The states that a page shows."""
    return {str(each["data-state"]) for each in page.all("[data-state]")}


async def gallery(visitor: Visitor, path: str = "", **preferences: object) -> Page:
    """A page of the gallery as some reader gets it."""
    query = "&".join(f"{name}={value}" for name, value in preferences.items())
    return await visitor.get(f"/gallery{path}{'&' if '?' in path else '?'}{query}")


async def test_every_part_shows_all_of_its_components(world: World) -> None:
    visitor = world.visitor()
    for part in PARTS:
        page = await gallery(visitor, f"?part={part}")
        found = {str(each["href"]).rpartition("/")[2] for each in page.all("#part h3 a")}
        assert {each.name for each in of_part(part)} == found
        assert f"/gallery?part={part}" == page.one("#part > nav [aria-current=page]")["href"]


@sqlite_only
@pytest.mark.parametrize("name", NAMES)
async def test_every_component_has_a_page_of_its_own(world: World, name: str) -> None:
    visitor = world.visitor()
    page = await gallery(visitor, f"/{name}")
    assert 200 == visitor.status
    assert shown(page)
    assert "Criteria" not in page.words
    assert f"components/{name}.html" in page.words


@sqlite_only
@pytest.mark.parametrize("density", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("level", [1, 3])
async def test_every_density_and_level_can_be_looked_at(
    world: World, density: int, level: int
) -> None:
    visitor = world.visitor()
    for part in PARTS:
        await gallery(visitor, f"?part={part}", density=density, reading_level=level)
        assert 200 == visitor.status


@sqlite_only
async def test_who_reads_one_thing_at_a_time_gets_names_that_lead_to_all_of_it(
    world: World,
) -> None:
    page = await gallery(world.visitor(), density=1)
    assert set() == shown(page)
    found = [str(each["href"]) for each in page.all("main li a")]
    assert [f"/gallery/{name}" for name in NAMES] == found


@sqlite_only
async def test_who_reads_everything_finds_criteria_and_calls_open(world: World) -> None:
    visitor = world.visitor()
    assert [] == (await gallery(visitor, density=3)).all("main details[open]:not([data-state] *)")
    assert (await gallery(visitor, density=5)).all("main details[open]:not([data-state] *)")


@sqlite_only
async def test_a_page_of_one_component_leads_back_to_all(world: World) -> None:
    page = await gallery(world.visitor(), "/field")
    assert ["/gallery", "/gallery?part=ask"] == [a["href"] for a in page.all(".crumbs a")[:2]]
    neighbours = [a["href"] for a in page.all("main > .stack > .pager a")]
    assert ["/gallery/disclosure", "/gallery/level_switch"] == neighbours


@sqlite_only
async def test_a_wrong_field_says_so_in_words_joined_to_it(world: World) -> None:
    page = await gallery(world.visitor(), "/field")
    field = page.one("#wrong-title")
    assert "true" == field["aria-invalid"]
    described = str(field["aria-describedby"]).split()
    assert ["wrong-title-hint", "wrong-title-error"] == described
    assert "Error: Please fill this in." == words(page.one("#wrong-title-error"))


@sqlite_only
async def test_a_button_that_is_switched_off_says_why_and_can_be_reached(world: World) -> None:
    page = await gallery(world.visitor(), "/button")
    button = page.one('[aria-disabled="true"]')
    assert "button" == button["type"]
    assert not button.has_attr("disabled")
    assert "There is no title yet." == words(page.one(f"#{button['aria-describedby']}"))


@sqlite_only
async def test_what_is_told_as_the_call_is_what_was_drawn(world: World) -> None:
    page = await gallery(world.visitor(), "/button")
    assert "{{ button('Publish', reason='There is no title yet.') }}" in page.words
    assert "button(label, kind='primary'" in page.words


@sqlite_only
@pytest.mark.parametrize("path", ["/nothing", "?part=nothing", "/Button", "/panel"])
async def test_what_is_no_component_is_not_found(world: World, path: str) -> None:
    visitor = world.visitor()
    await gallery(visitor, path)
    assert 404 == visitor.status


@sqlite_only
async def test_htmx_gets_one_part_and_what_to_say_of_it(world: World) -> None:
    page = await world.visitor().get(
        "/gallery?part=tell", HX_Request="true", HX_Target="section#part"
    )
    assert page.fragment
    assert "To be told" in page.words
    told = page.one('hx-partial[hx-target="#announcements"]')
    assert "Now shown: Building blocks" == words(told)


async def test_the_player_is_shown_with_a_film_of_the_library_or_says_that_there_is_none(
    world: World,
) -> None:
    page = await gallery(world.visitor(), "/player")
    assert "There is no signed video in this library yet." in page.words
