"""Captions as files to take away: what a format can hold is there, and the table says what is not."""

from __future__ import annotations

import re
from pathlib import Path
from xml.dom import minidom

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.captions.formats import understood
from webapp.captions.formats.findings import Reading, Unreadable
from webapp.captions.formats.srt import LESS_IN_WORDS as LESS
from webapp.captions.formats.writing import KINDS
from webapp.captions.rows import CueRow

TABLE = (Path(__file__).parents[2] / "docs" / "captions.md").read_text()
HEAD = "WEBVTT - title\n\nSTYLE\n::cue(.loud) { color: red }\n\nREGION\nid:low\n\nNOTE of us\n\n"

# A line of the table: captions that have it, and how the same looks once it was written and read.
KEPT: dict[str, tuple[str, dict[str, object]]] = {
    "words": ("Hello", {"text": "Hello"}),
    "times to the millisecond": ("Hello", {"start_ms": 1234, "end_ms": 5678}),
    "bold, italic, underline": ("<b>A</b> <i>B</i> <u>C</u>", {"marked": "<b>A</b> <i>B</i> <u>C</u>"}),
    "colour": ("<c.red>A</c> <c.lime>B</c>", {"marked": "<c.red>A</c> <c.lime>B</c>"}),
    "who speaks": ("<v Fay Ray>Hello</v>", {"marked": "<v Fay Ray>Hello</v>"}),
    "ruby": ("<ruby>漢<rt>kan</rt></ruby>", {"marked": "<ruby>漢<rt>kan</rt></ruby>"}),
    "language of a part": ("a <lang fr>b</lang>", {"marked": "a <lang fr>b</lang>"}),
    "place on the picture": ("Hello", {"settings": "line:20% position:10% size:50% align:start"}),
    "name of a caption": ("Hello", {"name": "first"}),
    "moments within a caption": ("A <00:00:02.000>b", {"marked": "A <00:00:02.000>b"}),
    "other classes": ("<c.loud>A</c>", {"marked": "<c.loud>A</c>"}),
}  # fmt: skip
IN_WORDS = {"who speaks": "Fay Ray: Hello", "ruby": "漢(kan)"}


def row(name: str) -> dict[str, str]:
    """What the table says of one thing, by the format."""
    line = next(line for line in TABLE.splitlines() if line.startswith(f"| {name} |"))
    return dict(zip(KINDS, [cell.strip() for cell in line.split("|")[2:-1]], strict=True))


def again(kind: str, text: str) -> Reading:
    """WebVTT read, written as another format, and that read."""
    reading = understood(text)
    return understood(KINDS[kind].written(reading.cues, reading.head, "en"))


def of_words(words: str, wanted: dict[str, object]) -> str:
    """A WebVTT file of one caption."""
    name, settings_ = wanted.get("name", ""), wanted.get("settings", "")
    return f"{HEAD}{name}\n00:01.234 --> 00:05.678 {settings_}\n{words}\n\nNOTE below\n"


def test_the_table_speaks_of_everything() -> None:
    assert {*KEPT, "title, notes, styles, regions"} == set(
        re.findall(r"^\| ([^|]+?) \| yes \|", TABLE, re.MULTILINE)
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", KEPT)
def test_a_format_holds_what_the_table_says_and_nothing_else(name: str, kind: str) -> None:
    words, wanted = KEPT[name]
    cue = again(kind, of_words(words, wanted)).cues[0]
    found = {key: getattr(cue, key) for key in wanted}
    if row(name)[kind] == "yes":
        assert wanted == found
    else:
        assert wanted != found
    if row(name)[kind] == "in words":
        assert IN_WORDS[name] == cue.text


@pytest.mark.parametrize("key", range(1, 10))
def test_srt_holds_nine_places(key: int) -> None:
    reading = understood(f"1\n00:00:01,000 --> 00:00:02,000\n{{\\an{key}}}A\n")
    written = KINDS["srt"].written(reading.cues, "", "en")
    assert (f"{{\\an{key}}}" in written) == (key != 2), "2 is the usual place"
    assert reading == understood(written)


def test_only_webvtt_holds_what_stands_around_captions() -> None:
    text = of_words("A", {"name": "a"})
    said = row("title, notes, styles, regions")
    for kind in KINDS:
        reading = again(kind, text)
        kept = (understood(text).head, "NOTE below") == (reading.head, reading.cues[0].notes)
        assert ("yes" == said[kind]) == kept
    assert "- title" in understood(text).head


def test_ttml_is_written_for_the_profile_that_it_needs() -> None:
    plain = KINDS["ttml"].written([CueRow(0, 1000, "A")], "", "en")
    ruby = KINDS["ttml"].written(
        [CueRow(0, 1000, "A(b)", "<ruby>A<rt>b</rt></ruby>", "line:0")], "", "de"
    )
    root = minidom.parseString(plain).documentElement  # noqa: S318 -- our own file
    assert root is not None
    assert "http://www.w3.org/ns/ttml/profile/imsc1/text" == root.getAttribute("ttp:profile")
    assert "en" == root.getAttribute("xml:lang")
    assert 'ttp:contentProfiles="http://www.w3.org/ns/ttml/profile/imsc1.1/text"' in ruby


def test_the_transcript_is_read_back_in_as_typed_lines() -> None:
    cues = [CueRow(5000, 9000, "Hello\nyou"), CueRow(3_605_000, 3_606_000, "Bye")]
    written = KINDS["txt"].written(cues, "", "en")
    assert "0:05 Hello you\n1:00:05 Bye\n" == written
    assert ["Hello you", "Bye"] == [cue.text for cue in understood(written).cues]


def test_words_that_look_like_times_or_tags_stay_words_in_srt() -> None:
    cues = [
        CueRow(0, 1000, "0:05 --> 0:06\n<b>no</b> 1 < 2\n{\\an8}x", "", "line:0"),
        CueRow(1000, 2000, "0:05 → 0:06"),
    ]
    found = understood(KINDS["srt"].written(cues, "", "en"))
    assert [f"0:05 ⟶ 0:06\n{LESS}b>no{LESS}/b> 1 < 2\n{{ \\an8}}x", "0:05 ⟶ 0:06"] == [
        c.text for c in found.cues
    ]
    assert [(0, 1000), (1000, 2000)] == [(c.start_ms, c.end_ms) for c in found.cues]


pieces = st.sampled_from([
    "Hello", " ", "\n", "a", "é", "漢", "<b>", "</b>", "<i>", "</i>", "<u>", "</u>", "<c.red>", "</c>",
    "<c.loud.blue>", "<v Fay>", "<v.x Ann Lee>", "</v>", "<lang fr>", "</lang>", "<ruby>", "<rt>",
    "</rt>", "</ruby>", "<00:00:01.500>", "&amp;", "&lt;", "&gt;", "&nbsp;", "-->", "<", ">", "&",
    "{\\an8}", "]]>", "'", '"', "\ufffe", "\u2039",
])  # fmt: skip
marks = st.lists(pieces, min_size=1, max_size=15).map("".join)
where = st.sampled_from(["", "line:0", "line:-2 align:end", "line:30%,center size:40%", "vertical:rl",
                         "position:20% align:start", "region:low", "size:50% align:left"])  # fmt: skip
files = st.lists(st.tuples(st.sampled_from(["", "one", "2", "x y"]), where, marks), max_size=6)


@settings(deadline=None, database=None, max_examples=300)
@given(files)
def test_whatever_was_written_is_read_back_with_the_same_times_and_words(
    parts: list[tuple[str, str, str]],
) -> None:
    text = "WEBVTT\n\n" + "\n\n".join(
        f"{name}\n00:00:{at:02}.000 --> 00:00:{at:02}.900 {place}\n{words}"
        for at, (name, place, words) in enumerate(parts)
    )
    try:
        reading = understood(text)
    except Unreadable:
        return
    same = understood(KINDS["vtt"].written(reading.cues, reading.head, "en"))
    assert (reading.cues, reading.head, []) == (same.cues, same.head, same.repairs)
    for kind in ("ttml", "srt"):
        found = understood(KINDS[kind].written(reading.cues, reading.head, "en")).cues
        said = [(c.start_ms, c.end_ms, plain(c.text)) for c in reading.cues if plain(c.text)]
        assert said == [(c.start_ms, c.end_ms, plain(c.text)) for c in found if plain(c.text)]


def plain(text: str) -> str:
    """Words without the signs that a format has no way to write."""
    changed = text.replace("-->", "⟶").replace("{\\", "{ \\")
    return re.sub(r"<(?=[/\w])", "\u2039", changed).replace("\ufffe", "").strip()
