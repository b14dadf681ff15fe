"""Requests that none of our own pages made are refused, before anything of them is read."""

from __future__ import annotations

from typing import Any

import pytest

from tests.page import Page
from tests.visitor import Visitor
from tests.world import World
from webapp.protection import COOKIE, HEADER

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

CHOICE = {"density": "2"}


async def refused(visitor: Visitor, **request: Any) -> Page:
    """Send a settings form in some way that has to be refused; the page that says so."""
    response = await visitor.client.post("/settings", **request)
    assert 403 == response.status_code
    page = Page(await response.get_data(as_text=True))
    page.check()
    assert "AUTH_003" in page.words
    assert "handshape_preferences" not in str(response.headers.getlist("Set-Cookie"))
    return page


async def known(world: World) -> Visitor:
    """A visitor who has a token."""
    visitor = world.visitor()
    await visitor.ensure_token()
    return visitor


async def test_a_form_with_its_token_is_taken(world: World) -> None:
    visitor = await known(world)
    await visitor.post("/settings", **CHOICE)
    assert "2" == visitor.page.one("html")["data-density"]


async def test_a_form_without_a_token_is_refused(world: World) -> None:
    await refused(await known(world), form=CHOICE)


@pytest.mark.parametrize("token", ["", "x", "é", "\ufffd", "0" * 64, "\x00"])
async def test_a_form_with_a_made_up_token_is_refused(world: World, token: str) -> None:
    await refused(await known(world), form={"csrf_token": token, **CHOICE})


async def test_the_token_of_another_visitor_is_refused(world: World) -> None:
    visitor, other = await known(world), await known(world)
    await refused(visitor, form={"csrf_token": other.token, **CHOICE})


async def test_a_token_is_worth_nothing_without_its_cookie(world: World) -> None:
    visitor = await known(world)
    stranger = world.visitor()
    await refused(stranger, form={"csrf_token": visitor.token, **CHOICE})


async def test_a_token_from_before_the_sign_in_is_worth_nothing_after_it(world: World) -> None:
    visitor = await known(world)
    old = visitor.token
    await visitor.sign_in("ada@example.org", "a long enough secret")
    await refused(visitor, form={"csrf_token": old, **CHOICE})


@pytest.mark.parametrize("cookie", ["", "short", "é" * 30, "x" * 4000])
async def test_a_made_up_visitor_cookie_opens_nothing(world: World, cookie: str) -> None:
    visitor = await known(world)
    stranger = world.visitor()
    await refused(
        stranger,
        form={"csrf_token": visitor.token, **CHOICE},
        headers={"Cookie": f"{COOKIE}={cookie}"},
    )


async def test_a_script_may_send_the_token_as_a_header(world: World) -> None:
    visitor = await known(world)
    headers = {HEADER: visitor.token}
    response = await visitor.client.post("/settings", form=CHOICE, headers=headers)
    assert 303 == response.status_code
    await refused(visitor, form=CHOICE, headers={HEADER: "wrong"})


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": "http://localhost:81"},
        {"Origin": "http://[evil"},
    ],
    ids=str,
)
async def test_what_a_browser_says_comes_from_elsewhere_is_refused(
    world: World, headers: dict[str, str]
) -> None:
    visitor = await known(world)
    await refused(visitor, form={"csrf_token": visitor.token, **CHOICE}, headers=headers)


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "none"}, {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"}],
    ids=str,
)
async def test_what_comes_from_our_own_pages_is_taken(
    world: World, headers: dict[str, str]
) -> None:
    visitor = await known(world)
    form = {"csrf_token": visitor.token, **CHOICE}
    response = await visitor.client.post("/settings", form=form, headers=headers)
    assert 303 == response.status_code


async def test_an_ordinary_form_takes_no_files(world: World) -> None:
    visitor = await known(world)
    await visitor.upload("/settings", b"x", "a.txt", **CHOICE)
    assert 415 == visitor.status
    assert "VAL_003" in visitor.page.words


async def test_a_page_that_is_only_read_takes_nothing(world: World) -> None:
    client = (await known(world)).client
    for send in (client.put, client.patch, client.delete, client.post):
        assert 404 == (await send("/entries/new/")).status_code
        response = await send("/dashboard")
        assert 405 == response.status_code
        assert {"GET", "HEAD", "OPTIONS"} == set(response.headers["Allow"].split(", "))
        Page(await response.get_data(as_text=True)).check()


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", ""])
async def test_a_body_that_is_no_form_proves_nothing(world: World, content_type: str) -> None:
    visitor = await known(world)
    body = f'{{"csrf_token": "{visitor.token}", "density": "2"}}'
    await refused(visitor, data=body, headers={"Content-Type": content_type})


async def test_a_form_larger_than_forms_are_is_refused_in_words(world: World) -> None:
    visitor = await known(world)
    form = {"csrf_token": visitor.token, "density": "2", "more": "x" * 1_100_000}
    await visitor.take(await visitor.client.post("/settings", form=form))
    assert 413 == visitor.status
    assert "VAL_002" in visitor.page.words
