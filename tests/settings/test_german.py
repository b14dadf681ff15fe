"""The whole interface in German: every page, every fault, for who asks for it in any way."""

from __future__ import annotations

import re

import pytest

from tests.page import Page, words
from tests.visitor import Visitor
from tests.world import PASSWORD, World
from webapp.texts import texts

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

# What only English says: sentences of more than three words that need no arguments.
ENGLISH = sorted(
    text
    for said in (texts("en").plain, texts("en").plain_easy)
    for key, text in said.items()
    if len(text.split()) > 3 and key != "speak-this"
)
MAIN = ("/", "/entries", "/entries/fire-alarm", "/dashboard", "/settings", "/sign-in", "/sign-up")


def english_in(page: Page) -> list[str]:
    """The English of the interface that a page still says, in words or in attributes."""
    said = [page.words]
    for tag in page.tree.find_all(True):
        said += [
            str(v) for k, v in tag.attrs.items() if k.startswith(("aria-label", "data-", "alt"))
        ]
    everything = " ".join(said)
    return [text for text in ENGLISH if text in everything]


async def german(world: World, who: str = "") -> Visitor:
    """Somebody who has chosen German."""
    visitor = await world.browser_of(who) if who else world.visitor()
    await visitor.post("/settings", text_language="de")
    visitor.token = ""
    return visitor


@pytest.mark.parametrize("density", [1, 3, 5])
@pytest.mark.parametrize("level", [1, 3])
async def test_the_main_pages_have_no_english_left(world: World, density: int, level: int) -> None:
    await world.entry()
    visitor = await german(world)
    for path in MAIN:
        page = await visitor.get(f"{path}?density={density}&reading_level={level}")
        assert ("de", []) == (page.one("html")["lang"], english_in(page)), path


async def test_the_pages_of_writers_have_no_english_left(world: World) -> None:
    entry = await world.entry(published=False)
    cleo = await german(world, "cleo")
    for path in ("/entries/new", f"/entries/{entry.slug}", f"/entries/{entry.slug}/texts/1",
                 f"/entries/{entry.slug}/texts/new", f"/entries/{entry.slug}/videos/new",
                 "/dashboard"):  # fmt: skip
        page = await cleo.get(path)
        assert ("de", []) == (page.one("html")["lang"], english_in(page)), path


async def test_the_same_search_finds_the_english_of_an_english_page(world: World) -> None:
    page = await world.visitor().get("/")
    assert len(english_in(page)) > 3


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("de", "de"), ("de-AT,de;q=0.9,en;q=0.5", "de"), ("en-GB,de;q=0.9", "en"),
        ("fr,de;q=0.4", "de"), ("fr", "en"), ("", "en"),
    ],
)  # fmt: skip
async def test_the_browser_is_asked_for_its_language(
    world: World, header: str, expected: str
) -> None:
    page = await world.visitor().get("/", Accept_Language=header)
    assert expected == page.one("html")["lang"]


async def test_the_account_speaks_german_on_every_device(world: World) -> None:
    await german(world, "ada")
    other = world.visitor()
    await other.sign_in("ada@example.org", PASSWORD)
    page = await other.get("/", Accept_Language="en")
    assert "de" == page.one("html")["lang"]


async def test_one_button_at_the_foot_turns_everything_into_the_other_language(
    world: World,
) -> None:
    visitor = world.visitor()
    page = await visitor.get("/entries")
    button = page.one(".foot button")
    assert ("de", "Handshape auf Deutsch") == (button["lang"], words(button))
    page = await visitor.post("/settings", next="/entries", text_language=button["value"])
    assert ("de", "Beiträge") == (page.one("html")["lang"], words(page.one("h1")))
    assert "Handshape in English" == words(page.one(".foot button"))


@pytest.mark.parametrize(
    ("path", "who", "status", "title"),
    [
        ("/no-such-page", "", 404, "Diese Seite gibt es hier nicht"),
        ("/assets/no-such.css", "", 404, "Diese Seite gibt es hier nicht"),
        ("/entries/new", "", 401, "Bitte melden Sie sich an"),
        ("/entries/new", "ada", 403, "Das dürfen Sie nicht"),
        ("/sign-up/x\0", "", 404, "Diese Seite gibt es hier nicht"),
    ],
)
async def test_problems_are_told_in_german(
    world: World, path: str, who: str, status: int, title: str
) -> None:
    visitor = await german(world, who)
    page = await visitor.get(path)
    assert (status, "de", title) == (
        visitor.status, page.one("html")["lang"], words(page.one("h1"))
    )  # fmt: skip
    assert [] == english_in(page)


async def test_what_is_wrong_with_a_form_is_told_in_german(world: World) -> None:
    cleo = await german(world, "cleo")
    page = await cleo.post("/entries", title="", language="xx", reading_level="9", body="")
    assert 422 == cleo.status
    assert page.one("title").text.startswith("Fehler: ")
    assert "Bitte füllen Sie das aus." in words(page.one(".error-summary"))
    assert "Bitte wählen Sie eine der Antworten." in words(page.one(".error-summary"))
    assert [] == english_in(page)


async def test_a_text_of_another_language_is_marked_in_a_german_page(world: World) -> None:
    entry = await world.entry()
    visitor = await german(world)
    page = await visitor.get(f"/entries/{entry.slug}?density=5")
    for selector in ("h1", ".lead", "#text", "section[aria-labelledby=history-title] td span"):
        assert "en" == page.one(selector)["lang"], selector
    page = await visitor.get("/entries")
    assert {"en"} == {str(link["lang"]) for link in page.all(".card__link")}
    cleo = await german(world, "cleo")
    page = await cleo.get(f"/entries/{entry.slug}/texts/1")
    assert "en" == page.one("#field-body")["lang"]


async def test_languages_are_named_in_german_and_stand_in_its_order(world: World) -> None:
    visitor = await german(world)
    page = await visitor.get("/settings?sign_language=gsg")
    names = [words(option) for option in page.all("#field-sign_language option")]
    assert "Deutsche Gebärdensprache (DGS)" in names
    assert names.index("Österreichische Gebärdensprache (ÖGS)") < names.index(
        "Polnische Gebärdensprache (PJM)"
    )
    assert "Gebärden: Deutsche Gebärdensprache (DGS)" in words(page.one(".panel__line"))
    english = await world.visitor().get("/settings?sign_language=gsg")
    assert "German Sign Language" in words(english.one(".panel__line")), "kept apart by language"


async def test_dates_are_written_in_german(world: World) -> None:
    await world.entry()
    visitor = await german(world)
    page = await visitor.get("/entries")
    assert re.search(r"\d{1,2}\. [A-ZÄÖÜ]\w+ \d{4}", words(page.one(".card time")))
