"""The texts of the interface as things to be signed: which there are, and what they say."""

from __future__ import annotations

import functools
from collections import defaultdict

from fluent.syntax import ast
from quart import g

from webapp.texts import EASY, LANGUAGES, spoken, texts

PUT_IN = "…"  # stands for a name or a number that is put into a text
NOT_SAID = {"language", "direction"}  # marks for machines; nobody reads them


def wording(key: str, language: str = "en", easy: bool = False) -> str:
    """What a text says, with a mark where something is put in."""
    message = texts(language).bundle.get_message(key)
    return outline((message.attributes.get(EASY) if easy else None) or message.value).strip()


def outline(part: object) -> str:
    """A part of a message as a reader sees it; of several forms, the one for most cases."""
    if isinstance(part, ast.Pattern):
        return "".join(map(outline, part.elements))
    if isinstance(part, ast.TextElement | ast.StringLiteral):
        return str(part.value)
    if isinstance(part, ast.Placeable):
        return outline(part.expression)
    if isinstance(part, ast.SelectExpression):
        return outline(next(each.value for each in part.variants if each.default))
    return PUT_IN


def for_reader(key: str) -> str:
    """What a text says to this reader."""
    return wording(key, spoken(), g.preferences.easy)


@functools.cache
def interface_keys() -> tuple[str, ...]:
    """Every text that has words of its own, in the order of the alphabet."""
    found = texts("en").keys - NOT_SAID
    return tuple(sorted(key for key in found if any(map(str.isalpha, wording(key)))))


@functools.cache
def _by_words() -> dict[tuple[str, ...], tuple[str, ...]]:
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key in interface_keys():
        groups[everything(key)].append(key)
    return {words: tuple(keys) for words, keys in groups.items()}


def everything(key: str) -> tuple[str, ...]:
    """What a text says in every written language, plain and easy."""
    languages = [language for language in LANGUAGES if key in texts(language).keys]
    return tuple(wording(key, language, easy) for language in languages for easy in (False, True))


@functools.cache
def wordings() -> tuple[str, ...]:
    """What there is to sign: of texts that say the same, the first."""
    return tuple(key for key in interface_keys() if twins(key)[0] == key)


@functools.cache
def twins(key: str) -> tuple[str, ...]:
    """All texts that say the same as this one in every language, itself among them: one clip will do."""
    return _by_words()[everything(key)] if key in interface_keys() else (key,)
