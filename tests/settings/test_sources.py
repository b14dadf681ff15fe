"""Each preference by itself: the address beats the account, the account the device it is read on."""

from __future__ import annotations

import pytest

from tests.settings.looking import chosen, said_of
from tests.visitor import Visitor
from tests.world import PASSWORD, World, email
from webapp.answers import ASKED_ALWAYS
from webapp.preferences import CHOICES, FIELDS

# fmt: off
ROWS = (
    # name            first guess  on the device  in the account  in the address
    ("density",       "3",         "1",           "2",            "5"),
    ("contrast",      "system",    "low",         "high",         "normal"),
    ("motion",        "system",    "full",        "reduced",      "full"),
    ("scheme",        "system",    "light",       "dark",         "light"),
    ("text_size",     "100",       "125",         "150",          "200"),
    ("spacing",       "normal",    "wide",        "widest",       "wide"),
    ("font",          "own",       "sans",        "serif",        "distinct"),
    ("reading_level", "3",         "4",           "5",            "2"),
    ("sign_language", "",          "ase",         "gsg",          "bfi"),
    ("text_language", "en",        "fr",          "es",           "it"),
)
HINTS = (
    # name       header                           what it says  what follows  the choice that beats it
    ("contrast", "Sec_CH_Prefers_Contrast",       '"more"',     "high",       "low"),
    ("contrast", "Sec_CH_Prefers_Contrast",       '"less"',     "low",        "high"),
    ("motion",   "Sec_CH_Prefers_Reduced_Motion", "reduce",     "reduced",    "full"),
    ("scheme",   "Sec_CH_Prefers_Color_Scheme",   '"dark"',     "dark",       "light"),
)
# fmt: on
EACH_FIELD = pytest.mark.parametrize(("name", "guess", "device", "account", "preview"), ROWS)


def test_every_preference_is_in_the_table() -> None:
    assert sorted(FIELDS) == sorted(row[0] for row in ROWS)


@EACH_FIELD
async def test_the_strongest_source_wins_and_is_told(
    world: World, name: str, guess: str, device: str, account: str, preview: str
) -> None:
    visitor = world.visitor()
    assert guess == await chosen(visitor, name)
    assert (await said_of(visitor, name)).startswith("Not chosen")

    await visitor.post("/settings", **{name: device})
    assert device == await chosen(visitor, name)
    assert "You chose this on this device." == await said_of(visitor, name)

    phone = await world.browser_of("ada")
    await phone.post("/settings", **{name: account})
    await visitor.sign_in(email("ada"), PASSWORD)
    assert account == await chosen(visitor, name)
    assert "in your account" in await said_of(visitor, name)

    page = await visitor.get(f"/settings?{name}={preview}")
    shown = page.all(f"#field-{name} :is([checked], [selected])")[-1]["value"]
    assert preview == shown
    assert "Only in this preview." in page.words
    assert account == await chosen(visitor, name), "a preview keeps nothing"


@EACH_FIELD
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_one_choice_is_taken_back_and_no_other(
    world: World, name: str, guess: str, device: str, account: str, preview: str
) -> None:
    for visitor in (world.visitor(), await world.browser_of("ada")):
        other = "scheme" if name != "scheme" else "density"
        kept = {"scheme": "dark", "density": "4"}[other]
        await visitor.post("/settings", **{name: device, other: kept})
        page = await visitor.get("/settings")
        button = page.one(f"#setting-{name} button[form=reset]")
        assert name == button["value"]
        page = await visitor.send("/settings/reset", field=name)
        assert "You took back “" in page.words
        assert (guess, kept) == (await chosen(visitor, name), await chosen(visitor, other))
        assert [] == visitor.page.all(f"#setting-{name} button[form=reset]")


@pytest.mark.parametrize(("name", "header", "says", "follows", "beats"), HINTS)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_device_is_heard_until_its_reader_chooses(
    world: World, name: str, header: str, says: str, follows: str, beats: str
) -> None:
    visitor = world.visitor()
    page = await visitor.get("/settings", **{header: says})
    assert follows == page.one("html")[f"data-{name}"]
    assert "Your device asks for this:" in page.one(f"#setting-{name}").text
    assert "system" == page.one(f"#field-{name} [checked]")["value"], "the device is no choice"
    await visitor.post("/settings", **{name: beats})
    page = await visitor.get("/", **{header: says})
    assert beats == page.one("html")[f"data-{name}"]
    await visitor.post("/settings", **{name: "system"})
    page = await visitor.get("/", **{header: says})
    assert follows == page.one("html")[f"data-{name}"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_answer_names_the_hints_that_had_a_say_and_no_others(world: World) -> None:
    visitor = world.visitor()
    await visitor.get("/")
    assert {"Sec-CH-Prefers-Contrast", "Sec-CH-Prefers-Color-Scheme",
            "Sec-CH-Prefers-Reduced-Motion", "Accept-Language"} <= varies(visitor)  # fmt: skip
    await visitor.post("/settings", contrast="normal", motion="full", text_language="de")
    await visitor.get("/")
    assert {*ASKED_ALWAYS, "Sec-CH-Prefers-Color-Scheme"} == varies(visitor)
    assert "Sec-CH-Prefers-Contrast" in visitor.response.headers["Accept-CH"], "still asked for"


def varies(visitor: Visitor) -> set[str]:
    """What an answer depended on, as it says itself."""
    return {name.strip() for name in visitor.response.headers["Vary"].split(",")}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_sending_the_form_as_it_is_chooses_nothing(world: World) -> None:
    visitor = world.visitor()
    await visitor.get("/settings", Accept_Language="de")
    await visitor.post("/settings", **{row[0]: row[1] for row in ROWS})
    for name in FIELDS:
        assert (await said_of(visitor, name)).startswith("Not chosen"), name


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_cookie_of_who_chose_everything_is_small(world: World) -> None:
    visitor = world.visitor()
    await visitor.post("/settings", **{row[0]: row[2] for row in ROWS})
    sizes = {each.name: len(each.value or "") for each in visitor.client.cookie_jar or ()}
    assert 20 < sizes["handshape_preferences"] < 400, sizes


def test_the_table_holds_choices_only() -> None:
    for name, *values in ROWS:
        if name in CHOICES:
            assert set(values) <= {str(choice) for choice in CHOICES[name]}, name
