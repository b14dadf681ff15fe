"""How hard a text is to read, as a school grade: one documented formula for each written language."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

# Fewer words than these say too little: the formulas were made on samples of a hundred.
LEAST_WORDS = 30

# What each reading level is meant to be, as the highest school grade; level 5 may be anything.
HIGHEST_GRADE = {1: 3, 2: 4, 3: 7, 4: 10}

WORD = re.compile(r"[^\W\d_]+(?:['\u2019\-][^\W\d_]+)*")
# A full stop after one or two digits or a single letter counts or shortens; it ends no sentence.
END = re.compile(
    r"(?<![.!?…])(?<!\b\d)(?<!\b\d\d)(?<!\b[A-Za-z])[.!?…]++[\"'\u2019\u201d»)\]]*+(?=\s+[^\Wa-z]|\s*$)"
)
LONGEST_WORD = 60  # what is longer is no word, and would only fill the memory of the counters


@dataclass(frozen=True, slots=True)
class Measured:
    """A text in numbers; `grade` is None where no formula fits."""

    words: int
    sentences: int
    grade: float | None


def measured(pieces: Sequence[str], language: str) -> Measured:
    """Measure a text; each of its pieces (a paragraph, a heading, a point) ends a sentence."""
    found = [WORD.findall(sentence) for piece in pieces for sentence in END.split(piece)]
    sentences = [words for words in found if words]
    words = [word[:LONGEST_WORD].lower() for sentence in sentences for word in sentence]
    formula = FORMULAS.get(language)
    if formula is None or len(words) < LEAST_WORDS:
        return Measured(len(words), len(sentences), None)
    return Measured(len(words), len(sentences), round(formula(words, len(sentences)), 1))


def school_grade(grade: float) -> int:
    """A grade as people say it: whole, and no lower than the first."""
    return max(1, int(grade + 0.5))


def is_harder(grade: float, level: int) -> bool:
    """Whether a text of this grade is harder than its reading level is meant to be."""
    return level in HIGHEST_GRADE and school_grade(grade) > HIGHEST_GRADE[level]


def flesch_kincaid(words: Sequence[str], sentences: int) -> float:
    """English: the grade level of Kincaid, Fishburne, Rogers and Chissom (1975)."""
    syllables = sum(map(english_syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def wiener_sachtextformel(words: Sequence[str], sentences: int) -> float:
    """German: the first "Wiener Sachtextformel" of Bamberger and Vanecek (1984)."""
    counts = list(map(german_syllables, words))

    def percent(found: int) -> float:
        return 100 * found / len(words)

    many = percent(sum(count >= 3 for count in counts))
    long = percent(sum(len(word) > 6 for word in words))
    single = percent(counts.count(1))
    return 0.1935 * many + 0.1672 * len(words) / sentences + 0.1297 * long - 0.0327 * single - 0.875


FORMULAS: dict[str, Callable[[Sequence[str], int], float]] = {
    "en": flesch_kincaid,
    "de": wiener_sachtextformel,
}

SILENT = re.compile(
    r"""
      [^aeiouy](?<![^aeiouylr][lr])e$                          # note, but not table or centre
    | [^aeiouy](?<![sxzcg])(?<![cs]h)(?<![^aeiouylr][lr])es$   # notes, but not boxes
    | [^aeiouytd](?<![^aeiouylr]l)ed$                          # asked, but not wanted
    | (?<!r)gue$ | (?<=^ev)e(?=ry|ning)                        # league, every
    | [aeiouy][^aeiouy]+(?<![^aeiouylr]l)e                     # safety, sometimes, homework
      (?=(?:ly|less|ful|ments?|ness|ty|thing|times?|where|body|work|ways?)$)
    """,
    re.VERBOSE,
)
APART = re.compile(
    r"""
      i[ao](?<![cstgx]i[ao])(?<!\w[ln]io)(?<![ai]lia)          # radio, but not nation, million
    | [ct]ia(?=t) | i(?:et|ent|enc|est|er$|u)(?<![cstx]ien[ct])  # initiate, quiet, not patient
    | (?<![gq])u(?:al|at|ar|ou)                                # usual, but not equal
    | [aeouy]ing | [aeo]ye(?=rs?$|es?$) | eo(?!u|ple|ne)       # going, player, video
    | creat(?!u) | (?<=[aeiouy][^aeiouy])ea(?=s?$) | sm$       # create, idea, prism
    """,
    re.VERBOSE,
)


@functools.lru_cache(maxsize=4096)
def english_syllables(word: str) -> int:
    """Groups of vowels, less those that stay silent, and more where two are spoken apart."""
    groups = len(re.findall("[aeiouy]+", word))
    return max(1, groups - len(SILENT.findall(word)) + len(APART.findall(word)))


@functools.lru_cache(maxsize=4096)
def german_syllables(word: str) -> int:
    """Vowels, where a diphthong or a doubled vowel is one; "qu" is no vowel."""
    plain = re.sub("^([bg])ee", r"\1e-e", word.replace("qu", "q"))
    return max(1, len(re.findall("i?eu|äu|au|[ae][iy]|ie|oi|aa|ee|oo|[aeiouyäöüéèà]", plain)))
