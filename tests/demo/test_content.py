"""The demo's texts: worth reading at every level, and respectful."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

import pytest

from webapp import markup
from webapp.demo.library import CONTENT, DemoText, demo_entries
from webapp.entries.forms import TextForm
from webapp.readability import is_harder, measured

ENTRIES = {entry.slug: entry for entry in demo_entries()}
TEXTS = [(entry.slug, text) for entry in demo_entries() for text in entry.texts]
NAMES = [f"{slug}-{text.language}-{text.reading_level}" for slug, text in TEXTS]
every_entry = pytest.mark.parametrize("slug", ENTRIES)
every_text = pytest.mark.parametrize(("slug", "text"), TEXTS, ids=NAMES)

PITY = re.compile(r"hearing.impaired|deaf.mute|suffer|handicap|taubstumm|geh\w*rgesch", re.I)


def words(text: DemoText) -> list[str]:
    """The words of a text."""
    return re.findall(r"[^\W\d_]+", text.body)


def words_a_sentence(text: DemoText) -> float:
    """How long sentences are; headings and points of a list count as sentences."""
    pieces = re.split(r"[.!?:]\s|\n\n|\n(?=\s*(?:\d+\.|-)\s)", text.body)
    return len(words(text)) / sum(1 for piece in pieces if re.search(r"\w", piece))


def letters_a_word(text: DemoText) -> float:
    """How long words are."""
    found = words(text)
    return sum(map(len, found)) / len(found)


def by_language(slug: str) -> list[list[DemoText]]:
    """The texts of an entry, one list a language, easy before full."""
    groups = groupby(ENTRIES[slug].texts, key=lambda text: text.language)
    return [list(group) for _, group in groups]


def headings(text: DemoText) -> list[str]:
    """The headings of a text."""
    return re.findall(r"^## (.+)$", text.body, re.MULTILINE)


def test_every_folder_of_content_is_an_entry() -> None:
    assert {folder.name for folder in CONTENT.iterdir()} == set(ENTRIES)
    assert 6 <= len(ENTRIES) <= 7


@every_entry
def test_every_entry_is_told_at_two_or_more_levels(slug: str) -> None:
    english = by_language(slug)[0]
    assert english[0].language == "en"
    assert len(english) >= 2


def test_two_entries_are_told_in_german_at_two_levels() -> None:
    german = [texts for slug in ENTRIES for texts in by_language(slug) if texts[0].language == "de"]
    assert [len(texts) for texts in german] == [2, 2]


@every_entry
def test_a_lower_level_has_shorter_sentences_and_shorter_words(slug: str) -> None:
    for texts in by_language(slug):
        for easier, fuller in pairwise(texts):
            assert words_a_sentence(easier) * 1.15 < words_a_sentence(fuller)
            assert letters_a_word(easier) < letters_a_word(fuller)


@every_text
def test_the_easiest_levels_keep_to_short_sentences(slug: str, text: DemoText) -> None:
    limit = {1: 6.0, 2: 9.0}.get(text.reading_level, 20.0)
    assert words_a_sentence(text) <= limit


@every_entry
def test_levels_are_written_anew_and_not_cut_down(slug: str) -> None:
    for texts in by_language(slug):
        for easier, fuller in pairwise(texts):
            sentences = {line for line in re.split(r"(?<=[.!?])\s", easier.body) if len(line) > 40}
            kept = [sentence for sentence in sentences if sentence in fuller.body]
            assert len(kept) <= len(sentences) / 5


@every_entry
def test_sections_of_all_levels_stand_side_by_side(slug: str) -> None:
    for texts in by_language(slug):
        assert len({len(headings(text)) for text in texts}) == 1
        assert headings(texts[0])


@every_text
def test_every_text_can_be_typed_into_the_form(slug: str, text: DemoText) -> None:
    form = TextForm(
        title=text.title,
        summary=text.summary,
        body=text.body,
        language=text.language,
        reading_level=text.reading_level,
    )
    assert form.body == text.body


@every_entry
def test_the_first_title_makes_the_address(slug: str) -> None:
    assert markup.slug(ENTRIES[slug].texts[0].title) == slug


@every_text
def test_nobody_is_pitied_or_called_impaired(slug: str, text: DemoText) -> None:
    assert PITY.findall(f"{text.title} {text.summary} {text.body}") == []


@pytest.mark.parametrize("slug", ["get-help-without-speaking", "fire-alarm-at-work"])
def test_no_emergency_number_is_given_because_it_is_wrong_elsewhere(slug: str) -> None:
    for text in ENTRIES[slug].texts:
        assert re.findall(r"\d[\d -]+\d", f"{text.title} {text.summary} {text.body}") == []


def test_the_featured_entry_says_what_this_is() -> None:
    featured = [entry for entry in ENTRIES.values() if entry.featured]
    assert [entry.slug for entry in featured] == ["what-is-handshape"]
    assert [text.reading_level for text in featured[0].texts[:4]] == [1, 2, 3, 5]
    assert all(re.search("draw|zeichn", text.body) for text in featured[0].texts)


@every_text
def test_every_text_reads_as_its_level_promises(slug: str, text: DemoText) -> None:
    found = measured(markup.pieces(text.body), text.language)
    assert found.grade is not None
    assert not is_harder(found.grade, text.reading_level), found


@every_entry
def test_a_lower_level_has_a_lower_school_grade(slug: str) -> None:
    for texts in by_language(slug):
        grades = [measured(markup.pieces(each.body), each.language).grade for each in texts]
        assert sorted(grades, key=lambda grade: grade or 0) == grades
