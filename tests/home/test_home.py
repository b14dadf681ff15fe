"""The first page: what this is, a few entries, and whether the program is well."""

from __future__ import annotations

import pytest

from tests.page import words
from tests.world import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_the_first_page_says_what_this_is_and_where_to_begin(world: World) -> None:
    page = await world.visitor().get("/")
    assert "sign" in words(page.one("h1"))
    assert {"/entries", "/settings"} <= {link["href"] for link in page.all("main a")}


@pytest.mark.parametrize(("density", "shown"), [(1, 0), (2, 2), (3, 4), (4, 6), (5, 6)])
async def test_a_denser_reader_meets_more_entries(world: World, density: int, shown: int) -> None:
    for number in range(6):
        await world.entry(f"Entry {number}")
    await world.entry("Hidden", published=False)
    page = await world.visitor().get(f"/?density={density}")
    assert shown == len(page.all(".card, tbody tr"))
    assert "Hidden" not in page.words


async def test_a_writer_does_not_meet_drafts_on_the_first_page(world: World) -> None:
    await world.entry("Hidden", published=False)
    cleo = await world.browser_of("cleo")
    assert "Hidden" not in (await cleo.get("/")).words


async def test_the_health_check_asks_the_database(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    response = await world.visitor().client.get("/healthz")
    assert (200, b"ok\n") == (response.status_code, await response.get_data(as_text=False))
    asked: list[object] = []
    monkeypatch.setattr("webapp.home.routes.alive", asked.append)
    await world.visitor().client.get("/healthz")
    assert 1 == len(asked)


async def test_a_visitor_without_cookies_gets_pages_without_a_session_cookie(world: World) -> None:
    visitor = world.visitor()
    await visitor.get("/")
    assert "handshape_session" not in str(visitor.response.headers.getlist("Set-Cookie"))
