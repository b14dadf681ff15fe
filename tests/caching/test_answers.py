"""How pages leave: not again to who has them, small to who can unpack, with no secret in what shrinks."""

from __future__ import annotations

import gzip

import pytest

from tests.caching.readers import PLACES, VISITOR, cookies, seen, stocked
from tests.visitor import TOKEN
from tests.wire import Raw, asked
from tests.world import World
from webapp.answers import ASKED_ALWAYS

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize("place", PLACES)
async def test_who_has_a_page_is_not_sent_it_again(world: World, place: str) -> None:
    await stocked(world)
    cookie = cookies(world.app, {})
    for _ in range(2):  # drawn, then kept
        first = await asked(world.app, place, cookie=cookie)
        etag = first.headers["etag"]
        for known in (etag, f'"other", {etag}', "*", etag.removeprefix("W/")):
            again = await asked(world.app, place, cookie=cookie, if_none_match=known)
            assert (304, b"", etag) == (again.status, again.body, again.headers["etag"])
            assert first.headers["vary"] == again.headers["vary"]
            assert "content-length" not in again.headers
        assert 200 == (await asked(world.app, place, cookie=cookie, if_none_match='"x"')).status


async def test_every_reader_has_a_validator_of_their_own(world: World) -> None:
    await stocked(world)
    answers = [
        await asked(world.app, "/entries", cookie=cookies(world.app, chosen, visitor))
        for visitor in (VISITOR, "somebody-else-with-an-id")
        for chosen in ({}, {"density": 1}, {"contrast": "high"}, {"text_language": "de"})
    ]
    assert 8 == len({each.headers["etag"] for each in answers})


async def test_a_page_shrinks_for_who_can_unpack_it(world: World) -> None:
    await stocked(world)
    for place in (*PLACES, "/settings", "/sign-in"):
        for _ in range(2):
            plain, packed = [
                await asked(world.app, place, cookie=cookies(world.app, {}), accept_encoding=way)
                for way in ("identity", "br, gzip;q=0.5")
            ]
            assert "content-encoding" not in plain.headers
            assert "gzip" == packed.headers["content-encoding"]
            assert plain.body == gzip.decompress(packed.body)
            assert len(packed.body) < len(plain.body) / 2
            for each in (plain, packed):
                assert str(len(each.body)) == each.headers["content-length"]
                assert set(ASKED_ALWAYS) <= set(each.headers["vary"].split(", "))


@pytest.mark.parametrize("way", ["", "identity", "br", "gzip;q=0", "gzip;q=0.0, *", "*;q=0"])
async def test_who_cannot_unpack_gets_the_page_as_it_is(world: World, way: str) -> None:
    assert "content-encoding" not in (await asked(world.app, "/", accept_encoding=way)).headers


async def test_other_texts_shrink_and_pictures_do_not(world: World) -> None:
    page = (await asked(world.app, "/")).page
    style = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    packed = await asked(world.app, style, accept_encoding="gzip")
    assert ("gzip", "Accept-Encoding") == (
        packed.headers["content-encoding"], packed.headers["vary"],
    )  # fmt: skip
    assert (await asked(world.app, style)).body == gzip.decompress(packed.body)
    assert (
        "content-encoding"
        not in (await asked(world.app, "/healthz", accept_encoding="gzip")).headers
    )


async def test_a_token_is_never_compressed(world: World) -> None:
    await stocked(world)
    for place in ("/entries", "/entries", "/settings"):
        sent = await asked(
            world.app, f"{place}?x=csrf_token", accept_encoding="gzip",
            cookie=cookies(world.app, {}),
        )  # fmt: skip
        (token,) = set(TOKEN.findall(sent.page))
        assert sent.page.count(token) == sent.body.count(token.encode()), "not as it is"


@pytest.mark.parametrize("place", ["/entries", "/settings", "/nowhere"])
async def test_the_head_of_a_page_is_its_headers(world: World, place: str) -> None:
    await stocked(world)
    for _ in range(2):
        cookie = cookies(world.app, {})
        page = await asked(world.app, place, cookie=cookie)
        head = await asked(world.app, place, method="HEAD", cookie=cookie)
        assert (page.status, b"") == (head.status, head.body)
        assert page.headers == head.headers


async def test_going_back_in_history_gets_the_document(world: World) -> None:
    await stocked(world)
    for _ in range(2):
        part = await seen(world.app, "/entries", {}, region="results")
        whole = await asked(
            world.app, "/entries", cookie=cookies(world.app, {}), hx_request="true",
            hx_target="section#results", hx_history_restore_request="true",
        )  # fmt: skip
        assert not part.page.startswith("<!doctype")
        assert whole.page.startswith("<!doctype")


async def test_no_text_that_somebody_sends_is_a_hole(world: World) -> None:
    page: Raw = await asked(world.app, "/entries?page=%3Ctoken%3E")
    assert "<token>" not in page.page
