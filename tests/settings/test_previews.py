"""A page as another reader gets it: said in words, with a way back and a way to keep it."""

from __future__ import annotations

import pytest

from tests.page import words
from tests.settings.looking import look
from tests.visitor import Visitor
from tests.world import World
from webapp.preferences import CHOICES, FIELDS

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def differing(visitor: Visitor) -> list[str]:
    """What the page says of how it differs from its reader's own."""
    return [words(each) for each in visitor.page.all(".bar li")]


async def test_the_bar_names_what_differs_and_only_that(world: World) -> None:
    visitor = world.visitor()
    await visitor.post("/settings", contrast="high")
    await visitor.get("/entries?density=1&contrast=high&font=neon&page=2")
    assert {"density": "1", "contrast": "high"} == look(visitor)
    assert ["How much on a page? One thing"] == differing(visitor)


async def test_every_preference_can_be_previewed_and_is_named(world: World) -> None:
    visitor = world.visitor()
    wanted = {name: str(values[-1]) for name, values in CHOICES.items()}
    wanted |= {"sign_language": "gsg", "text_language": "de"}
    query = "&".join(f"{name}={value}" for name, value in wanted.items())
    await visitor.get(f"/sign-in?{query}")
    assert len(FIELDS) == len(differing(visitor))


async def test_a_preview_of_what_one_has_anyway_says_so(world: World) -> None:
    visitor = world.visitor()
    page = await visitor.get("/entries?density=3")
    assert [] == differing(visitor)
    assert "It is the same as yours." in page.words
    assert [] == page.all(".bar button")


async def test_leaving_keeps_what_else_the_address_says(world: World) -> None:
    visitor = world.visitor()
    page = await visitor.get("/entries?density=1&page=2&page=%C3%BC%26")
    assert "/entries?page=2&page=%C3%BC%26" == page.one(".bar a")["href"]
    page = await visitor.get("/entries?density=1")
    assert "/entries" == page.one(".bar a")["href"]


async def test_one_press_keeps_a_preview_and_nothing_else(world: World) -> None:
    visitor = world.visitor()
    await visitor.post("/settings", contrast="high")
    page = await visitor.get("/entries?density=1&scheme=dark&x=1")
    form = page.one(".bar form")
    fields = {str(each["name"]): str(each["value"]) for each in form.select("input")}
    del fields["csrf_token"]
    await visitor.post("/settings", **fields)
    assert {"density": "1", "scheme": "dark", "contrast": "high"} == look(visitor)
    assert [] == visitor.page.all(".bar")


async def test_a_form_can_be_tried_before_it_is_kept(world: World) -> None:
    await world.entry()
    visitor = world.visitor()
    await visitor.post("/settings", contrast="high")
    await visitor.get("/entries/fire-alarm?language=en")
    form = {"density": "5", "reading_level": "3", "contrast": "system", "text_size": "125"}
    await visitor.send("/settings", **form, sign_language="", **{"try": "yes"})
    assert {"density": "5", "text_size": "125"} == look(visitor)
    assert "Fire alarm" == words(visitor.page.one("h1"))
    assert "/entries/fire-alarm?language=en" == visitor.page.one(".bar a")["href"]
    await visitor.get("/")
    assert {"contrast": "high"} == look(visitor), "nothing is kept"


@pytest.mark.parametrize("goal", ["//evil.example", "https://evil.example", "/\\evil", "//["])
async def test_trying_leads_nowhere_else(world: World, goal: str) -> None:
    visitor = world.visitor()
    await visitor.ensure_token()
    form = {"csrf_token": visitor.token, "density": "1", "next": goal, "try": "yes"}
    response = await visitor.client.post("/settings", form=form)
    assert "/settings?density=1" == response.headers["Location"]


async def test_the_link_to_share_shows_the_first_page_as_its_reader_has_it(world: World) -> None:
    visitor, friend = world.visitor(), world.visitor()
    page = await visitor.post("/settings", density="4", spacing="wide", sign_language="bfi")
    link = str(page.one("section[aria-labelledby=along] a.link")["href"])
    assert link.startswith("/?")
    await friend.get(link)
    assert look(visitor) == look(friend)
    assert 3 == len(differing(friend))


async def test_the_sample_is_drawn_as_the_form_says(world: World) -> None:
    visitor = world.visitor()
    asked = {"HX_Request": "true", "HX_Target": "div#sample"}
    calm = await visitor.get("/settings?density=1&reading_level=1", **asked)
    assert calm.fragment
    full = await visitor.get("/settings?density=5&reading_level=5&sign_language=ase", **asked)
    assert len(calm.all("p")) < len(full.all("p"))
    assert "1080p" in full.words
    assert "1080p" not in calm.words
    assert "American Sign Language" in full.words
    assert "American Sign Language" not in calm.words
