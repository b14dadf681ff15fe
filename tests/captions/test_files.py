"""Caption files sent through the form and taken away again, in each format."""

from __future__ import annotations

import codecs

import pytest

from tests.captions.films import HEARD, film
from tests.captions.test_writing import PLACE, send, typed
from tests.page import words
from tests.visitor import Visitor
from tests.world import World

sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

TTML = (
    '<?xml version="1.0" encoding="iso-8859-1"?>\n<tt xmlns="http://www.w3.org/ns/ttml">\n'
    '<body><div><p begin="1s" end="2s">déjà <span xmlns:s="http://www.w3.org/ns/ttml#styling" '
    's:fontStyle="italic">vu</span></p></div></body></tt>'
)
SCC = (
    "Scenarist_SCC V1.0\n\n00:00:00:20\t9420 9420 1370 1370 64e5 9137 9220 6a 91ae 6180 942f 942f\n\n"
    "00:00:02:00\t942c 942c\n"
)
FILES = {
    "WebVTT": ("WEBVTT\n\n00:01.000 --> 00:02.000\ndéjà <i>vu</i>\n".encode(), "déjà <i>vu</i>"),
    "SRT": (
        "1\r\n0:00:01,0 --> 0:00:02,0\r\ndéjà <i>vu</i>\r\n".encode("utf-16"),
        "déjà <i>vu</i>",
    ),
    "SBV": ("0:00:01.000,0:00:02.000\rdéjà[br]vu\r".encode(), "déjà\nvu"),
    "TTML": (TTML.encode("latin-1"), "déjà <i>vu</i>"),
    "SAMI": (
        codecs.BOM_UTF8
        + "<SAMI><BODY><SYNC Start=1000><P>d&eacute;j\0à <i>vu<SYNC Start=2000><P>&nbsp;".encode(),
        "déjà <i>vu</i>",
    ),
    "SCC": (SCC.encode(), None),
}


@pytest.fixture
async def cleo(world: World) -> Visitor:
    """Cleo, whose entry has a video."""
    await film(world, await world.entry(published=True), HEARD)
    return await world.browser_of("cleo")


async def taken(world: World, kind: str) -> tuple[str, str, str]:
    """A file as a visitor gets it: its type, its name and its text."""
    response = await world.visitor().client.get(f"{PLACE}/en.{kind}")
    assert 200 == response.status_code
    text = str(await response.get_data(as_text=True))
    return str(response.mimetype), response.headers["Content-Disposition"], text


@pytest.mark.parametrize("name", FILES)
async def test_a_file_of_each_format_is_sent_kept_and_served(
    world: World, cleo: Visitor, name: str
) -> None:
    content, expected = FILES[name]
    await send(cleo, file=content, name="wrong.png")
    assert 200 == cleo.status
    served = (await taken(world, "vtt"))[2]
    assert served.startswith("WEBVTT\n\n00:00:01.")
    if expected:
        assert f"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n{expected}\n" == served


async def test_everything_that_webvtt_says_comes_back(world: World, cleo: Visitor) -> None:
    text = (
        "WEBVTT A film\n\nSTYLE\n::cue(v) { color: lime }\n\nREGION\nid:low\nwidth:40%\n\n"
        "NOTE from Jill\n\nfirst\n00:00:01.000 --> 00:00:02.000 region:low align:start\n"
        "<v.loud Fay>Hi <lang fr>toi</lang> <ruby>漢<rt>kan</rt></ruby></v>\n\nNOTE below\n\n"
        "00:00:03.000 --> 00:00:04.000\n<c.red>Bye</c>\n"
    )
    page = await send(cleo, text)
    assert "Film" == words(page.one("h1")), "nothing had to be mended"
    assert text == (await taken(world, "vtt"))[2]
    page = await cleo.get(f"{PLACE}/en/edit")
    assert text == typed(page)
    await cleo.upload(f"{PLACE}/en", b"", "", text=text.replace("Bye", "Ciao"), version="1")
    assert text.replace("Bye", "Ciao") == (await taken(world, "vtt"))[2]
    page = await world.visitor().get("/videos/1")
    assert "Fay: Hi toi 漢(kan)" in words(page.one(".transcript"))


@sqlite_only
async def test_captions_are_taken_away_in_each_format_by_their_links(
    world: World, cleo: Visitor
) -> None:
    await send(cleo, "WEBVTT\n\n00:05.000 --> 00:06.000\n<v Fay>Hello <b>you</b>\n")
    page = await world.visitor().get("/videos/1/about")
    links = page.all('a[href^="/videos/1/captions/en."]')
    assert ["English as WebVTT", "English as SRT", "English as TTML", "English as plain text"] == [
        words(link) for link in links
    ]
    assert [f"{PLACE}/en.{kind}" for kind in ("vtt", "srt", "ttml", "txt")] == [
        link["href"] for link in links
    ]
    named = 'attachment; filename="film.en.{}"'
    assert await taken(world, "srt") == (
        "application/x-subrip", named.format("srt"),
        "1\n00:00:05,000 --> 00:00:06,000\nFay: Hello <b>you</b>\n",
    )  # fmt: skip
    assert ("text/plain", named.format("txt"), "0:05 Fay: Hello you\n") == await taken(world, "txt")
    mime, name, text = await taken(world, "ttml")
    assert ("application/ttml+xml", named.format("ttml")) == (mime, name)
    assert '<ttm:name type="full">Fay</ttm:name>' in text


@sqlite_only
async def test_players_are_told_who_speaks_in_words(world: World, cleo: Visitor) -> None:
    await send(cleo, "WEBVTT\n\n00:05.000 --> 00:06.000\n<v Fay>Hello\n")
    page = await world.visitor().get("/videos/1")
    address = str(page.one("track")["src"])
    response = await world.visitor().client.get(address)
    assert "<v Fay>Fay: Hello</v>" in await response.get_data(as_text=True)


@sqlite_only
@pytest.mark.parametrize("kind", ["vtt", "srt", "ttml", "txt"])
async def test_files_of_what_nobody_may_see_or_nobody_wrote_are_not_found(
    world: World, kind: str
) -> None:
    await film(world, await world.entry(published=False), HEARD, captioned=True)
    for person, status in (("eve", 404), ("cleo", 200)):
        visitor = await world.browser_of(person)
        response = await visitor.client.get(f"{PLACE}/en.{kind}")
        assert status == response.status_code
        response = await visitor.client.get(f"{PLACE}/de.{kind}")
        assert 404 == response.status_code


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (TTML.replace("</span>", ""), "Line 3 ("),
        (f"<!DOCTYPE tt [\n<!ENTITY a 'a'>]>{TTML.partition('?>')[2]}", "Line 2 ("),
        (TTML.replace('begin="1s" end="2s"', 'begin="x" end="y"'), "Line 3 (“déjà vu”)"),
        ("Scenarist_SCC V1.0\n\n00:00:99:00 9420\n", "Line 3 (“00:00:99:00 9420”)"),
        ("<SAMI>\n<SYNC Start=x><P>Hello", "Line 2 (“<SYNC Start=x>”)"),
        ("0:00:0x,0:00:0y\nHello", "Line 1 ("),
    ],
    ids=["broken XML", "entities", "TTML", "SCC", "SAMI", "SBV"],
)
async def test_a_refused_file_names_its_lines_and_comes_back_as_text(
    cleo: Visitor, content: str, said: str
) -> None:
    page = await send(cleo, file=content.encode(), name="captions.xml", language="fr")
    assert 422 == cleo.status
    assert said in words(page.one("#field-text-error"))
    assert content == typed(page)
    assert "fr" == page.one("#field-language option[selected]")["value"]


@sqlite_only
async def test_what_was_mended_in_foreign_formats_is_told_in_words(
    world: World, cleo: Visitor
) -> None:
    file = TTML.replace('end="2s"', 'end="0s" s:fontSize="9px"').replace("déjà", "A & B")
    page = await send(cleo, file=file.encode(), name="a.ttml")
    told = words(page.one(".notice"))
    assert "Line 3 (0:01): The end was not after the start." in told
    assert "Line 3: A “&” stood alone" in told
