"""The words of the interface: by key, easy where there is an easy form, never missing in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from fluent.runtime.errors import FluentReferenceError

from webapp.texts import LANGUAGES, Texts, texts

SOURCE = """
plain = Plain words
    .easy = Easy words
only = Only these
greeting = Hello { $name }
    .easy = Hi { $name }
count = { $number ->
    [one] One
   *[other] { $number }
}
"""


@pytest.fixture
def said(tmp_path: Path) -> Texts:
    """A few messages."""
    path = tmp_path / "texts.en.ftl"
    path.write_text(SOURCE)
    return Texts("en", [path])


@pytest.mark.parametrize(
    ("key", "easy", "args", "expected"),
    [
        ("plain", False, {}, "Plain words"),
        ("plain", True, {}, "Easy words"),
        ("only", True, {}, "Only these"),
        ("greeting", False, {"name": "Ada"}, "Hello Ada"),
        ("greeting", True, {"name": "Ada"}, "Hi Ada"),
        ("greeting", False, {"name": "{ $name }"}, "Hello { $name }"),
        ("count", False, {"number": 1}, "One"),
        ("count", False, {"number": 2}, "2"),
    ],
)
def test_a_text_is_said(
    said: Texts, key: str, easy: bool, args: dict[str, object], expected: str
) -> None:
    assert expected == said.say(key, easy, args)


def test_a_missing_text_is_a_fault(said: Texts) -> None:
    with pytest.raises(LookupError):
        said.say("missing", False, {})


def test_a_missing_argument_is_a_fault(said: Texts) -> None:
    with pytest.raises(FluentReferenceError):
        said.say("greeting", False, {"other": 1})


@pytest.mark.parametrize("source", ["broken = { $", "a = 1\na = 2\n", "= nothing"])
def test_a_file_that_is_wrong_stops_the_start(tmp_path: Path, source: str) -> None:
    path = tmp_path / "texts.en.ftl"
    path.write_text(source)
    with pytest.raises(SyntaxError):
        Texts("en", [path])


@pytest.mark.parametrize("language", LANGUAGES)
def test_easy_texts_are_shorter_or_at_least_not_much_longer(language: str) -> None:
    found = texts(language)
    long = {
        key: (len(found.plain[key]), len(easy))
        for key, easy in found.plain_easy.items()
        if key in found.plain and len(easy) > len(found.plain[key]) + 20
    }
    assert found.plain_easy
    assert {} == long


@pytest.mark.parametrize(
    ("language", "easy", "expected"),
    [
        ("en", False, "The file is larger than this hub takes: 2 GB at most."),
        ("en", True, "The file is too big. 2 GB is the most."),
        ("de", False, "Die Datei ist größer, als hier erlaubt ist: höchstens 2 GB."),
        ("de", True, "Die Datei ist zu groß. Erlaubt sind 2 GB."),
    ],
)
def test_each_language_has_both_reading_levels(language: str, easy: bool, expected: str) -> None:
    assert texts(language).say("upload-too-large", easy, {"limit": "2 GB"}).startswith(expected)


@pytest.mark.parametrize(
    ("language", "count", "expected"),
    [
        ("en", 1, "One more signed version"),
        ("en", 2, "2 more signed versions"),
        ("de", 1, "Noch eine gebärdete Fassung"),
        ("de", 1234, "Noch 1.234 gebärdete Fassungen"),
    ],
)
def test_numbers_and_plurals_follow_the_language(language: str, count: int, expected: str) -> None:
    assert expected == texts(language).say("entries-more-signs", False, {"count": count})
