"""Signing in and out: the right person, one session, and no way to another site."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from tests.visitor import Visitor
from tests.world import PASSWORD, World, email
from webapp.accounts.models import Session
from webapp.database import db, now
from webapp.identity import COOKIE, fingerprint
from webapp.permissions import PROGRAM

sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

# Ways to write an address of another site that have fooled programs before.
ELSEWHERE = (
    "https://evil.example/",
    "http:evil.example",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "/\t/evil.example/",
    "/\n/evil.example/",
    "\t//evil.example/",
    " //evil.example/",
    "//[evil",
    "//evil.example\\@here/",
    "javascript:alert(1)",
    "data:text/html,evil",
    "evil.example/",
    "@evil.example/",
    "/\x00/evil.example",
    "/\u202e/evil.example",
)


def session_cookie(visitor: Visitor) -> str:
    """What this browser holds of its session."""
    found = [each.value for each in visitor.client.cookie_jar or () if each.name == COOKIE]
    return str(found[0]) if found else ""


async def test_the_right_words_open_a_session(world: World) -> None:
    ada = world.visitor()
    page = await ada.post("/sign-in", email=" ADA@example.org ", password=PASSWORD)
    assert 200 == ada.status
    assert "Ada" in page.one(".masthead__name").text


@sqlite_only
async def test_a_wrong_password_and_an_unknown_address_are_told_alike(world: World) -> None:
    told = []
    for address in (email("ada"), email("nobody")):
        visitor = world.visitor()
        page = await visitor.post("/sign-in", email=address, password="not her password")
        told.append((visitor.status, page.one(".error-summary").text))
        assert address == page.one("#field-email")["value"]
        assert "not her password" not in page.html
        assert "" == session_cookie(visitor)
    assert told[0] == told[1]
    assert 422 == told[0][0]


@sqlite_only
@pytest.mark.parametrize("field", ["email", "password"])
async def test_an_empty_field_is_told(world: World, field: str) -> None:
    visitor = world.visitor()
    page = await visitor.post("/sign-in", **{"email": "a@b.org", "password": "x", field: ""})
    assert 422 == visitor.status
    assert page.one(f"#field-{field}-error").text.strip()


async def test_a_cookie_replayed_after_sign_out_opens_nothing(world: World) -> None:
    ada = await world.browser_of("ada")
    stolen = session_cookie(ada)
    thief = world.visitor()
    thief.client.set_cookie("localhost", COOKIE, stolen)
    assert "Ada" in (await thief.get("/")).one(".masthead__name").text
    await ada.post("/sign-out")
    assert [] == (await ada.get("/")).all(".masthead__name")
    assert "" == session_cookie(ada)
    assert [] == (await thief.get("/")).all(".masthead__name")


async def test_signing_out_ends_this_session_only(world: World) -> None:
    phone, desk = await world.browser_of("ada"), await world.browser_of("ada")
    await phone.post("/sign-out")
    assert "Ada" in (await desk.get("/")).one(".masthead__name").text


@sqlite_only
async def test_a_session_is_new_at_each_sign_in(world: World) -> None:
    ada = world.visitor()
    ada.client.set_cookie("localhost", COOKIE, "chosen-by-somebody-else")
    await ada.sign_in(email("ada"), PASSWORD)
    first = session_cookie(ada)
    await ada.sign_in(email("ada"), PASSWORD)
    second = session_cookie(ada)
    assert 3 == len({"chosen-by-somebody-else", first, second})


@sqlite_only
async def test_only_a_fingerprint_of_the_session_is_stored(world: World) -> None:
    ada = await world.browser_of("ada")
    async with world.acting_as(PROGRAM):
        stored = (await db.scalars(select(Session.fingerprint))).all()
    assert 1 == len(stored)
    assert stored[0] not in session_cookie(ada)
    assert 64 == len(stored[0]) == len(fingerprint("anything"))


async def test_a_session_ends_by_itself(world: World) -> None:
    ada = await world.browser_of("ada")
    async with world.acting_as(PROGRAM):
        await db.execute(update(Session).values(expires_at=now() - timedelta(seconds=1)))
    assert [] == (await ada.get("/")).all(".masthead__name")


@sqlite_only
@pytest.mark.parametrize("cookie", ["", "x", "a.b.c", "%00", "é", '"', "x" * 4000])
async def test_a_cookie_that_is_none_of_ours_is_nobody(world: World, cookie: str) -> None:
    visitor = world.visitor()
    response = await visitor.client.get("/", headers={"Cookie": f"{COOKIE}={cookie}"})
    assert 200 == response.status_code
    assert "/sign-in" in await response.get_data(as_text=True)


@sqlite_only
async def test_signing_in_leads_to_where_the_reader_wanted_to_go(world: World) -> None:
    ada = world.visitor()
    page = await ada.get("/sign-in?next=/settings")
    assert "/settings" == page.one('form[action="/sign-in"] input[name=next]')["value"]
    page = await ada.send("/sign-in", email=email("ada"), password=PASSWORD)
    assert "Settings" == page.one("h1").text


@sqlite_only
@pytest.mark.parametrize("goal", ELSEWHERE)
async def test_no_address_of_another_site_is_followed(world: World, goal: str) -> None:
    ada = world.visitor()
    page = await ada.take(await ada.client.get("/sign-in", query_string={"next": goal}))
    assert 200 == ada.status
    assert "/" == page.one('form[action="/sign-in"] input[name=next]')["value"]
    await ada.ensure_token()
    form = {"csrf_token": ada.token, "email": email("ada"), "password": PASSWORD, "next": goal}
    response = await ada.client.post("/sign-in", form=form)
    # A control character in any field may also be refused as such; it leads nowhere then either.
    assert response.status_code in {303, 422}
    assert "/" == response.headers.get("Location", "/")


@sqlite_only
async def test_signing_out_without_a_session_does_no_harm(world: World) -> None:
    visitor = world.visitor()
    await visitor.post("/sign-out")
    assert 200 == visitor.status
