"""The control after a text: there for who has a sign language and a text that has a clip in it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import Tag
from sqlalchemy import Connection

from tests.clips.studio import FIVE_PAGES, all_signed, ready_clip, sent_clip
from tests.conftest import MakeApp
from tests.page import words
from tests.world import World
from webapp import signing
from webapp.clips.queries import signed_here
from webapp.database import db
from webapp.videos import operations
from webapp.videos.models import Video

sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

# What has a text of the interface beside which a clip belongs; an entry's own title has none.
TEXTS = "h1, h2, legend, .field__label, .masthead__link, p.lead"


async def test_a_text_with_a_clip_is_followed_by_a_link_to_it(world: World) -> None:
    await ready_clip(world, "settings-title")
    page = await world.visitor().get("/settings?sign_language=ase")
    control = page.one("h1 + .signed")
    assert "“Settings” in American Sign Language" == words(control)
    address = urlsplit(str(control["href"]))
    assert "/clips/settings-title" == address.path
    asked = parse_qs(address.query)
    assert {"signed": ["ase"], "back": ["/settings?sign_language=ase"]} == asked
    assert "Settings" == words(page.one("h1")), "the control is no part of the heading"


async def test_a_text_that_says_the_same_shares_the_clip(world: World) -> None:
    await ready_clip(world, "settings-title")
    page = await world.visitor().get("/settings?sign_language=ase")
    assert "Settings" == words(page.one(".masthead__link:has(+ .signed)"))
    assert 1 == len({str(control["href"]) for control in page.all(".signed")}), "one clip, one page"


@pytest.mark.parametrize("query", ["", "?sign_language=gsg"])
async def test_other_readers_get_no_control_and_no_script(world: World, query: str) -> None:
    await ready_clip(world, "settings-title")
    page = await world.visitor().get(f"/settings{query}")
    assert [] == page.all(".signed, dialog")
    assert "/assets/signed." not in page.html


async def test_a_clip_that_is_not_ready_is_not_offered(world: World) -> None:
    await sent_clip(world, "settings-title")
    page = await world.visitor().get("/settings?sign_language=ase")
    assert [] == page.all(".signed")


async def test_a_clip_that_is_withdrawn_is_gone_with_the_next_page(world: World) -> None:
    number = await ready_clip(world, "settings-title")
    visitor = world.visitor()
    (await visitor.get("/settings?sign_language=ase")).one("h1 + .signed")
    async with world.acting_as("dev"):
        await operations.remove(await operations.video_to_change(number))
    assert [] == (await visitor.get("/settings?sign_language=ase")).all(".signed")


async def test_another_process_learns_of_it_at_once(make_app: MakeApp, world: World) -> None:
    number = await ready_clip(world, "settings-title")
    other = World(make_app())
    visitor = other.visitor()
    (await visitor.get("/settings?sign_language=ase")).one("h1 + .signed")
    async with world.acting_as("dev"):
        await operations.remove(await operations.video_to_change(number))
    assert [] == (await visitor.get("/settings?sign_language=ase")).all(".signed")


@sqlite_only
async def test_the_table_is_read_again_only_when_something_happened(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await ready_clip(world, "settings-title")
    found: list[int] = []

    def counted(connection: Connection) -> signing.SignedHere:
        found.append(1)
        return signed_here(connection)

    monkeypatch.setattr(signing, "_finders", [counted])
    visitor = world.visitor()
    for _ in range(3):
        await visitor.get("/settings?sign_language=ase")
    assert [1] == found


@sqlite_only
async def test_a_worker_that_finishes_a_clip_is_an_event(world: World) -> None:
    number = await sent_clip(world, "settings-title")
    visitor = world.visitor()
    await visitor.get("/settings?sign_language=ase")
    async with world.acting_as("ned"):
        (await db.get_one(Video, number)).state = "processing"
        await db.flush()
        await operations.tell(await db.get_one(Video, number), "video.ready")
        (await db.get_one(Video, number)).state = "ready"
    (await visitor.get("/settings?sign_language=ase")).one("h1 + .signed")


@sqlite_only
@pytest.mark.parametrize("density", [1, 3, 5])
@pytest.mark.parametrize("path", FIVE_PAGES)
async def test_every_heading_label_and_place_of_the_main_pages_can_be_seen_signed(
    world: World, path: str, density: int
) -> None:
    await world.entry()
    all_signed(world)
    page = await world.visitor().get(f"{path}?sign_language=ase&density={density}")
    texts = [text for text in page.all(TEXTS) if not is_own(text, path)]
    assert len(texts) >= 4
    assert [] == [words(text) for text in texts if not is_signed(text)]


def is_own(text: Tag, path: str) -> bool:
    """Whether it is no text of the interface that is seen: an entry's, or a title for ears alone."""
    in_prose = path.startswith("/entries/") and text.find_parent(class_="prose") is not None
    by_somebody = text.has_attr("lang") or text.select("[lang]")
    return bool(in_prose or by_somebody or "hidden-text" in text.get_attribute_list("class"))


def is_signed(text: Tag) -> bool:
    """Whether its control stands directly after it, or at its end."""
    after, inside = text.find_next_sibling(), text.select_one(".signed:last-child")
    return inside is not None or (
        after is not None and "signed" in after.get_attribute_list("class")
    )


@sqlite_only
async def test_controls_stand_outside_of_what_they_would_rename(world: World) -> None:
    await world.entry()
    all_signed(world)
    for path in FIVE_PAGES:
        page = await world.visitor().get(f"{path}?sign_language=ase")
        assert page.all(".signed")
        assert [] == page.all("h1 .signed, h2 .signed, label .signed, legend .signed, a .signed")


async def test_an_error_page_tells_its_code_and_shows_its_text_signed(world: World) -> None:
    await ready_clip(world, "problem-not-found")
    visitor = world.visitor()
    page = await visitor.get("/nothing?sign_language=ase&reading_level=1")
    assert 404 == visitor.status
    assert "We cannot find this page." in words(page.one(".lead"))
    assert "/clips/problem-not-found?" in str(page.one(".lead > .signed")["href"])
    assert "RES_001" in page.words


@sqlite_only
async def test_a_refused_form_is_told_in_signs_too(world: World) -> None:
    await ready_clip(world, "error-summary-title")
    visitor = world.visitor()
    await visitor.post("/settings", sign_language="ase")
    await visitor.get("/sign-in")
    page = await visitor.send("/sign-in", email="", password="")
    assert 422 == visitor.status
    page.one(".error-summary h2 + .signed")
