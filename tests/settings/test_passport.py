"""The passport: choices leave as a file and come in again, and what is not understood is kept."""

from __future__ import annotations

import base64
import json
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.settings.looking import look
from tests.visitor import Visitor
from tests.world import PASSWORD, World, email
from webapp.keeping import MORE, changed
from webapp.preferences import CHOICES, FIELDS
from webapp.reader import ROOM
from webapp.settings.passport import DEEPEST, LONGEST, Unreadable, read_passport, written

KNOWN = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(values) for name, values in CHOICES.items()}
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=10)
UNKNOWN = st.dictionaries(NAMES.filter(lambda name: name not in FIELDS), ANYTHING, max_size=4)


def passport(**preferences: object) -> str:
    """A passport as another program may write it."""
    told = {"format": "handshape-preferences", "version": 1, "preferences": preferences}
    return json.dumps(told)


async def told(visitor: Visitor) -> dict[str, Any]:
    """The preferences in a reader's passport."""
    response = await visitor.client.get("/settings/passport")
    found: dict[str, Any] = json.loads(await response.get_data(as_text=True))
    preferences: dict[str, Any] = found["preferences"]
    return preferences


@given(KNOWN, UNKNOWN)
@settings(deadline=None)
def test_a_passport_says_again_what_it_was_told(
    known: dict[str, Any], more: dict[str, Any]
) -> None:
    read = read_passport(passport(**{**known, **more}))
    assert (known, (), more) == (read.chosen, read.wrong, read.more)
    kept = changed({}, {**read.chosen, MORE: read.more})
    again = read_passport(written(kept))
    chosen = {name: value for name, value in known.items() if value != "system"}
    assert (chosen, (), more) == (again.chosen, again.wrong, again.more)


@given(st.text() | ANYTHING.map(json.dumps))
@settings(deadline=None)
def test_whatever_else_comes_is_refused_in_words(text: str) -> None:
    with pytest.raises(Unreadable):
        read_passport(text)


# fmt: off
REFUSED = (
    ("nothing",        "",                                                 "choose a file or paste"),
    ("no JSON",        "density: 1",                                       "is not JSON"),
    ("half of one",    passport(density=1)[:-3],                           "is not JSON"),
    ("another file",   '{"density": 1}',                                   "not a preference passport"),
    ("a list",         "[1]",                                              "not a preference passport"),
    ("a version",      passport().replace(": 1,", ": 2,"),                 "of a version"),
    ("empty",          passport().replace("{}", "[]"),                     "no preferences"),
    ("no number",      passport(x=1).replace('"x": 1', '"x": NaN'),        "is not JSON"),
    ("endless",        passport(x=1).replace('"x": 1', '"x": 1e999'),      "is not JSON"),
    ("half a sign",    passport(x="\ud800"),                               "is not JSON"),
    ("a deep one",     passport(x=1).replace('"x": 1', '"x": ' + "[" * 30 + "]" * 30), "inside each other"),
    ("a deeper one",   passport(x=1).replace('"x": 1', '"x": ' + "[" * 30_000 + "]" * 30_000), "not JSON"),
    ("a long one",     passport(x="y" * LONGEST),                          "too long"),
)
# fmt: on


@pytest.mark.parametrize(("text", "why"), [row[1:] for row in REFUSED], ids=[r[0] for r in REFUSED])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_is_no_passport_is_refused_and_stays_in_the_form(
    world: World, text: str, why: str
) -> None:
    visitor = world.visitor()
    await visitor.post("/settings", density="4")
    page = await visitor.post("/settings/import", text=text)
    assert 422 == visitor.status
    assert why in page.one(".error-summary").text.replace("\n", " ")
    assert text[:LONGEST] == page.one("#field-text").text.removeprefix("\n")
    assert {"density": 4} == await told(visitor), "nothing is lost"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_file_that_is_no_passport_comes_back_as_text(world: World) -> None:
    visitor = world.visitor()
    page = await visitor.upload("/settings/import", b'{"a": "\xff\xc3\xa4"}', "a.json")
    assert 422 == visitor.status
    assert '{"a": "�ä"}' in page.one("#field-text").text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_hidden_sign_is_taken_out_and_told(world: World) -> None:
    visitor = world.visitor()
    page = await visitor.upload("/settings/import", passport().encode() + b"\0", "a.json")
    assert 422 == visitor.status
    assert "\0" not in page.html
    assert passport() in page.one("#field-text").text


async def test_choices_travel_from_one_hub_to_a_fresh_reader_of_another(world: World) -> None:
    ada, stranger = await world.browser_of("ada"), world.visitor()
    wants = {"density": "1", "contrast": "low", "motion": "reduced", "scheme": "dark",
             "text_size": "150", "spacing": "wide", "font": "serif"}  # fmt: skip
    await ada.post("/settings", **wants, sign_language="gsg", reading_level="2")
    response = await ada.client.get("/settings/passport")
    assert "application/json" == response.mimetype
    assert response.headers["Content-Disposition"].startswith("attachment;")
    assert "private" in response.headers["Cache-Control"]
    content = await response.get_data(as_text=False)
    assert {"format", "version", "preferences"} == set(json.loads(content))
    page = await stranger.upload("/settings/import", content, "passport.json")
    assert "Choices kept: 9" in page.words
    await stranger.get("/")
    assert wants == look(stranger)
    await ada.get("/")
    assert look(ada) == look(stranger)
    assert await told(ada) == await told(stranger)


@pytest.mark.parametrize("who", ["", "ada"], ids=["visitor", "account"])
async def test_what_we_do_not_understand_is_kept_and_goes_out_again(world: World, who: str) -> None:
    visitor = await world.browser_of(who) if who else world.visitor()
    odd = {"captions/size": 1.5, "ß\n\u0000": [None, {"a": "ü"}], "more": {"more": True}}
    page = await visitor.post("/settings/import", text=passport(density=2, **odd))
    assert "do not understand in it: 3. We keep it all the same" in page.words
    assert {"density": 2, **odd} == await told(visitor)
    await visitor.post("/settings", density="5")
    await visitor.post("/settings/import", text=passport(scheme="dark", other=1))
    assert {"density": 5, "scheme": "dark", "other": 1, **odd} == await told(visitor)
    await visitor.post("/settings/reset", field="all")
    assert {} == await told(visitor)


async def test_what_came_with_a_passport_goes_into_the_account(world: World) -> None:
    visitor = world.visitor()
    await visitor.post("/settings/import", text=passport(density=2, voice="slow"))
    await visitor.sign_in(email("ada"), PASSWORD)
    assert {"density": 2, "voice": "slow"} == await told(visitor)
    assert {"density": 2, "voice": "slow"} == await told(await world.browser_of("ada"))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_answer_that_we_do_not_know_leaves_ours_as_it_was(world: World) -> None:
    visitor = world.visitor()
    await visitor.post("/settings", contrast="high", font="serif")
    text = passport(density="2", contrast="neon", font=["x"], scheme="system", text_size=True)
    page = await visitor.post("/settings/import", text=text)
    assert 200 == visitor.status
    assert "left yours as it was: Contrast, Size of the text, Letters" in page.words
    assert {"density": 2, "contrast": "high", "font": "serif"} == await told(visitor)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_too_much_for_a_cookie_is_told_and_fits_into_an_account(world: World) -> None:
    visitor, ada = world.visitor(), await world.browser_of("ada")
    await visitor.post("/settings/import", text=passport(a="x"))
    text = passport(density=2, b="ü" * ROOM)
    page = await visitor.post("/settings/import", text=text)
    assert "too much to keep" in page.words
    assert {"density": 2, "a": "x"} == await told(visitor)
    assert "We keep it all the same" in (await ada.post("/settings/import", text=text)).words
    assert {"density": 2, "b": "ü" * ROOM} == await told(ada)
    page = await ada.post("/settings/import", text=passport(c="x" * 20_000))
    assert "too much to keep" in page.words
    assert {"density": 2, "b": "ü" * ROOM} == await told(ada)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_fullest_cookie_is_one_that_a_browser_keeps(world: World) -> None:
    visitor = world.visitor()
    noise = base64.b85encode(b"".join(sha256(b"%d" % n).digest() for n in range(60))).decode()
    every = {name: values[-1] for name, values in CHOICES.items()}
    every |= {"sign_language": "ase", "text_language": "de"}
    await visitor.post("/settings/import", text=passport(**every, x=noise[: ROOM - 10]))
    assert noise[: ROOM - 10] == (await told(visitor))["x"]
    sizes = [len(each.name) + len(each.value or "") for each in visitor.client.cookie_jar or ()]
    assert 2000 < max(sizes) < 4000


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_notice_of_a_passport_says_nothing_that_somebody_put_in_its_address(
    world: World,
) -> None:
    visitor = world.visitor()
    query = "brought=x&wrong=<b>&wrong=roles&kept=-&lost=1e3&reset=<i>"
    page = await visitor.get(f"/settings?{query}")
    assert [] == page.all("main .notice")


def test_a_passport_may_be_as_deep_as_we_say_and_no_deeper() -> None:
    deep = "[" * (DEEPEST - 2) + "]" * (DEEPEST - 2)
    read_passport(passport(x=1).replace('"x": 1', f'"x": {deep}'))
    with pytest.raises(Unreadable):
        read_passport(passport(x=1).replace('"x": 1', f'"x": [{deep}]'))
