"""Making an account: what is taken, what comes back, and what is never shown again."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select

from tests.conftest import MakeApp
from tests.visitor import Visitor
from tests.world import PASSWORD, World
from webapp.accounts.models import Account
from webapp.app import Handshape
from webapp.database import db
from webapp.permissions import PROGRAM

NEW = {"name": "Fay", "email": "Fay@Example.org", "password": "four words of hers"}


async def test_a_person_makes_an_account_and_is_signed_in(app: Handshape) -> None:
    visitor = Visitor(app)
    page = await visitor.post("/sign-up", **NEW, next="/entries")
    assert 200 == visitor.status
    assert "Fay" in page.one(".masthead__name").text
    assert "Entries" == page.one("h1").text


async def test_a_new_account_can_read_and_choose_but_not_write(app: Handshape) -> None:
    visitor = Visitor(app)
    await visitor.post("/sign-up", **NEW)
    await visitor.get("/entries/new")
    assert 403 == visitor.status


async def test_the_password_is_kept_as_a_hash_only(world: World) -> None:
    await world.visitor().post("/sign-up", **NEW)
    async with world.acting_as(PROGRAM):
        account = await db.scalar(select(Account).where(Account.email == "fay@example.org"))
    assert account is not None
    assert account.password_hash.startswith("$2b$")
    assert NEW["password"] not in account.password_hash


async def test_an_address_in_use_is_told_and_what_was_typed_stays(world: World) -> None:
    visitor = world.visitor()
    page = await visitor.post("/sign-up", name="Ada 2", email="ADA@example.org", password=PASSWORD)
    assert 422 == visitor.status
    assert "Ada 2" == page.one("#field-name")["value"]
    assert page.one("#field-email-error").text.strip()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ""),
        ("name", "x" * 81),
        ("email", "no address"),
        ("email", "ada@"),
        ("email", "ada\x00@example.org"),
        ("email", "ada\r\nBcc: all@example.org"),
        ("email", f"{'a' * 200}@example.org"),
        ("password", "short"),
        ("password", ""),
        ("password", "x" * 201),
    ],
)
async def test_a_wrong_answer_comes_back_at_its_field(
    app: Handshape, field: str, typed: str
) -> None:
    visitor = Visitor(app)
    page = await visitor.post("/sign-up", **{**NEW, field: typed})
    assert 422 == visitor.status
    assert page.one("title").text.startswith("Error:")
    summary = page.one(".error-summary")
    assert "-1" == summary["tabindex"]
    assert [f"#field-{field}"] == [link["href"] for link in summary.select("a")]
    assert f"field-{field}-error" in str(page.one(f"#field-{field}")["aria-describedby"])
    assert "true" == page.one(f"#field-{field}")["aria-invalid"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_password_never_comes_back_in_a_page(app: Handshape) -> None:
    visitor = Visitor(app)
    page = await visitor.post("/sign-up", **{**NEW, "email": "wrong"})
    assert 422 == visitor.status
    assert NEW["password"] not in page.html
    assert "value" not in page.one("#field-password").attrs


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_least_length_that_is_told_is_the_least_that_is_taken(app: Handshape) -> None:
    visitor = Visitor(app)
    page = await visitor.get("/sign-up")
    told = [word for word in page.one("#field-password-hint").text.split() if word.isdigit()]
    await visitor.post("/sign-up", **{**NEW, "password": "x" * (int(told[0]) - 1)})
    assert 422 == visitor.status
    await visitor.post("/sign-up", **{**NEW, "password": "x" * int(told[0])})
    assert 200 == visitor.status


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_passwords_that_differ_after_72_bytes_are_different(app: Handshape) -> None:
    long = "a" * 72
    await Visitor(app).post("/sign-up", **{**NEW, "password": long + "one"})
    visitor = Visitor(app)
    await visitor.sign_in(NEW["email"], long + "two")
    assert 422 == visitor.status
    await visitor.sign_in(NEW["email"], long + "one")
    assert 200 == visitor.status


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_hub_may_keep_its_accounts_to_itself(make_app: MakeApp) -> None:
    visitor = Visitor(make_app(SIGN_UP="no"))
    await visitor.get("/sign-up")
    assert 404 == visitor.status
    await visitor.post("/sign-up", **NEW)
    assert 404 == visitor.status
    page = await visitor.get("/sign-in")
    assert [] == page.all('a[href="/sign-up"]')


async def test_two_who_want_the_same_address_at_once_get_one_account(world: World) -> None:
    visitors = [world.visitor() for _ in range(4)]
    for visitor in visitors:
        await visitor.ensure_token()
    await asyncio.gather(*(visitor.post("/sign-up", **NEW) for visitor in visitors))
    assert {200, 422, 409} >= {visitor.status for visitor in visitors}
    async with world.acting_as(PROGRAM):
        found = await db.scalars(select(Account.id).where(Account.email == "fay@example.org"))
        assert 1 == len(found.all())
