"""SBV and SAMI: simple times, and HTML of the kind nobody closes."""

from __future__ import annotations

from tests.captions.reading import marked, read, refused

HEAD = """<SAMI><HEAD><STYLE TYPE="text/css"><!--
P { color: white; }
.ENCC { Name: English; lang: en-US; SAMIType: CC; }
.DECC { Name: Deutsch; lang: de-DE; SAMIType: CC; }
--></STYLE></HEAD><BODY>
"""


def test_sbv_is_read_with_its_line_breaks() -> None:
    text = "0:00:01.000,0:00:02.500\nOne[br]two, three\n\n0:00:03.000,0:00:04.000\n<b>Four</b>\n"
    assert ([(1000, 2500, "One\ntwo, three"), (3000, 4000, "Four")], {}) == read(text)
    assert ["One\ntwo, three", "<b>Four</b>"] == marked(text)


def test_sbv_with_slips_is_mended_and_told() -> None:
    text = (
        "0:00:0x.000,0:00:02.500\nA\n\n0:00:05.000,0:00:04.000\nB 0:05, 3 of us\n\n"
        "0:00:06.000,x:00:07\nno times here, I say"
    )
    assert read(text) == (
        [
            (0, 2500, "A"),
            (5000, 6000, "B 0:05, 3 of us"),
            (6000, 10_000, "no times here, I say"),
        ],
        {
            "unreadable-start": [(1, "0:02")],
            "end-before-start": [(4, "0:05")],
            "unreadable-end": [(7, "0:06")],
        },
    )
    assert {"unreadable-time": [(1, "0:0x:01 --> 0:0y:02")]} == refused("0:0x:01,0:0y:02\nA")


def test_sami_ends_a_caption_where_the_next_moment_is() -> None:
    text = HEAD + (
        "<SYNC Start=1000><P Class=ENCC>Hello &amp; <i>you</i><br>all\n   of you\n"
        "<SYNC Start=2000><P Class=ENCC>&nbsp;\n"
        '<Sync start="3000ms"><p class="encc">Bye'
    )
    cues, repairs = read(text)
    assert [(1000, 2000, "Hello & you\nall of you"), (3000, 7000, "Bye")] == cues
    assert {"missing-end": [(9, "0:03")]} == repairs
    assert ["Hello &amp; <i>you</i>\nall of you", "Bye"] == marked(text)


def test_of_a_sami_file_in_several_languages_the_fitting_one_is_taken_and_that_is_told() -> None:
    text = HEAD + (
        "<SYNC Start=1000><P Class=ENCC>Good morning<P Class=DECC>Guten Tag\n"
        "<SYNC Start=2000><P Class=DECC>Gut\n<SYNC Start=3000><P Class=ENCC>&nbsp;<P Class=DECC>"
    )
    assert ["Guten Tag", "Gut"] == marked(text, "de")
    assert ["Good morning"] == marked(text, "en")
    assert ["Good morning"] == marked(text, "fr"), "where none fits, the one with most words"
    assert {"languages": [(6, "decc")]} == read(text)[1]


def test_sami_that_nobody_can_place_in_time_is_refused() -> None:
    text = "<SAMI><BODY>\n<SYNC Start=soon><P Class=ENCC>Hello\n<SYNC Start=2000><P Class=ENCC>You"
    assert {"unreadable-time": [(2, "<SYNC Start=soon>")]} == refused(text)
    assert {"nothing": []} == refused(HEAD)


def test_what_is_no_tag_and_what_nobody_sees_are_told_apart_in_sami() -> None:
    text = (
        HEAD + "<SYNC Start=1000><P>I <3 you<!-- a\nsecret --> <blink>so</blink>\n"
        "<SYNC Start=1500>\n<SYNC Start=2000><font color=yellow>Words</font><SYNC Start=3000>"
    )
    assert ["I <3 you so", "<c.yellow>Words</c>"] == marked(text)
    assert {"marks": [(6, "0:01")]} == read(text)[1]
