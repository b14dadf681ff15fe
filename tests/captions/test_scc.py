"""SCC: codes of CEA-608, shown as a television shows them."""

from __future__ import annotations

import pytest

from tests.captions.reading import marked, places, read, refused
from webapp.captions.formats.scc import frames, milliseconds
from webapp.captions.formats.scc.codes import EXTENDED, SPECIAL

HEAD = "Scenarist_SCC V1.0\n\n"
POP, SHOW, ERASE, PAINT, ROLL, NEW = "9420", "942f", "942c", "9429", "9425", "94ad"


def codes(text: str) -> str:
    """Words as codes, two letters each, without the bit that checks them."""
    even = text + "\0" * (len(text) % 2)
    return " ".join(even[at : at + 2].encode("latin-1").hex() for at in range(0, len(even), 2))


def at(moment: str, *parts: str) -> str:
    """One line of a file."""
    return f"{moment}\t{' '.join(parts)}\n\n"


def test_every_extended_letter_has_its_code() -> None:
    assert [16, 32, 32] == [len(SPECIAL), len(EXTENDED[0x12]), len(EXTENDED[0x13])]


@pytest.mark.parametrize(
    ("code", "drops", "expected"),
    [
        ((0, 1, 0, 0), False, 60_060),
        ((0, 1, 0, 2), True, 60_060),
        ((0, 10, 0, 0), True, 600_000),
        ((1, 0, 0, 0), True, 3_600_000),
        ((1, 0, 0, 0), False, 3_603_600),
        ((0, 0, 0, 15), False, 500),
    ],
)
def test_time_codes_count_frames_that_are_dropped_and_those_that_are_not(
    code: tuple[int, int, int, int], drops: bool, expected: int
) -> None:
    assert milliseconds(frames(*code, drops=drops)) == pytest.approx(expected, abs=4)


def test_a_popping_caption_begins_when_it_is_shown_and_ends_when_it_is_erased() -> None:
    text = (
        HEAD + at("00:00:01:00", POP, POP, "1370", "1370", codes("Hello "), "9137", SHOW, SHOW)
        + at("00:00:03:00", ERASE)
    )  # fmt: skip
    assert ([(1268, 3003, "Hello ♪")], {}) == read(text)


def test_codes_sent_twice_count_once_and_letters_sent_twice_count_twice() -> None:
    text = HEAD + at("00:00:01:00", POP, POP, codes("oooo"), "9137", "9137", SHOW, SHOW)
    assert ["oooo♪"] == [words for _, _, words in read(text)[0]]


def test_an_extended_letter_takes_the_place_of_the_plain_one_before_it() -> None:
    text = HEAD + at("00:00:01:00", POP, codes("caE"), "9220", codes("O"), "9334", SHOW)
    assert ["caÁß"] == [words for _, _, words in read(text)[0]]


def test_rows_colours_slants_and_places_are_kept() -> None:
    row_one = at("00:00:01:00", POP, "9146", codes("red"), "91ae", codes("slanted"), SHOW)
    bottom = at("00:00:05:00", POP, "94f4", "97a2", codes("below"), SHOW) + at("00:00:09:00", ERASE)
    text = HEAD + row_one + bottom
    assert ["<c.cyan>red </c><i>slanted</i>", "below"] == marked(text)
    assert places(text) == [
        "line:10% position:10% align:start",
        "line:90%,end position:35% align:start",
    ]


def test_rolling_lines_come_one_at_a_time_and_that_is_told() -> None:
    text = HEAD + "".join(
        at(f"00:00:0{second}:00", ROLL, ROLL, NEW, NEW, "9470", codes(words))
        for second, words in ((1, "One"), (2, "Two"), (3, "Six"))
    )
    cues, repairs = read(text)
    assert ["One", "Two", "Six"] == [words for _, _, words in cues]
    assert [1168, 2169, 3170] == [start for start, _, _ in cues]
    assert [2069, 3070, 7170] == [end for _, end, _ in cues]
    assert {"missing-end": [(7, "0:03")], "rolled": [(5, "")]} == repairs


def test_painted_words_are_seen_at_once() -> None:
    text = HEAD + at("00:00:01:00", PAINT, PAINT, codes("Now!")) + at("00:00:02:00", ERASE)
    assert ([(1068, 2002, "Now!")], {}) == read(text)


def test_words_that_nobody_ever_shows_are_kept() -> None:
    text = HEAD + at("00:00:01:00", POP, codes("Oh"))
    assert ([(1068, 5068, "Oh")], {"missing-end": [(3, "0:01")]}) == read(text)


def test_a_word_at_the_edge_of_the_screen_is_not_cut() -> None:
    text = HEAD + at("00:00:01:00", POP, "947e", codes("far too long to fit"), SHOW)
    assert ["far too long to fit"] == marked(text)


def test_another_channel_and_what_is_no_code_are_told() -> None:
    text = HEAD + at("00:00:01:00", POP, codes("Yes"), "1c20", codes("No"), "zzzz", SHOW)
    cues, repairs = read(text)
    assert ["Yes"] == [words for _, _, words in cues]
    assert [(3, "zzzz")] == repairs["codes"]
    assert [(3, "")] == repairs["languages"]


def test_a_file_without_its_head_is_known_by_its_codes() -> None:
    assert ["Oh"] == marked(at("00:00:01;00", POP, codes("Oh"), SHOW))


def test_lines_without_a_readable_time_are_refused() -> None:
    text = HEAD + at("00:00:99:00", POP) + "hello\n" + at("00:00:01:00", POP, codes("Oh"), SHOW)
    faults = refused(text)
    assert [(3, "00:00:99:00 9420")] == [
        (n, q.replace("\t", " ")) for n, q in faults["unreadable-time"]
    ]
    assert [(5, "hello")] == faults["untimed"]
