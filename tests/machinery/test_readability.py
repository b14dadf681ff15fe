"""School grades of texts: the formulas against published examples, and what is counted."""

from __future__ import annotations

import time

import pytest

from webapp.markup import pieces
from webapp.readability import (
    HIGHEST_GRADE,
    LEAST_WORDS,
    Measured,
    english_syllables,
    flesch_kincaid,
    german_syllables,
    is_harder,
    measured,
    school_grade,
    wiener_sachtextformel,
)

# 13 words, 24 syllables: grade 11.3 in what is published about the formula.
PLATYPUS = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."
# A nursery rhyme in the tests of another program that counts, which gives it 3.8.
DUCKLINGS = (
    "Alle meine Entchen schwimmen auf dem See, Köpfchen unters Wasser, Schwänzchen in die Höh."
)


def split(text: str) -> list[str]:
    """The words of a sentence in small letters."""
    return [word.strip(".,").lower() for word in text.split()]


def test_an_english_text_gets_the_published_grade() -> None:
    words = split(PLATYPUS)
    assert (13, 24) == (len(words), sum(map(english_syllables, words)))
    assert 11.3 == round(flesch_kincaid(words, 1), 1)


def test_the_easiest_english_there_can_be_gets_the_published_lowest_grade() -> None:
    assert -3.4 == round(flesch_kincaid(["stop"], 1), 1)


def test_a_german_text_gets_the_published_grade() -> None:
    words = split(DUCKLINGS)
    assert 14 == len(words)
    assert 3.8 == round(wiener_sachtextformel(words, 1), 1)


def test_the_german_formula_weighs_each_of_its_four_parts() -> None:
    words = ["autofahrt", "malerei", "zwischen", "mutter", "wasser", *["rot"] * 5]
    many, length, long, single = 20, 5, 30, 50  # per cent, and words a sentence
    expected = 0.1935 * many + 0.1672 * length + 0.1297 * long - 0.0327 * single - 0.875
    assert round(expected, 6) == round(wiener_sachtextformel(words, 2), 6)


ENGLISH = {
    1: "the sign league walked tongue through asked makes clothes strength",
    2: "people table centre wanted boxes every quiet going player lion prism sometimes evening"
    " patient nation create signing homework safety million station lying houses",
    3: "radio idea video employee visual hospital alphabet library area medium",
    4: "information experience reliable emergency interpreter usually",
}
GERMAN = {
    1: "und Licht Haus Zeit Freund heiß Saal Boot quer Baum rot",
    2: "laufen Feuer neue Quelle Ampel Bäume Treppe geübt",
    3: "Gebärde Feuerwehr Videos beachten aktuell gesehen geeignet beenden Theater beinahe",
    5: "Gebärdensprache Gehörlosigkeit",
}


@pytest.mark.parametrize("count", ENGLISH)
def test_english_syllables_are_counted(count: int) -> None:
    words = ENGLISH[count].split()
    assert dict.fromkeys(words, count) == {word: english_syllables(word) for word in words}


@pytest.mark.parametrize("count", GERMAN)
def test_german_syllables_are_counted(count: int) -> None:
    words = GERMAN[count].lower().split()
    assert dict.fromkeys(words, count) == {word: german_syllables(word) for word in words}


@pytest.mark.parametrize(
    ("text", "words", "sentences"),
    [
        ("Stop. Look! Why? Because …", 4, 4),
        ("He said “stop.” Then he left.", 6, 2),
        ("It takes 2.5 hours, e.g. by bus.", 7, 1),
        ("Am 1. Januar fährt Dr. Ott.", 5, 2),  # one too many: titles are not known
        ("Don't use the well-known lift", 5, 1),
        ("## Leave\n\n- the house\n- the yard\n\n| a door |\n|---|\n| a wall |", 9, 5),
        ("[Ask](https://example.org/long/address) *now*\nor `later`", 4, 1),
        ("1 2 3 … ?!", 0, 0),
        ("", 0, 0),
    ],
)
def test_words_and_sentences_are_counted(text: str, words: int, sentences: int) -> None:
    found = measured(pieces(text), "en")
    assert (words, sentences) == (found.words, found.sentences)


def test_where_no_formula_fits_there_is_no_grade() -> None:
    enough = "Look at the light. " * 10
    assert measured([enough], "en").grade is not None
    assert Measured(40, 10, None) == measured([enough], "fr")
    short = ["stop " * (LEAST_WORDS - 1)]
    assert measured(short, "en").grade is None
    assert measured(["stop " * LEAST_WORDS], "en").grade is not None


def test_a_grade_is_told_whole_and_compared_as_it_is_told() -> None:
    assert [1, 1, 4, 5, 12] == [school_grade(grade) for grade in (-3.4, 1.4, 4.49, 4.5, 11.7)]
    assert sorted(HIGHEST_GRADE.values()) == [HIGHEST_GRADE[level] for level in (1, 2, 3, 4)]
    assert [False, True, False] == [
        is_harder(grade, level) for grade, level in ((4.49, 2), (4.5, 2), (20, 5))
    ]


@pytest.mark.parametrize("text", [
    "." * 40_000 + "x", ".'" * 20_000, ". " * 20_000, "x." * 20_000, "!" + " " * 39_000 + "x",
    "e" + "b" * 39_999, "ab" * 20_000, "a-" * 20_000, "\u00e9.  " * 10_000,
])  # fmt: skip
@pytest.mark.parametrize("language", ["en", "de"])
def test_no_text_takes_long_to_measure(text: str, language: str) -> None:
    began = time.process_time()
    measured([text], language)
    assert time.process_time() - began < 3
