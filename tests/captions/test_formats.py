"""Captions as people have them: what can be understood is kept, and every change is told."""

from __future__ import annotations

import pytest

from tests.captions.reading import Told, read, refused
from webapp.captions.formats import understood
from webapp.captions.formats.findings import Unreadable
from webapp.captions.formats.times import leading_time
from webapp.captions.formats.webvtt import webvtt
from webapp.captions.rows import CueRow
from webapp.figures import clock


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0:05 Hello", 5000),
        ("01:02:03.450", 3_723_450),
        ("01:02:03,4", 3_723_400),
        ("1:02:03", 3_723_000),
        ("90:00", 5_400_000),
        ("  12:34.5678 x", 754_567),
        ("7", 7000),
        ("\u0660:\u0660\u0665", 5000),
        ("0:60", None),
        ("0:60:00", None),
        ("00:00:05:12", None),
        ("0::5", None),
        ("1.2.3", None),
        ("", None),
        ("Hello", None),
        ("9" * 5000, None),
        ("999999:00", None),
    ],
)
def test_times_are_read_as_people_write_them(text: str, expected: int | None) -> None:
    assert expected == leading_time(text)[0]


@pytest.mark.parametrize(
    ("moment", "expected"), [(0, "0:00"), (65_999, "1:05"), (3_600_000, "1:00:00")]
)
def test_a_moment_is_said_as_people_say_it(moment: int, expected: str) -> None:
    assert expected == clock(moment)


def test_typed_lines_last_until_the_next_one_or_four_seconds() -> None:
    cues, repairs = read(
        "0:01 One\n[0:03] Two\n\n - 1:00:00 Three: 3 \u2013 4\n1:01:00 - 1:01:01.5 Four"
    )
    assert cues == [
        (1000, 3000, "One"),
        (3000, 7000, "Two"),
        (3_600_000, 3_604_000, "Three: 3 \u2013 4"),  # a dash between words is no end
        (3_660_000, 3_661_500, "Four"),
    ]
    assert {} == repairs


def test_a_transcript_with_times_on_lines_of_their_own_needs_no_mending() -> None:
    assert ([(0, 4000, "Hello\nworld")], {"joined": [(3, "0:00")]}) == read("0:00\nHello\nworld")
    assert ([(0, 2000, "Hello"), (2000, 6000, "You")], {}) == read("0:00\nHello\n0:02\nYou")


def test_webvtt_is_read_with_its_looks_and_as_plain_words() -> None:
    text = (
        "WEBVTT - a film\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE by Jill\n\n"
        "first\n00:01.000 --> 00:02.000 line:0 align:middle\n<v.loud Fay Ray>Tom &amp; <i>Ann</i>\n"
        "I <3 you &lt;b&gt;\n\nNOTE in between\n\n2\n00:00:02.000 --> 00:00:03.000\n"
        "<ruby>漢<rt>kan</rt></ruby> <00:02.500>ji"
    )
    reading = understood(text)
    assert [] == reading.repairs
    assert "- a film\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE by Jill" == reading.head
    assert reading.cues == [
        CueRow(
            1000, 2000, "Fay Ray: Tom & Ann\nI <3 you <b>",
            "<v.loud Fay Ray>Tom &amp; <i>Ann</i>\nI &lt;3 you &lt;b&gt;</v>",
            "line:0 align:center", "first", "NOTE in between",
        ),
        CueRow(
            2000, 3000, "漢(kan) ji", "<ruby>漢<rt>kan</rt></ruby> <00:00:02.500>ji", "", "2"
        ),
    ]  # fmt: skip


def test_srt_is_read_whatever_its_file_is_called() -> None:
    text = (
        "1\n00:00:01,500 --> 00:00:02,000\n{\\an8}<b>One</b> &amp;\n\n2\n0:00:03,0 → 0:00:04\n"
        "Two<font color=#FF0000> red</font>\n\n3\n0:00:05,0 -> 0:00:06\n{\\fad(1)}Three"
    )
    reading = understood(text)
    assert reading.cues == [
        CueRow(1500, 2000, "One &amp;", "<b>One</b> &amp;amp;", "line:0"),
        CueRow(3000, 4000, "Two red", "Two<c.red> red</c>"),
        CueRow(5000, 6000, "Three"),
    ]
    assert ["marks"] == [repair.key for repair in reading.repairs]


def test_an_srt_file_that_begins_as_webvtt_loses_no_words() -> None:
    text = (
        "WEBVTT\n\n1\n00:00:01,500 --> 00:00:02,000\nOne\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n"
    )
    assert ([(1500, 2000, "One"), (3000, 4000, "Two")], {}) == read(text)


def test_line_ends_of_every_system_are_line_ends() -> None:
    for end in ("\n", "\r\n", "\r"):
        file = end.join(["WEBVTT", "", "00:01 --> 00:02", "a", "b", "", "00:03 --> 00:04", "c"])
        assert ([(1000, 2000, "a\nb"), (3000, 4000, "c")], {}) == read(file)


@pytest.mark.parametrize(
    ("lines", "cues", "repairs"),
    [
        ("0:01 -->\nA", [(1000, 5000, "A")], {"missing-end": [(3, "0:01")]}),
        ("0:01 --> x\nA", [(1000, 5000, "A")], {"unreadable-end": [(3, "0:01")]}),
        ("0:01 --> 0:0x:02 A", [(1000, 5000, "A")], {"unreadable-end": [(3, "0:01")]}),
        ("0:01 --> 0:02\n\nA", [(1000, 2000, "A")], {"apart": [(5, "0:01")]}),
        ("0:01 --> 0:01\nA", [(1000, 5000, "A")], {"end-before-start": [(3, "0:01")]}),
        ("--> 0:09\nA", [(0, 9000, "A")], {"unreadable-start": [(3, "0:09")]}),
        (
            "0:01 --> 0:02\nA\n\n0:0x --> 0:09\nB",
            [(1000, 2000, "A"), (2000, 9000, "B")],
            {"unreadable-start": [(6, "0:09")]},
        ),
        (
            "0:00 --> 0:03\nA\n\n0:02 --> 0:04\nB",
            [(0, 2000, "A"), (2000, 4000, "B")],
            {"overlap": [(3, "0:00")]},
        ),
        (
            "0:00 --> 0:09\nA\n\n0:01 --> 0:04\nB",
            [(0, 9000, "A"), (1000, 4000, "B")],
            {"together": [(6, "0:01")]},
        ),
        (
            "0:05 --> 0:06\nA\n\n0:01 --> 0:04\nB",
            [(1000, 4000, "B"), (5000, 6000, "A")],
            {"order": [(6, "0:01")]},
        ),
        (
            "0:01 --> 0:02\n\n0:03 --> 0:04\nB",
            [(3000, 4000, "B")],
            {"empty": [(3, "0:01")]},
        ),
        (
            "0:01 --> 0:02\nA\n\nB\n\n0:03 --> 0:04\nC",
            [(1000, 2000, "A\nB"), (3000, 4000, "C")],
            {"apart": [(6, "0:01")]},
        ),
        ("0:01 --> 0:02 A\nB", [(1000, 2000, "A\nB")], {}),
        ("0:01 --> 0:02 line:200% D:vertical\nA", [(1000, 2000, "A")], {"settings": [(3, "0:01")]}),
        ("0:01 --> 0:02\n<font face=a>A</font>", [(1000, 2000, "A")], {"marks": [(3, "0:01")]}),
        ("NOTE --> a\n\n0:01 --> 0:02\nA", [(1000, 2000, "A")], {"notes": [(3, "")]}),
        (
            "STYLE\n::cue { background: URL(//a.example/b) }\n\n0:01 --> 0:02\nA",
            [(1000, 2000, "A")],
            {"styles": [(3, "")]},
        ),
        ("0:01 --> 0:02\nA\x07", [(1000, 2000, "A")], {"hidden": []}),
        ("0:01 --> 0:02\na --> b --> 0:05", [(1000, 2000, "a --> b --> 0:05")], {}),
    ],
)
def test_what_can_be_understood_is_kept_and_every_repair_is_told(
    lines: str, cues: list[tuple[int, int, str]], repairs: Told
) -> None:
    assert (cues, repairs) == read(f"WEBVTT\n\n{lines}\n")


def test_a_clock_that_begins_at_a_full_hour_is_counted_from_the_start_of_the_video() -> None:
    text = "10:00:01 A\n10:00:03 - 10:00:04 B"
    assert ([(1000, 3000, "A"), (3000, 4000, "B")], {"hours": [(1, "10:00:01")]}) == read(
        text, 9000
    )
    assert {} == read(text)[1]


def test_captions_after_the_end_of_the_video_are_kept_and_told() -> None:
    assert {"late": [(2, "0:09")]} == read("0:01 A\n0:09 B", duration=9000)[1]
    assert {} == read("0:01 A\n0:09 B", duration=9001)[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {"nothing": []}),
        ("WEBVTT\n", {"nothing": []}),
        ("Hello", {"untimed": [(1, "Hello")], "nothing": []}),
        ("\nHello\n0:05 A", {"untimed": [(2, "Hello")]}),
        ("0:05 A\n0:6x B\n0:99 C", {"unreadable-time": [(2, "0:6x B"), (3, "0:99 C")]}),
        ("WEBVTT\n\n1:x --> y\nA", {"unreadable-time": [(3, "1:x --> y")]}),
        ("WEBVTT\n\nHello\n\n0:05 --> 0:06\nA", {"untimed": [(3, "Hello")]}),
        (f"0:05 {'a' * 2001}", {"too-long": [(1, "")]}),
        ("0:05 A\n" * 10_001, {"too-many": []}),
        ("WEBVTT\n\n0:05 --> 0:06\n", {"nothing": []}),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_nobody_can_understand_is_refused_with_its_lines(text: str, expected: Told) -> None:
    assert expected == refused(text)


def test_of_many_lines_with_the_same_fault_the_first_are_named_and_all_counted() -> None:
    with pytest.raises(Unreadable) as caught:
        understood("Hello\n" * 1000)
    untimed = caught.value.faults[0]
    assert (1000, 5, "untimed") == (untimed.count, len(untimed.places), untimed.key)


def test_what_was_written_out_is_read_back_as_it_was() -> None:
    cues = [
        CueRow(0, 1000, "a --> b\nNOTE c\n<v Eve>x & &amp; {\\an8}"),
        CueRow(1000, 3_600_000, "2"),
        CueRow(3_600_000, 3_600_001, "0:05 → 0:06"),
    ]
    reading = understood(webvtt(cues))
    assert (cues, []) == (reading.cues, reading.repairs)
