"""How films are watched: chosen on a page of its own, kept like all choices, asked for only by players."""

from __future__ import annotations

import json

import pytest

from tests.captions.films import HEARD, film
from tests.page import words
from tests.world import World
from webapp.preferences import DEFAULT, KNOWN, valid
from webapp.watching import WATCHING

sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
PLACE = "/settings/watching"


def test_every_choice_is_valid_and_the_first_guess_is_one_of_them() -> None:
    for name, choices in WATCHING.items():
        assert [*choices] == [valid(name, str(choice)) for choice in choices]
        assert getattr(DEFAULT, name) in choices
        assert valid(name, "x") is None
    assert len(set(KNOWN)) == len(KNOWN)


@sqlite_only
async def test_what_is_chosen_is_kept_on_the_device_and_shown_again(world: World) -> None:
    visitor = world.visitor()
    await visitor.post(PLACE, sign_layout="side", caption_colour="yellow", play_speed="0.5")
    page = await visitor.get(PLACE)
    chosen = {str(each["name"]): str(each["value"]) for each in page.all("#watching [checked]")}
    assert ("side", "33") == (chosen["sign_layout"], chosen["sign_size"])
    assert "yellow" == page.one("#field-caption_colour [selected]")["value"]
    assert "yellow" == page.one("#caption-sample")["data-caption-colour"]


@sqlite_only
async def test_it_goes_with_the_account_to_another_device_and_into_the_passport(
    world: World,
) -> None:
    desk, phone = await world.browser_of("ada"), await world.browser_of("ada")
    await desk.post(PLACE, sign_size="50", caption_display="off")
    page = await phone.get(PLACE)
    assert "50" == page.one("#field-sign_size [checked]")["value"]
    response = await phone.client.get("/settings/passport")
    passport = json.loads(await response.get_data(as_text=True))
    assert {"sign_size": 50, "caption_display": "off"} == passport["preferences"]


@sqlite_only
async def test_an_answer_that_is_none_is_told_and_the_others_kept_in_the_form(world: World) -> None:
    visitor = world.visitor()
    page = await visitor.post(PLACE, sign_layout="upside", sign_size="50")
    assert 422 == visitor.status
    assert "#field-sign_layout" == page.one(".error-summary a")["href"]
    assert "50" == page.one("#field-sign_size [checked]")["value"]


@sqlite_only
async def test_it_is_taken_back_at_once_and_leaves_other_choices(world: World) -> None:
    visitor = world.visitor()
    await visitor.post("/settings", density="2")
    await visitor.post(PLACE, sign_size="50", play_mirror="on")
    await visitor.post("/settings/reset", field="watching")
    page = await visitor.get(PLACE)
    assert "33" == page.one("#field-sign_size [checked]")["value"]
    assert "2" == page.one("html")["data-density"]


@sqlite_only
async def test_the_form_leads_back_to_the_video_and_nowhere_else(world: World) -> None:
    visitor = world.visitor()
    page = await visitor.get(f"{PLACE}?next=/videos/7")
    assert "/videos/7" == page.one("#watching [name=next]")["value"]
    page = await visitor.post(PLACE, sign_size="50", next="//elsewhere.example/")
    assert "Your choices are kept." in page.words


@sqlite_only
async def test_a_preview_of_it_is_named_and_can_be_kept(world: World) -> None:
    await film(world, await world.entry(), HEARD, captioned=True)
    visitor = world.visitor()
    page = await visitor.get("/videos/1?caption_font=mono")
    assert "mono" == page.one(".captions")["data-caption-font"]
    assert ["Letters of captions Plain, all as wide"] == [
        words(each) for each in page.all(".bar li")
    ]
    await visitor.post("/settings", caption_font="mono")
    page = await visitor.get("/videos/1")
    assert "mono" == page.one(".captions")["data-caption-font"]
