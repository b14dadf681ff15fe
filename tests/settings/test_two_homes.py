"""A device and an account become one: nothing is lost, and where they differ the reader is asked."""

from __future__ import annotations

import pytest

from tests.page import words
from tests.settings.looking import look, said_of
from tests.visitor import Visitor
from tests.world import PASSWORD, World, email


async def ada_at_a_desk(world: World, **chosen_here: str) -> Visitor:
    """Ada's account wants high contrast; she chose something at a desk, then signed in there."""
    phone, desk = await world.browser_of("ada"), world.visitor()
    await phone.post("/settings", contrast="high")
    await desk.post("/settings", **chosen_here)
    await desk.sign_in(email("ada"), PASSWORD)
    return desk


async def test_what_a_visitor_and_their_account_chose_holds_together(world: World) -> None:
    desk = await ada_at_a_desk(world, sign_language="ase", density="1")
    await desk.get("/")
    assert {"density": "1", "contrast": "high"} == look(desk)
    assert [] == desk.page.all("form[action='/settings/device']"), "nothing to settle"
    phone = await world.browser_of("ada")
    await phone.get("/settings")
    assert {"density": "1", "contrast": "high"} == look(phone)
    assert "ase" == phone.page.all("#field-sign_language [selected]")[-1]["value"]


async def test_a_panel_that_was_sent_as_it_was_does_not_contradict_the_account(
    world: World,
) -> None:
    phone, desk = await world.browser_of("ada"), world.visitor()
    await phone.post("/settings", contrast="high", text_size="150")
    await desk.get("/")
    form = {"density": "1", "reading_level": "3", "contrast": "system", "text_size": "100"}
    await desk.send("/settings", **form, sign_language="")
    await desk.sign_in(email("ada"), PASSWORD)
    await desk.get("/")
    assert {"density": "1", "contrast": "high", "text_size": "150"} == look(desk)
    assert [] == desk.page.all("form[action='/settings/device']")


async def test_where_they_differ_the_account_stands_and_the_page_says_in_what(
    world: World,
) -> None:
    desk = await ada_at_a_desk(world, contrast="low", density="1")
    await desk.get("/entries")
    assert {"density": "1", "contrast": "high"} == look(desk)
    told = desk.page.one(".bar")
    assert words(told.select("li")[0]).endswith("your account: High, this device: Soft")
    assert 1 == len(told.select("li")), "only what differs"


async def test_one_press_uses_what_the_device_had(world: World) -> None:
    desk = await ada_at_a_desk(world, contrast="low", density="1")
    await desk.get("/entries")
    page = await desk.send("/settings/device", use="device")
    assert "Entries" == words(page.one("h1")), "back to where it was asked"
    assert {"density": "1", "contrast": "low"} == look(desk)
    assert [] == page.all("form[action='/settings/device']")
    phone = await world.browser_of("ada")
    await phone.get("/")
    assert {"density": "1", "contrast": "low"} == look(phone)


async def test_one_press_keeps_what_the_account_has_and_asks_no_more(world: World) -> None:
    desk = await ada_at_a_desk(world, contrast="low", density="1")
    await desk.get("/entries")
    page = await desk.send("/settings/device", use="account")
    assert {"density": "1", "contrast": "high"} == look(desk)
    assert [] == page.all("form[action='/settings/device']")
    await desk.get("/")
    assert [] == desk.page.all("form[action='/settings/device']")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_third_choice_settles_it_too(world: World) -> None:
    desk = await ada_at_a_desk(world, contrast="low", font="serif")
    await desk.post("/settings", contrast="normal")
    assert {"contrast": "normal", "font": "serif"} == look(desk)
    assert [] == desk.page.all("form[action='/settings/device']")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_nobody_else_is_asked_what_one_person_left_open(world: World) -> None:
    desk = await ada_at_a_desk(world, contrast="low")
    await desk.get("/")
    await desk.send("/sign-out")
    desk.token = ""
    await desk.get("/")
    assert [] == desk.page.all("form[action='/settings/device']")
    assert {"contrast": "low"} == look(desk), "this device is as it was before"
    await desk.sign_in(email("ben"), PASSWORD)
    await desk.get("/")
    assert [] == desk.page.all("form[action='/settings/device']")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_is_taken_back_elsewhere_does_not_return_from_a_cookie(world: World) -> None:
    desk = await ada_at_a_desk(world, density="1")
    phone = await world.browser_of("ada")
    await phone.post("/settings/reset", field="density")
    await desk.get("/")
    assert {"contrast": "high"} == look(desk)


async def test_all_is_forgotten_with_one_press(world: World) -> None:
    for visitor in (world.visitor(), await world.browser_of("ben")):
        await visitor.post("/settings", density="5", contrast="low", font="serif")
        page = await visitor.get("/settings")
        assert {"density": "5", "contrast": "low", "font": "serif"} == look(visitor)
        page = await visitor.send("/settings/reset", field="all")
        assert "All your choices are forgotten" in page.words
        assert {} == look(visitor)
        assert (await said_of(visitor, "density")).startswith("Not chosen")
        assert [] == visitor.page.all("[form=reset]")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_only_a_preference_can_be_taken_back(world: World) -> None:
    visitor = world.visitor()
    await visitor.post("/settings/reset", field="roles")
    assert 422 == visitor.status
