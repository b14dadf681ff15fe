"""Writing captions in the browser: added, changed, removed, and nothing that was typed is lost."""

from __future__ import annotations

import asyncio
import codecs
import html

import pytest

from tests.captions.films import HEARD, film
from tests.page import Page, words
from tests.visitor import Visitor
from tests.world import World

sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

PLACE = "/videos/1/captions"
TYPED = "0:01 [A bell]\n0:03 Fay: Out!"


@pytest.fixture
async def cleo(world: World) -> Visitor:
    """Cleo, whose entry has a video."""
    await film(world, await world.entry(), HEARD)
    return await world.browser_of("cleo")


async def send(
    visitor: Visitor, text: str = "", file: bytes = b"", name: str = "", **fields: str
) -> Page:
    """Send the form for new captions."""
    return await visitor.upload(PLACE, file, name, **{"language": "en", "text": text, **fields})


async def change(visitor: Visitor, text: str, version: str) -> Page:
    """Send the form of the English captions."""
    return await visitor.upload(f"{PLACE}/en", b"", "", text=text, version=version)


async def served(world: World, language: str = "en") -> str:
    """The captions as a player gets them."""
    response = await world.visitor().client.get(f"{PLACE}/{language}.vtt")
    return str(await response.get_data(as_text=True)) if response.status_code == 200 else ""


def typed(page: Page) -> str:
    """What stands in the form."""
    return page.one("#field-text").text.removeprefix("\n")


async def test_typed_captions_are_added_and_seen_by_everybody(world: World, cleo: Visitor) -> None:
    page = await cleo.get("/videos/1")
    assert "There is sound here, and no captions yet." in page.words
    page = await cleo.get(str(page.one('#captions a[href$="/captions/new"]')["href"]))
    assert "en" == page.one("#field-language option[selected]")["value"]
    page = await send(cleo, TYPED)
    assert "Film" == words(page.one("h1"))
    page.one(f'#captions a[href="{PLACE}/en/edit"]')
    assert "no captions yet" not in page.words
    assert "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n[A bell]\n" in await served(world)
    page = await world.visitor().get("/videos/1")
    assert "Fay: Out!" in words(page.one(".transcript"))
    assert "English" == words(page.one("#captions li"))
    assert [] == page.all("#captions a")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nd\xc3\xa9j\xc3\xa0\n", "a.vtt"),
        (b"1\r\n00:00:01,000 --> 00:00:02,000\r\nd\xc3\xa9j\xc3\xa0\r\n", "an-srt-file.vtt"),
        (codecs.BOM_UTF16_LE + "0:01 - 0:02 déjà".encode("utf-16-le"), "a.txt"),
        (codecs.BOM_UTF8 + "WEBVTT\r\r00:01.000 --> 00:02.000\rdéjà".encode(), "a.vtt"),
    ],
    ids=["WebVTT", "SRT", "UTF-16", "CR"],
)
async def test_a_file_is_read_whatever_its_name_and_letters(
    world: World, cleo: Visitor, content: bytes, name: str
) -> None:
    page = await send(cleo, file=content, name=name)
    assert 200 == cleo.status
    assert "Film" == words(page.one("h1"))
    assert "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\ndéjà\n" == await served(world)


async def test_what_was_mended_is_told_with_its_lines_until_it_is_saved_again(
    world: World, cleo: Visitor
) -> None:
    file = "WEBVTT\n\n0:01 -->\nAllô\n\n0:03 --> 0:02\n<font face=a>B</font>\n\n0:20 --> 0:21\nC"
    page = await send(cleo, file=file.encode("latin-1"), name="a.vtt")
    assert "Captions in English" == words(page.one("h1"))
    told = words(page.one(".notice"))
    for sentence in (
        "Line 3 (0:01): The caption had no end.",
        "Line 6 (0:03): The end was not after the start.",
        "Line 6 (0:03): Some of the look is not kept",
        "Line 9 (0:20): The caption begins after the video has ended.",
        "The file did not say how its letters are written",
    ):
        assert sentence in told
    assert "00:00:01.000 --> 00:00:03.000\nAllô" in typed(page)
    page = await change(cleo, typed(page).replace("Allô", "Bonjour").rpartition("\n\n")[0], "1")
    assert "Film" == words(page.one("h1"))
    page = await cleo.get(f"{PLACE}/en/edit")
    assert [] == page.all(".notice")
    assert "Bonjour" in await served(world)


@pytest.mark.parametrize("as_file", [False, True], ids=["typed", "file"])
async def test_what_cannot_be_read_is_refused_with_its_lines_and_comes_back(
    world: World, cleo: Visitor, as_file: bool
) -> None:
    text = "\n\n0:01 One\n0:0x Two\n<b>Three</b>\n99 Élan"
    sent = {"file": codecs.BOM_UTF8 + text.encode(), "name": "a.txt"} if as_file else {"text": text}
    page = await send(cleo, **sent)
    assert 422 == cleo.status
    assert text == typed(page)
    assert page.one("title").text.startswith("Error:")
    told = words(page.one('.error-summary a[href="#field-text"]'))
    assert "Line 4 (“0:0x Two”): We cannot read the time." in told
    assert "" == await served(world)
    page = await send(cleo, typed(page).replace("0:0x", "0:05"))
    assert "Captions in English" == words(page.one("h1"))


@sqlite_only
@pytest.mark.parametrize(
    ("sent", "field", "said"),
    [
        ({}, "text", "choose a file, or write"),
        ({"text": " \n "}, "text", "choose a file, or write"),
        ({"name": "empty.vtt"}, "text", "The file is empty"),
        ({"file": b"0:01 A", "name": "a", "text": "0:02 B"}, "file", "only one of them"),
        ({"file": b"\x89PNG\r\n\0\0\0\0", "name": "a.png"}, "file", "something else than text"),
        ({"text": "0:01 A", "language": "ase"}, "language", "choose one"),
        ({"text": "0:01 A", "language": ""}, "language", "choose one"),
        ({"text": "WEBVTT\n\nHello\n"}, "text", "Line 3 (“Hello”)"),
    ],
    ids=lambda value: str(value)[:30],
)
async def test_every_wrong_answer_is_told_at_its_field_and_the_text_kept(
    cleo: Visitor, sent: dict[str, str], field: str, said: str
) -> None:
    page = await send(cleo, **sent)  # type: ignore[arg-type]  # bytes are those of the file
    assert 422 == cleo.status
    assert [f"#field-{field}"] == [a["href"] for a in page.one(".error-summary").select("a")]
    assert said in words(page.one(f"#field-{field}-error"))
    assert sent.get("text", "").strip() == typed(page).strip()


async def test_a_second_track_in_the_same_language_is_refused_also_in_the_same_moment(
    world: World, cleo: Visitor
) -> None:
    await cleo.ensure_token()
    visitors = [await world.browser_of("cleo") for _ in range(3)]
    await asyncio.gather(*(send(each, f"0:01 Number {at}") for at, each in enumerate(visitors)))
    assert [200, 422, 422] == sorted(each.status for each in visitors)
    for at, each in enumerate(visitors):
        if each.status == 422:
            assert f"0:01 Number {at}" == typed(each.page)
            assert "already" in words(each.page.one("#field-language-error"))
    assert 1 == (await served(world)).count("-->")
    page = await send(cleo, "0:01 Eins", language="de")
    assert ["English", "Deutsch"] == [words(each) for each in page.all("#captions li > span")]


async def test_two_who_change_captions_lose_nothing(world: World, cleo: Visitor) -> None:
    await send(cleo, TYPED)
    dev = await world.browser_of("dev")
    for each in (cleo, dev):
        page = await each.get(f"{PLACE}/en/edit")
        assert "1" == page.one('input[name="version"]')["value"]
    await change(cleo, "0:01 What Cleo heard", "1")
    page = await change(dev, "0:01 What Dev heard", "1")
    assert 422 == dev.status
    assert "0:01 What Dev heard" == typed(page)
    assert "What Cleo heard" in page.one(".captions__theirs").text
    assert "What Cleo heard" in await served(world)
    page = await change(
        dev, "0:01 What both heard", str(page.one('input[name="version"]')["value"])
    )
    assert 200 == dev.status
    assert "What both heard" in await served(world)


async def test_two_who_send_in_the_same_moment_lose_nothing(world: World, cleo: Visitor) -> None:
    await send(cleo, TYPED)
    dev = await world.browser_of("dev")
    await asyncio.gather(change(cleo, "0:01 Cleo", "1"), change(dev, "0:01 Dev", "1"))
    assert [200, 422] == sorted([cleo.status, dev.status])
    second, name = (cleo, "Cleo") if cleo.status == 422 else (dev, "Dev")
    assert f"0:01 {name}" == typed(second.page)
    assert 1 == (await served(world)).count("-->")


async def test_captions_are_taken_away_after_a_question(world: World, cleo: Visitor) -> None:
    await send(cleo, TYPED)
    page = await cleo.get(f"{PLACE}/en/edit")
    assert "Nobody can bring them back" in words(page.one(".disclosure:has(.button--danger)"))
    page = await cleo.send(f"{PLACE}/en/removal")
    assert "no captions yet" in page.words
    assert "" == await served(world)
    await cleo.get(f"{PLACE}/en/edit")
    assert 404 == cleo.status


async def test_what_was_written_of_captions_that_somebody_removed_can_be_added_anew(
    world: World, cleo: Visitor
) -> None:
    await send(cleo, TYPED)
    dev = await world.browser_of("dev")
    await dev.post(f"{PLACE}/en/removal")
    page = await change(cleo, "0:01 My words", "1")
    assert 422 == cleo.status
    assert "0:01 My words" == typed(page)
    assert "en" == page.one("#field-language option[selected]")["value"]
    page.one(f'form[action="{PLACE}"]')
    await send(cleo, typed(page))
    assert "My words" in await served(world)


@sqlite_only
async def test_captions_belong_to_whom_the_entry_belongs_to(world: World) -> None:
    await film(world, await world.entry(), HEARD, by="dev")
    cleo, eve = await world.browser_of("cleo"), await world.browser_of("eve")
    await send(cleo, TYPED)
    assert 200 == cleo.status
    await eve.get(f"{PLACE}/en/edit")
    assert 403 == eve.status
    await change(eve, "0:01 Mine", "1")
    assert 403 == eve.status
    assert "Mine" not in await served(world)


@sqlite_only
async def test_what_happens_to_captions_is_told_on_the_live_page(
    world: World, cleo: Visitor
) -> None:
    await send(cleo, TYPED)
    await change(cleo, "0:01 Other", "1")
    await cleo.post(f"{PLACE}/en/removal")
    page = await cleo.get("/dashboard")
    recent = words(page.one("#recent"))
    for told in ("has captions in English", "were changed", "were taken away"):
        assert told in recent
    assert 3 == len(page.all('#recent a[href="/videos/1"]'))
    assert "Film" not in (await world.visitor().get("/dashboard")).words


@sqlite_only
async def test_more_than_a_megabyte_is_told_and_a_megabyte_comes_back(
    world: World, cleo: Visitor
) -> None:
    text = "é" * (1024 * 1024)
    page = await send(cleo, text)
    assert 422 == cleo.status
    assert text == typed(page)
    page = await send(cleo, file=b"a" * (1024 * 1024 + 1), name="a.vtt")
    assert 413 == cleo.status
    assert "up to 1 MB" in page.words
    assert [] == list((world.app.settings.data_folder / "incoming").iterdir())


@sqlite_only
async def test_what_is_written_is_words_and_never_code(world: World, cleo: Visitor) -> None:
    attack = '</textarea><script>alert(1)</script>"><img src=x onerror=alert(1)>'
    page = await send(cleo, f"0:0x {attack}")
    assert 422 == cleo.status
    assert attack in typed(page)
    page = await send(cleo, f"0:01 {attack}")
    assert attack in html.unescape(await served(world))
    assert "<script>" not in await served(world)
    page = await cleo.get(f"{PLACE}/en/edit")
    assert html.escape(attack, quote=False) in typed(page)


@sqlite_only
async def test_a_form_without_its_token_is_refused(cleo: Visitor) -> None:
    cleo.token = "0" * 64
    await send(cleo, TYPED)
    assert 403 == cleo.status
