"""What is one person's own never reaches another: names, tokens, previews, what was set aside."""

from __future__ import annotations

import re

import pytest

from tests.caching.readers import PLACES, cookies, stocked
from tests.settings.test_two_homes import ada_at_a_desk
from tests.visitor import TOKEN
from tests.wire import asked
from tests.world import World
from webapp.events import Event
from webapp.holes import csrf_field
from webapp.hub import END
from webapp.permissions import NOBODY
from webapp.preferences import DEFAULT
from webapp.protection import token
from webapp.streams import Draw, Listener
from webapp.variants import Cache

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_two_people_and_a_visitor_each_get_their_own(world: World) -> None:
    await stocked(world)
    ada, ben, nobody = await world.browser_of("ada"), await world.browser_of("ben"), world.visitor()
    for place in PLACES * 2:
        tokens = set()
        for who, name in ((nobody, ""), (ada, "Ada"), (ben, "Ben"), (nobody, "")):
            page = await who.get(place)
            assert [name] * bool(name) == [each.get_text() for each in page.all(".masthead__name")]
            found = set(TOKEN.findall(page.html))
            assert 1 == len(found), "all forms of a page have one token"
            tokens |= found
        assert 3 == len(tokens)


async def test_a_page_for_somebody_signed_in_is_never_kept(world: World) -> None:
    await stocked(world)
    ada = await world.browser_of("ada")
    for place in PLACES:
        await ada.get(place)
        assert "ETag" not in ada.response.headers
    assert [] == kept_pages(world)


async def test_a_kept_page_holds_the_token_of_who_gets_it_and_it_is_taken(world: World) -> None:
    await stocked(world)
    secret = str(world.app.secret_key)
    for number in ("a" * 24, "b" * 24, "a" * 24):
        page = (await asked(world.app, "/entries", cookie=cookies(world.app, {}, number))).page
        assert {token(secret, number, "")} == set(TOKEN.findall(page))
    new = await asked(world.app, "/entries")
    found = re.search("handshape_visitor=([^;]+)", new.headers["set-cookie"])
    assert found
    assert {token(secret, found[1], "")} == set(TOKEN.findall(new.page))
    visitor = world.visitor()
    await visitor.get("/entries")
    await visitor.get("/entries")
    await visitor.send("/settings", density="1")
    assert (200, "1") == (visitor.status, visitor.page.one("html")["data-density"])


async def test_a_preview_is_never_kept_and_changes_no_other_page(world: World) -> None:
    await stocked(world)
    visitor = world.visitor()
    for address in ("/entries?density=1", "/entries?density=1&sign_language=ase"):
        for _ in range(2):
            page = await visitor.get(address)
            assert 1 == len(page.all(".bar"))
            assert "ETag" not in visitor.response.headers
    assert [] == kept_pages(world)
    page = await visitor.get("/entries")
    assert ("3", []) == (page.one("html")["data-density"], page.all(".bar"))
    page = await visitor.get("/entries?density=1")
    assert ("1", 1) == (page.one("html")["data-density"], len(page.all(".bar")))


async def test_a_page_with_the_bar_of_what_was_set_aside_is_never_kept(world: World) -> None:
    await stocked(world)
    desk = await ada_at_a_desk(world, contrast="low")
    for address in ("/", "/entries"):
        assert 1 == len((await desk.get(address)).all("form[action='/settings/device']"))
        assert [] == (await world.visitor().get(address)).all(".bar")


async def test_hints_of_a_device_reach_only_this_device(world: World) -> None:
    await stocked(world)
    for _ in range(2):
        for scheme, contrast, language in (("dark", "more", "de"), ("light", "less", "en")):
            page = await asked(
                world.app, "/entries", accept_language=language,
                sec_ch_prefers_color_scheme=f'"{scheme}"', sec_ch_prefers_contrast=f'"{contrast}"',
            )  # fmt: skip
            assert f'lang="{language}"' in page.page[:100]
            said = {"more": "high", "less": "low"}[contrast]
            assert f'data-contrast="{said}"' in page.page
            assert ('data-scheme="dark"' in page.page) == (scheme == "dark")
            assert {"accept-language", "sec-ch-prefers-color-scheme"} <= {
                name.strip().lower() for name in page.headers["vary"].split(",")
            }


async def test_the_session_decides_and_not_what_the_page_was_for_the_one_before(
    world: World,
) -> None:
    await stocked(world)
    visitor = world.visitor()
    await visitor.get("/entries")
    ned = await world.browser_of("ned")
    assert (await ned.get("/entries")).all('a[href="/entries/new"]')
    assert [] == (await visitor.get("/entries")).all('a[href="/entries/new"]')


def kept_pages(world: World) -> list[object]:
    """The keys of the whole pages that are kept."""
    cache: Cache = world.app.extensions["cache"]
    return [key for key in cache.memory.things if str(key).startswith("('page")]


async def test_a_streamed_fragment_with_a_hole_is_not_sent(world: World) -> None:
    def draw(_: Event) -> str:
        return f"<form>{csrf_field()}</form>"

    async def drawn(make: Draw) -> bytes:
        hub = world.app.extensions["hub"]
        listener = Listener(world.app, hub, NOBODY, DEFAULT, make, lambda *_: True)
        return await listener.drawn(END)

    assert b"id: 0\ndata: <p>\n\n" == await drawn(lambda _: "<p>")
    assert b"" == await drawn(draw)
