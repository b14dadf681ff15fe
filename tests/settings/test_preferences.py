"""Preferences: which source wins, what a preview keeps, and how the choices show on every page."""

from __future__ import annotations

import json
from urllib.parse import urlencode

import pytest
from itsdangerous import URLSafeSerializer

from tests.page import words
from tests.visitor import Visitor
from tests.world import World
from webapp.reader import COOKIE

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

HINTS = {
    "Sec_CH_Prefers_Color_Scheme": '"dark"',
    "Sec_CH_Prefers_Reduced_Motion": "reduce",
    "Sec_CH_Prefers_Contrast": '"more"',
}


def look(visitor: Visitor) -> dict[str, object]:
    """How the page of this visitor looks."""
    root = visitor.page.one("html").attrs
    names = ("density", "density-name", "contrast", "motion", "scheme", "text-size")
    return {name: root[f"data-{name}"] for name in names}


async def test_a_stranger_gets_the_first_guess(world: World) -> None:
    visitor = world.visitor()
    await visitor.get("/")
    assert {
        "density": "3", "density-name": "normal", "contrast": "system", "motion": "system",
        "scheme": "system", "text-size": "100",
    } == look(visitor)  # fmt: skip


async def test_the_device_is_asked_before_anything_was_chosen(world: World) -> None:
    visitor = world.visitor()
    await visitor.get("/", **HINTS)
    assert ("high", "reduced", "dark") == tuple(
        look(visitor)[name] for name in ("contrast", "motion", "scheme")
    )


async def test_what_was_chosen_beats_the_device_field_by_field(world: World) -> None:
    visitor = world.visitor()
    await visitor.post("/settings", contrast="normal", density="4")
    await visitor.get("/", **HINTS)
    assert ("normal", "dark", "4") == tuple(
        look(visitor)[name] for name in ("contrast", "scheme", "density")
    )


async def test_the_account_beats_the_cookie_of_the_browser(world: World) -> None:
    phone, desk = await world.browser_of("ada"), world.visitor()
    await phone.post("/settings", density="2", contrast="high")
    await desk.post("/settings", density="5", text_size="150")
    await desk.sign_in("ada@example.org", "a long enough secret")
    await desk.get("/")
    assert ("2", "high", "150") == tuple(
        look(desk)[name] for name in ("density", "contrast", "text-size")
    )


async def test_what_a_visitor_chose_is_kept_by_a_new_account(world: World) -> None:
    visitor = world.visitor()
    await visitor.post("/settings", density="1")
    visitor.token = ""
    await visitor.post(
        "/sign-up", name="Fay", email="fay@example.org", password="four words of hers"
    )
    other = world.visitor()
    await other.sign_in("fay@example.org", "four words of hers")
    await other.get("/")
    assert "1" == look(other)["density"]


async def test_a_preview_shows_and_says_so_and_saves_nothing(world: World) -> None:
    visitor = world.visitor()
    await visitor.post("/settings", density="4")
    page = await visitor.get("/entries?density=1&contrast=high")
    assert ("1", "high") == (look(visitor)["density"], look(visitor)["contrast"])
    assert "Nothing has been saved" in page.words
    assert "Set-Cookie" not in visitor.response.headers
    back = page.one(".bar a")
    page = await visitor.get(str(back["href"]))
    assert ("4", "system") == (look(visitor)["density"], look(visitor)["contrast"])
    assert "Nothing has been saved" not in page.words


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"density": "9"}, "3"),
        ({"density": "0"}, "3"),
        ({"density": ""}, "3"),
        ({"density": "5 "}, "3"),
        ({"density": "5"}, "5"),
        ({"contrast": "neon", "density": "2"}, "2"),
    ],
    ids=str,
)
async def test_a_value_that_is_no_choice_is_passed_over(
    world: World, query: dict[str, str], expected: str
) -> None:
    visitor = world.visitor()
    await visitor.get(f"/?{urlencode(query)}")
    assert (200, expected) == (visitor.status, look(visitor)["density"])
    assert "system" == look(visitor)["contrast"]


async def test_a_cookie_that_is_rubbish_is_passed_over(world: World) -> None:
    signer = URLSafeSerializer(str(world.app.secret_key), salt="preferences")
    ours: list[object] = [
        [], "x", None, 7, {"density": "99"}, {"density": [1]}, {"density": {"a": 1}},
        {"text_language": None}, {"sign_language": "\x00"}, {"__class__": "x"},
    ]  # fmt: skip
    values = [*(str(signer.dumps(each)) for each in ours), "", "x", "a.b", "é", json.dumps({})]
    for value in values:
        visitor = world.visitor()
        await visitor.get("/", Cookie=f"{COOKIE}={value}")
        assert (200, "3") == (visitor.status, look(visitor)["density"]), value


async def test_a_cookie_signed_by_somebody_else_is_not_believed(world: World) -> None:
    forged = URLSafeSerializer("another key" * 4, salt="preferences").dumps({"density": 5})
    visitor = world.visitor()
    await visitor.get("/", Cookie=f"{COOKIE}={forged}")
    assert "3" == look(visitor)["density"]


@pytest.mark.parametrize(
    ("field", "typed"),
    [("density", "9"), ("contrast", "neon"), ("sign_language", "en"), ("text_language", "ase"),
     ("text_size", "1000"), ("reading_level", "")],
)  # fmt: skip
async def test_a_wrong_choice_is_told_and_the_others_kept(
    world: World, field: str, typed: str
) -> None:
    visitor = world.visitor()
    chosen = {
        "density": "4", "contrast": "high", "motion": "reduced", "scheme": "dark",
        "text_size": "150", "reading_level": "2", "sign_language": "bfi", "text_language": "de",
    }  # fmt: skip
    page = await visitor.post("/settings", **{**chosen, field: typed})
    assert 422 == visitor.status
    assert page.one("title").text.startswith("Error:")
    assert [f"#field-{field}"] == [a["href"] for a in page.one(".error-summary").select("a")]
    for name in set(chosen) - {field, "sign_language", "text_language"}:
        assert chosen[name] == page.one(f"#field-{name} input[checked]")["value"], name
    for name in {"sign_language", "text_language"} - {field}:
        assert {chosen[name]} == {
            each["value"] for each in page.all(f"#field-{name} option[selected]")
        }
    await visitor.get("/")
    assert "3" == look(visitor)["density"], "nothing of a refused form is kept"


async def test_every_choice_of_the_form_can_be_made_and_is_shown_as_made(world: World) -> None:
    visitor = world.visitor()
    chosen = {
        "density": "5", "contrast": "high", "motion": "reduced", "scheme": "dark",
        "text_size": "200", "reading_level": "1", "sign_language": "gsg", "text_language": "de",
    }  # fmt: skip
    page = await visitor.post("/settings", **chosen)
    page.one(".notice--good")
    for name in set(chosen) - {"sign_language", "text_language"}:
        assert chosen[name] == page.one(f"#field-{name} input[checked]")["value"], name
    assert "gsg" in {each["value"] for each in page.all("#field-sign_language option[selected]")}
    assert ("5", "max", "200") == tuple(
        look(visitor)[name] for name in ("density", "density-name", "text-size")
    )


async def test_each_choice_says_where_it_came_from(world: World) -> None:
    ada = await world.browser_of("ada")
    await ada.post("/settings", density="2")
    page = await ada.get("/settings?contrast=high", **HINTS)
    said = {
        name: words(page.one(f"#{page.one(f'#field-{name}')['aria-describedby']}"))
        for name in ("density", "contrast", "scheme", "text_size")
    }
    assert 4 == len(set(said.values())), said


async def test_the_panel_of_a_page_leads_back_to_it(world: World) -> None:
    await world.entry()
    visitor = world.visitor()
    page = await visitor.get("/entries/fire-alarm")
    page = await visitor.send("/settings", density="1", reading_level="2")
    assert "Fire alarm" == words(page.one("h1"))
    assert "1" == look(visitor)["density"]


@pytest.mark.parametrize("goal", ["//evil.example", "https://evil.example", "/\\evil", "//["])
async def test_the_panel_leads_nowhere_else(world: World, goal: str) -> None:
    visitor = world.visitor()
    await visitor.ensure_token()
    form = {"csrf_token": visitor.token, "density": "1", "next": goal}
    response = await visitor.client.post("/settings", form=form)
    assert "/settings?saved=1" == response.headers["Location"]


async def test_a_page_has_the_shape_that_fits_its_density(world: World) -> None:
    await world.entry()
    visitor = world.visitor()
    calm = await visitor.get("/entries?density=1")
    assert (0, 0) == (len(calm.all("ul.tiles")), len(calm.all("table")))
    assert (1, 0) == (len((await visitor.get("/entries?density=3")).all("ul.tiles")), 0)
    assert 1 == len((await visitor.get("/entries?density=5")).all("table"))


async def test_the_interface_itself_speaks_easily_to_easy_readers(world: World) -> None:
    visitor = world.visitor()
    plain = (await visitor.get("/settings?reading_level=3")).one("main .lead").text
    easy = (await visitor.get("/settings?reading_level=1")).one("main .lead").text
    assert plain != easy
    assert len(easy) < len(plain)
