"""Writing an entry: a draft, then published; a wrong form comes back with every word kept."""

from __future__ import annotations

import asyncio
import re

import pytest

from tests.page import Page, words
from tests.visitor import Visitor
from tests.world import World

sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

TYPED = {
    "title": "Fire alarm at night",
    "summary": "What the flashing light means.",
    "body": "## Leave\n\nLeave at once.\nDo not use the lift.",
    "language": "en",
    "reading_level": "2",
}


async def test_a_draft_is_seen_by_its_writer_only_until_it_is_published(world: World) -> None:
    cleo, visitor = await world.browser_of("cleo"), world.visitor()
    await cleo.get("/entries/new")
    page = await cleo.send("/entries", **TYPED, intent="draft")
    assert TYPED["title"] == words(page.one("h1"))
    assert "draft" in page.words
    slug = "/entries/fire-alarm-at-night"
    await visitor.get(slug)
    assert 404 == visitor.status
    page = await cleo.send(f"{slug}/publication")
    assert "draft." not in page.words
    page = await visitor.get(slug)
    assert 200 == visitor.status
    assert ["Leave"] == [words(each) for each in page.all(".prose h2")]
    await cleo.send(f"{slug}/publication/end")
    await visitor.get(slug)
    assert 404 == visitor.status


async def test_an_entry_can_be_published_from_its_form(world: World) -> None:
    cleo, visitor = await world.browser_of("cleo"), world.visitor()
    await cleo.get("/entries/new")
    await cleo.send("/entries", **TYPED, intent="publish")
    page = await visitor.get("/entries")
    assert TYPED["title"] == words(page.one(".card__link"))


@sqlite_only
async def test_publishing_what_is_public_already_is_told_and_changes_nothing(world: World) -> None:
    entry = await world.entry()
    cleo = await world.browser_of("cleo")
    await cleo.post(f"/entries/{entry.slug}/publication")
    assert 409 == cleo.status
    assert "RES_003" in cleo.page.words
    await cleo.get(f"/entries/{entry.slug}")
    assert 200 == cleo.status


WRONG = [
    ("title", ""),
    ("title", "   "),
    ("title", "x" * 121),
    ("title", "bell\x07"),
    ("summary", ""),
    ("summary", "x" * 301),
    ("body", ""),
    ("body", "x" * 40_001),
    ("body", "nul\x00"),
    ("language", "ase"),
    ("language", ""),
    ("reading_level", "0"),
    ("reading_level", "6"),
    ("reading_level", ""),
    ("reading_level", "two"),
    ("reading_level", "9" * 5000),
]


@sqlite_only
@pytest.mark.parametrize(("field", "typed"), WRONG, ids=lambda value: repr(value)[:12])
async def test_a_wrong_form_keeps_every_word_and_says_what_is_wrong_where(
    world: World, field: str, typed: str
) -> None:
    cleo = await world.browser_of("cleo")
    await cleo.get("/entries/new")
    page = await cleo.send("/entries", **{**TYPED, field: typed})
    assert 422 == cleo.status
    assert page.one("title").text.startswith("Error:")
    check_refused(page, [field])
    for name in {"title", "summary", "body"} - {field}:
        control = page.one(f"#field-{name}")
        assert TYPED[name] == control.get("value", control.text.removeprefix("\n"))
    if field != "language":
        assert "en" == page.one("#field-language option[selected]")["value"]
    if field != "reading_level":
        assert "2" == page.one("#field-reading_level input[checked]")["value"]


@sqlite_only
async def test_a_form_with_nothing_in_it_names_every_field_at_once(world: World) -> None:
    cleo = await world.browser_of("cleo")
    page = await cleo.post("/entries", intent="nonsense")
    assert 422 == cleo.status
    check_refused(page, ["title", "summary", "language", "reading_level", "body"])


def check_refused(page: Page, fields: list[str]) -> None:
    """A summary that takes focus leads to each field, and each field is tied to its words."""
    summary = page.one(".error-summary")
    assert "-1" == summary["tabindex"]
    assert summary.has_attr("data-focus")
    assert str(summary["aria-labelledby"]) == page.one(".error-summary h2")["id"]
    assert [f"#field-{name}" for name in fields] == [a["href"] for a in summary.select("a")]
    for name in fields:
        control = page.one(f"#field-{name}")
        described = str(control["aria-describedby"]).split()
        said = " ".join(words(page.one(f"#{each}")) for each in described)
        line = words(summary.select(f'a[href="#field-{name}"]')[0])
        assert "?:" not in line
        told = re.split("[:?] ", line, maxsplit=1)[1]
        assert told in said, f"{name} is not tied to {told!r}"


@sqlite_only
@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("New", "new-2"),
        ("手話とは何か", "entry"),
        ("Жестовый язык", "entry"),
        ("🤟", "entry"),
        ("../../etc/passwd", "etc-passwd"),
        ("Größe & Übung", "groesse-uebung"),
        ("100 % sicher?", "100-sicher"),
        ("x" * 120, "x" * 60),
    ],
    ids=lambda value: str(value)[:10],
)
async def test_every_title_gets_an_address_that_works(world: World, title: str, slug: str) -> None:
    cleo = await world.browser_of("cleo")
    page = await cleo.post("/entries", **{**TYPED, "title": title})
    assert title == words(page.one("h1"))
    await cleo.get(f"/entries/{slug}")
    assert 200 == cleo.status


async def test_entries_with_the_same_title_get_addresses_of_their_own(world: World) -> None:
    """Also when they are sent at the same moment."""
    cleo = await world.browser_of("cleo")
    await cleo.ensure_token()
    form = {"csrf_token": cleo.token, **TYPED}
    answers = await asyncio.gather(*(cleo.client.post("/entries", form=form) for _ in range(4)))
    assert [303] * 4 == [answer.status_code for answer in answers]
    places = [answer.headers["Location"] for answer in answers]
    ends = ("", "-2", "-3", "-4")
    assert [f"/entries/fire-alarm-at-night{end}" for end in ends] == sorted(places)
    for place in places:
        await cleo.get(place)
        assert 200 == cleo.status


@sqlite_only
async def test_the_history_names_every_change(world: World) -> None:
    entry = await world.entry()
    cleo = await world.browser_of("cleo")
    page = await cleo.get(f"/entries/{entry.slug}")
    await cleo.get(str(page.one('a[href*="/texts/1"]')["href"]))
    await cleo.send(f"/entries/{entry.slug}/texts/1", **{**TYPED, "title": "Newer"})
    page = await cleo.get(f"/entries/{entry.slug}?density=5")
    titles = [words(row) for row in page.all("section[aria-labelledby=history-title] tbody tr")]
    assert 2 == len(titles)
    assert "Newer" in titles[0]
    assert "Cleo" in titles[1]


@sqlite_only
async def test_a_refused_form_sent_by_htmx_answers_with_the_form_alone(world: World) -> None:
    cleo = await world.browser_of("cleo")
    await cleo.ensure_token()
    asked = {"HX-Request": "true", "HX-Target": "section#editor"}
    form = {"csrf_token": cleo.token, **TYPED, "title": ""}
    await cleo.take(await cleo.client.post("/entries", form=form, headers=asked))
    assert 422 == cleo.status
    assert cleo.page.fragment
    assert cleo.page.one("title").text.startswith("Error:")
    assert TYPED["summary"] == cleo.page.one("#field-summary").text.removeprefix("\n")
    cleo.page.one(".error-summary")
    cleo.page.one('hx-partial[hx-target="#announcements"]')


@sqlite_only
async def test_a_viewer_is_not_offered_what_they_may_not_do(world: World) -> None:
    await world.entry()
    ada: Visitor = await world.browser_of("ada")
    for path in ("/", "/entries", "/entries/fire-alarm"):
        page = await ada.get(path)
        assert [] == page.all('a[href$="/new"], form[action*="/publication"], a[href*="/texts/"]')
