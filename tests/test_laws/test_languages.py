"""Every language of the interface says everything that English says, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fluent.syntax import ast
from fluent.syntax.parser import FluentParser
from fluent.syntax.visitor import Visitor

from webapp.config import ROOT
from webapp.figures import AFTER_DAY, DECIMAL, MONTHS, SHORT_MONTHS
from webapp.texts import LANGUAGES, texts

OTHERS = [language for language in LANGUAGES if language != "en"]
ENGLISH = sorted((ROOT / "templates").glob("**/texts.en.ftl"))


class Arguments(Visitor):
    """Collects the names of the arguments below a node."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 -- the name that the visitor calls
        """One more."""
        self.found.add(node.id.name)


def shape(language: str) -> dict[str, set[str]]:
    """What is said in a language: each text and easy text with the arguments that it needs."""
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "templates").glob(f"**/texts.{language}.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message):
                parts = {entry.id.name: entry.value}
                parts |= {
                    f"{entry.id.name}.{each.id.name}": each.value for each in entry.attributes
                }
                for name, pattern in parts.items():
                    arguments = Arguments()
                    arguments.visit(pattern)
                    found[name] = arguments.found
    return found


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_says_what_english_says_with_the_same_arguments(language: str) -> None:
    english, other = shape("en"), shape(language)
    assert english
    assert [] == sorted(english.keys() - other.keys()), f"to be said in {language} too"
    assert [] == sorted(other.keys() - english.keys()), "English has no such text"
    assert english == other


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_stands_in_the_same_folder_in_each_language(language: str) -> None:
    there = {path.parent for path in (ROOT / "templates").glob(f"**/texts.{language}.ftl")}
    assert {path.parent for path in ENGLISH} == there


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_its_code_and_its_figures(language: str) -> None:
    assert language == texts(language).plain["language"]
    assert (12, 12) == (len(MONTHS[language]), len(SHORT_MONTHS[language]))
    assert language in AFTER_DAY
    assert language in DECIMAL


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_was_left_in_english(language: str) -> None:
    english, other = texts("en"), texts(language)
    for said, there in ((english.plain, other.plain), (english.plain_easy, other.plain_easy)):
        same = [key for key, text in said.items() if " " in text and there.get(key) == text]
        assert [] == same


@pytest.mark.parametrize("path", sorted((ROOT / "webapp").glob("*/queries.py")), ids=str)
def test_queries_speak_no_language(path: Path) -> None:
    """They run in threads that know no reader, so their rows hold codes; templates say the names."""
    source = path.read_text()
    assert [] == re.findall(
        r"\b(?:t|t_html|language_name|own_name|named|written_(?:day|time|number|size))\(", source
    )
