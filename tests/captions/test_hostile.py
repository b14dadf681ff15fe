"""Whatever is sent as captions: read or refused, never a fault of ours, and never slow."""

from __future__ import annotations

import codecs
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from webapp.captions.formats import understood
from webapp.captions.formats.findings import Unreadable
from webapp.captions.formats.letters import NoText, decoded, without_controls
from webapp.captions.formats.webvtt import webvtt
from webapp.captions.formats.writing import KINDS

MUCH = 256 * 1024  # bytes: a quarter of what may be sent, and enough to tell
SECONDS = 10  # of processor time; what grows with the square would take an hour
HEAD = "WEBVTT\n\n0:00 --> 0:01\n"

# No example is kept between runs, and a slow machine is no fault.
patient = settings(deadline=None, database=None, max_examples=300)

pieces = st.sampled_from([
    "WEBVTT", "NOTE", "STYLE", "REGION", "\n", "\n\n", "\r\n", "\r", "-->", " --> ", "->", "→", " ",
    "\t", "0:05", "00:00:01.000", "00:00:02,500", "0:99", "99:00:00", "1", "2", ":", ".", ",", "-",
    "<", ">", "</", "<v Fay>", "<i>", "&", "&amp;", "&#0;", "&#99999999999;", "&lt", "{\\an8}", "{",
    "\\", "}", "[", "]", "align:start", "x1:5", "\x00", "\x85", "\u2028", "\ufeff", "٣", "Hello", "a",
])  # fmt: skip
# The same for the formats whose words are harder to hit upon.
ttml_pieces = st.sampled_from([
    "<tt>", "</tt>", "<body>", "</body>", "<div>", "</div>", "<div begin='1s' timeContainer='seq'>",
    "<p begin='1s' end='2s'>", "<p begin='9f' dur='1t'>", "<p end='x'>", "</p>", "<br/>", "<span>",
    "<span begin='1s' tts:color='red'>", "</span>", "<![CDATA[", "]]>", "<!--", "-->", "&nbsp;", "&",
    "<!DOCTYPE a [", "<!ENTITY a 'b'>", "&a;", "]>", "Hello", " ", "\n", "<set/>", "<region/>", "<",
    "<region xml:id='r' tts:origin='1px 2%' style='r'/>", "<style xml:id='s' style='s'/>", "\ud7ff",
    "<p region='r' style='s' ttm:agent='a' tts:ruby='text'>", "<ttm:agent xml:id='a'/>", "\x00", "x",
])  # fmt: skip
sami_pieces = st.sampled_from([
    "<SYNC Start=", "<SYNC Start=1000>", "<sync>", "<P Class=A>", "<P>", "</P>", "<br>", "<i>", "<",
    "</i>", "&nbsp;", "<!--", "-->", "Hello", "\n", ">", "-5", "'", '"', ".A {lang: en;}", "<font color=",
])  # fmt: skip
codes = st.integers(0, 0xFFFF).map(lambda code: f"{code:04x} ")
scc_lines = st.tuples(
    st.sampled_from(["00:00:01:00\t", "00:00:02;29 ", "00:00:99:99\t", "x", ""]),
    st.lists(
        st.one_of(codes, st.sampled_from(["9420 ", "942f ", "9425 ", "94ad ", "9429 ", "zz "]))
    ),
).map(lambda line: line[0] + "".join(line[1]) + "\n")
foreign = st.one_of(
    st.lists(ttml_pieces, max_size=30).map(lambda found: "<tt><body>" + "".join(found)),
    st.lists(sami_pieces, max_size=30).map(lambda found: "<SAMI>" + "".join(found)),
    st.lists(scc_lines, max_size=8).map(lambda found: "Scenarist_SCC V1.0\n" + "".join(found)),
)
texts = st.one_of(st.lists(pieces, max_size=40).map("".join), st.text(max_size=200))


@patient
@given(st.one_of(texts, foreign), st.one_of(st.none(), st.integers(0, 10_000)))
@example(HEAD + "&#" + "9" * 5000 + ";", None)
@example("9" * 5000, 0)
@example(HEAD + "\x1c\x85", None)
def test_any_text_is_read_or_refused_in_words(text: str, duration: int | None) -> None:
    try:
        reading = understood(text, duration)
    except Unreadable:
        return
    assert reading.cues
    starts = [cue.start_ms for cue in reading.cues]
    assert sorted(starts) == starts
    for cue in reading.cues:
        assert 0 <= cue.start_ms < cue.end_ms < 2**31
        assert cue.text == cue.text.strip() != ""
        assert "\n\n" not in cue.text
        assert "\0" not in cue.text
    again = understood(webvtt(reading.cues, reading.head))
    assert reading.cues == again.cues, "captions change although nobody changed them"
    assert reading.head == again.head
    for kind in KINDS.values():
        assert understood(kind.written(reading.cues, reading.head, "en")).cues


@patient
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"WEBVTT\n", b"<tt>", b"<SAMI>", b"Scenarist_SCC"]),
)
def test_no_bytes_whatever_are_a_fault_of_ours(content: bytes, head: bytes) -> None:
    for encoded in (
        head + content,
        codecs.BOM_UTF16_LE + head.decode().encode("utf-16-le") + content,
    ):
        try:
            assert understood(decoded(encoded, "en")[0]).cues
        except (NoText, Unreadable) as error:
            assert str(error) or isinstance(error, NoText)  # noqa: PT017 -- it may also be read


@patient
@given(st.one_of(st.binary(max_size=300), texts.map(str.encode)), st.sampled_from(["en", "ja", ""]))
@example(b"\xff\xfea", "en")
@example(b"\xff\xfe\x00\xd8", "en")
@example(b"\x81\x8d", "ja")
def test_any_file_is_text_or_refused(content: bytes, language: str) -> None:
    try:
        text, _ = decoded(content, language)
    except NoText:
        return
    assert "\0" not in without_controls(text)[0]
    text.encode()


def filled(piece: str, before: str = "") -> str:
    """Much of one piece."""
    return before + piece * (MUCH // len(piece))


BOMBS = {
    "tags": filled("<", HEAD),
    "voices": filled("<v a>", HEAD),
    "open tags": filled("<v ", HEAD),
    "references": filled("&", HEAD),
    "numbers of signs": filled("&#9999", HEAD),
    "overrides": filled("{\\", "0:00 --> 0:01\n"),
    "arrows": filled("-->"),
    "lines of arrows": filled("-->\n"),
    "soft arrows": filled("→"),
    "digits": filled("9"),
    "colons": filled("0:"),
    "lines of digits": filled("1\n"),
    "brackets": filled("["),
    "typed": filled("0:05 a\n"),
    "lines below one time": filled("b\n", "0:05 a\n"),
    "captions": filled("0:01 --> 0:02\na\n\n", "WEBVTT\n\n"),
    "captions that all last": filled("0:01 --> 99:00:00\na\n\n", "WEBVTT\n\n"),
    "backwards": "\n".join(f"{at // 60}:{at % 60:02} a" for at in range(59_999, 0, -1)),
    "times only": filled("0:01-->0:02\n"),
    "notes": filled("NOTE\n\n", "WEBVTT\n\n"),
    "settings": filled("a:b ", "WEBVTT\n\n0:01 --> 0:02 "),
    "head": filled("a\n", "WEBVTT\n"),
    "empty lines": filled("\n"),
    "blank lines": filled(" \r"),
    "separators": filled("\u2028", "0:05 "),
    "controls": filled("\x01"),
    "styles": filled("STYLE url", "WEBVTT\n\n"),
    "names": filled("a\n0:01 --> 0:02\n\n", "WEBVTT\n\n"),
    "marks in marks": filled("<b><i><u>", HEAD),
    "SBV": filled("0:01,0:02\n"),
    "almost SBV": filled("0:0.", "0:"),
    "SAMI": filled("<SYNC Start=1><P>"),
    "SAMI, open": filled("<SYNC "),
    "SAMI, comments": filled("<!--", "<SYNC Start=1>"),
    "SAMI, styles": filled(".a{", "<SAMI>") + "<SYNC Start=1>",
    "SAMI, words": filled("<P Class=a>b", "<SYNC Start=1>"),
    "TTML": filled("<p/>", "<tt><body>"),
    "TTML, deep": filled("<div>", "<tt><body>"),
    "TTML, attributes": "<tt " + " ".join(f"a{at}='b'" for at in range(90_000)) + "/>",
    "TTML, styles": "<tt>"
    + "".join(
        f"<style xml:id='{at}' style='{' '.join(map(str, range(at + 1, at + 40)))}'/>"
        for at in range(4000)
    )
    + "<body><p style='0'/></body></tt>",
    "TTML, spans": "<tt><body><p>"
    + "".join(f"<span begin='{at}s' end='{at + 1}s'>a</span>" for at in range(20_000, 0, -1))
    + "</p></body></tt>",
    "TTML, references": filled("&a", "<tt><body>"),
    "TTML, spaces": filled("<x:y xmlns:x='a'/>", "<tt>"),
    "SCC": filled("9420 ", "00:00:00:00 "),
    "SCC, letters": filled("6161 ", "00:00:00:00 9420 "),
    "SCC, rolling": filled("94ad 6161 ", "00:00:00:00 9425 "),
    "SCC, lines": filled("00:00:00:00 9420\n", "Scenarist_SCC\n"),
    "almost SCC": filled("00:00:00:00 " + "9420" * 50 + "x\n"),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_much_nonsense_is_answered_soon(bomb: str) -> None:
    begun = time.process_time()
    with pytest.raises(Unreadable):
        understood(BOMBS[bomb], 5000)
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize(
    "content", [b"\0", b"\xff", b"\xff\xfe", b"a\0", b"\xe2\x80\xa8"], ids=repr
)
def test_much_of_any_bytes_is_decoded_soon(content: bytes) -> None:
    begun = time.process_time()
    try:
        text, _ = decoded(content * (MUCH // len(content)), "ja")
        assert text
    except NoText:
        assert content == b"\0"
    assert time.process_time() - begun < SECONDS
