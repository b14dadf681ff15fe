"""The report: every text of the interface is signed or stands among those that are missing."""

from __future__ import annotations

import pytest

from tests.clips.studio import FIVE_PAGES, ready_clip, sent_clip
from tests.page import Page, words
from tests.visitor import Visitor
from tests.world import World
from webapp.clips.wording import NOT_SAID, PUT_IN, interface_keys, wording, wordings
from webapp.texts import Texts

sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def all_rows(visitor: Visitor, path: str) -> dict[str, str]:
    """Every key of the report with what it says of it, page after page as a reader turns them."""
    found: dict[str, str] = {}
    page = await visitor.get(path)
    while True:
        for row in page.all("tbody tr"):
            told = words(row.select("td")[1])
            found |= {words(key): told for key in row.select("code")}
        following = page.all('a[rel="next"]')
        if not following:
            return found
        page = await visitor.get(str(following[0]["href"]))


async def test_every_text_of_the_main_pages_is_signed_or_known_to_be_missing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.entry()
    await ready_clip(world, "settings-title")
    visitor, dev, said = world.visitor(), await world.browser_of("dev"), set()
    with monkeypatch.context() as patch:
        say = Texts.say

        def noted(texts: Texts, key: str, *rest: object) -> str:
            said.add(key)
            return say(texts, key, *rest)  # type: ignore[arg-type]  # handed on as they came

        patch.setattr(Texts, "say", noted)
        for path in FIVE_PAGES:
            for density in (1, 3, 5):
                for who in (visitor, dev):
                    await who.get(f"{path}?sign_language=ase&density={density}")
    assert {"nav-settings", "sign-question", "entries-title", "accounts-field-email"} <= said
    missing = await all_rows(dev, "/clips?signed=ase&missing=yes&density=5")
    pages = await dev.get("/clips?signed=ase")
    assert f"American Sign Language: 1 of {len(wordings())} texts" in pages.words
    signed = {"settings-title", "nav-settings"}
    wordless = {key for key in said if not any(map(str.isalpha, wording(key).replace(PUT_IN, "")))}
    assert set() == said - wordless - NOT_SAID - signed - set(missing)
    assert set() == signed & set(missing)
    assert set(interface_keys()) == signed | set(missing)


@sqlite_only
async def test_each_text_is_told_with_the_state_of_its_clip(world: World) -> None:
    await ready_clip(world, "settings-title")
    await sent_clip(world, "home-title")
    dev = await world.browser_of("dev")
    rows = await all_rows(dev, "/clips?signed=ase&density=5")
    assert set(interface_keys()) == set(rows)
    assert ("Signed", "Signed") == (rows["settings-title"], rows["nav-settings"])
    assert "Waiting" == rows["home-title"]
    assert rows["home-what"].startswith("No clip yet Add a clip")
    missing = await all_rows(dev, "/clips?signed=ase&missing=yes&density=5")
    assert {"settings-title", "nav-settings"} == set(rows) - set(missing)


@sqlite_only
async def test_the_report_begins_with_the_readers_language_else_the_one_most_signed(
    world: World,
) -> None:
    dev = await world.browser_of("dev")
    assert "Choose a sign language" in (await dev.get("/clips")).words
    for key in ("settings-title", "home-title"):
        await ready_clip(world, key, "gsg")
    await ready_clip(world, "home-title", "ase")
    assert caption(await dev.get("/clips")) == "Texts in German Sign Language"
    assert caption(await dev.get("/clips?sign_language=ase")) == "Texts in American Sign Language"
    assert caption(await dev.get("/clips?signed=bfi")) == "Texts in British Sign Language"


def caption(page: Page) -> str:
    """What the table is called."""
    return words(page.one("caption"))


@sqlite_only
async def test_pages_lead_back_as_far_as_on(world: World) -> None:
    dev = await world.browser_of("dev")
    first = await dev.get("/clips?signed=ase")
    assert [] == first.all('a[rel="prev"]')
    await dev.get(str(first.one('a[rel="next"]')["href"]))
    again = await dev.get(str(dev.page.one('a[rel="prev"]')["href"]))
    assert words(first.one("tbody")) == words(again.one("tbody"))


@sqlite_only
@pytest.mark.parametrize("page", ["zzz", "nothing", "%00", "%E2%82%AC", "-1"])
async def test_a_strange_place_in_the_report_is_harmless(world: World, page: str) -> None:
    dev = await world.browser_of("dev")
    await dev.get(f"/clips?signed=ase&page={page}")
    assert 200 == dev.status


@sqlite_only
async def test_the_filter_is_a_plain_form(world: World) -> None:
    dev = await world.browser_of("dev")
    page = await dev.get("/clips?signed=ase&missing=yes")
    form = page.one('form[method="get"]')
    assert {"signed", "missing"} == {str(each["name"]) for each in form.select("select, input")}
    assert form.select("[checked]")
    assert {"ase"} == {str(each["value"]) for each in form.select("[selected]")}
