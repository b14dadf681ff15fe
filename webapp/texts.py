"""The words of the interface by key, in the reader's language, easy for who reads easy texts."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast
from fluent.syntax.parser import FluentParser
from markupsafe import Markup, escape
from quart import g

from .config import ROOT

LANGUAGES = ("en", "de")
EASY = "easy"


class Texts:
    """All messages of one language; those without arguments are formatted once, at the start."""

    def __init__(self, language: str, sources: Iterable[Path]) -> None:
        self.language = language
        self.bundle = FluentBundle([language], use_isolating=False)
        self.plain: dict[str, str] = {}
        self.plain_easy: dict[str, str] = {}
        self.keys: set[str] = set()
        for source in sources:
            self._add(source.read_text(encoding="utf-8"), source)
        self.words = (self.plain, {**self.plain, **self.plain_easy})  # as usual, and easy

    def _add(self, text: str, source: Path) -> None:
        for entry in FluentParser(with_spans=False).parse(text).body:
            if isinstance(entry, ast.Junk):
                raise SyntaxError(f"{source}: not Fluent: {str(entry.content)[:80]}")
            if isinstance(entry, ast.Message) and entry.id.name in self.keys:
                raise SyntaxError(f"{source}: {entry.id.name} is said twice")
            if isinstance(entry, ast.Message):
                self.keys.add(entry.id.name)
        self.bundle.add_resource(FluentResource(text))
        for entry in FluentParser(with_spans=False).parse(text).body:
            if isinstance(entry, ast.Message):
                self._keep_plain(entry)

    def _keep_plain(self, entry: ast.Message) -> None:
        if text := plain(entry.value):
            self.plain[entry.id.name] = text
        for attribute in entry.attributes:
            if attribute.id.name == EASY and (text := plain(attribute.value)):
                self.plain_easy[entry.id.name] = text

    def say(self, key: str, easy: bool, args: dict[str, Any]) -> str:
        """The text; a missing key is a fault of ours and is raised, never shown."""
        if not args and (known := self.words[easy].get(key)) is not None:
            return known
        message = self.bundle.get_message(key)
        pattern = (message.attributes.get(EASY) if easy else None) or message.value
        if pattern is None:
            raise LookupError(f"{key} says nothing")
        text, errors = self.bundle.format_pattern(pattern, args)
        if errors:
            raise errors[0]
        return str(text)


def plain(pattern: ast.Pattern | None) -> str | None:
    """The text of a pattern that has no arguments, else None."""
    parts = pattern.elements if pattern else []
    words = [part.value for part in parts if isinstance(part, ast.TextElement)]
    return "".join(str(word) for word in words) if pattern and len(words) == len(parts) else None


@functools.cache
def texts(language: str) -> Texts:
    """The messages of a language, collected from every feature's folder."""
    return Texts(language, sorted((ROOT / "templates").glob(f"**/texts.{language}.ftl")))


Voice = tuple[Texts, bool]  # the language, and whether it is the easy variant


def voice_for(preferences: Any) -> Voice:
    """How the interface speaks to a reader: in English where we cannot speak their language."""
    if not preferences:
        return texts("en"), False
    language: str = preferences.text_language
    return texts(language if language in LANGUAGES else "en"), preferences.easy


# While a template is drawn its voice is at hand: it speaks in most of its lines.
_speaking: ContextVar[Voice | None] = ContextVar("speaking", default=None)


class Speaking:
    """Speak to a reader with these preferences while this is open."""

    def __init__(self, preferences: Any) -> None:
        self.voice = voice_for(preferences)

    def __enter__(self) -> None:
        self.before = _speaking.set(self.voice)

    def __exit__(self, *_: object) -> None:
        _speaking.reset(self.before)


def speaker() -> Voice:
    """The voice that speaks to this reader."""
    return _speaking.get() or voice_for(g.get("preferences") if g else None)


def spoken() -> str:
    """The language that the interface speaks to this reader."""
    return speaker()[0].language


def t(key: str, **args: Any) -> str:
    """Say `key` to this reader."""
    texts, easy = _speaking.get() or speaker()
    return texts.say(key, easy, args)


def say_in(language: str, key: str) -> str:
    """Say `key` in a language that may not be the reader's, such as an offer to change to it."""
    return texts(language).say(key, False, {})


def other_languages() -> list[str]:
    """The languages that the interface speaks, without the reader's."""
    return [language for language in LANGUAGES if language != spoken()]


def t_html(key: str, **args: Any) -> Markup:
    """Say `key` where its arguments are already markup, such as a link; plain ones are escaped."""
    return Markup(t(key, **{name: escape(value) for name, value in args.items()}))  # noqa: S704 -- our own message, its arguments escaped
