"""Which of an entry's texts fits this reader, and what a list says of the entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from webapp.videos.rows import SignSummary

from .rows import EntryCard, Head, TextRow


class Leveled(Protocol):
    """Anything told in a language at a reading level."""

    @property
    def language(self) -> str: ...
    @property
    def reading_level(self) -> int: ...


L = TypeVar("L", bound=Leveled)


def fitting(texts: Sequence[L], language: str, level: int) -> L:
    """The text in the reader's language, else English, else any; then the nearest level, the lower
    of two that are equally near."""

    def distance(text: L) -> tuple[int, int, int]:
        stranger = 0 if text.language == language else 1 if text.language == "en" else 2
        return stranger, abs(text.reading_level - level), text.reading_level

    return min(texts, key=distance)


def in_order(texts: Iterable[TextRow], first: str) -> list[TextRow]:
    """The texts of an entry: one language first, then by language, each from easy to full."""
    return sorted(texts, key=lambda e: (e.language != first, e.language, e.reading_level))


def told(texts: Iterable[TextRow]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The languages of texts that stand in order, each with its levels."""
    levels: dict[str, list[int]] = defaultdict(list)
    for each in texts:
        levels[each.language].append(each.reading_level)
    return tuple((code, tuple(each)) for code, each in levels.items())


def card(
    head: Head, texts: list[TextRow], signs: SignSummary | None, language: str, level: int
) -> EntryCard:
    """One entry as a card, told in the text that fits a language and a level."""
    text = fitting(texts, language, level)
    return EntryCard(
        id=head.id, slug=head.slug, state=head.state,
        title=text.title, summary=text.summary, language=text.language,
        reading_level=text.reading_level, school_grade=text.school_grade,
        told=told(in_order(texts, text.language)),
        signed=signs.signed if signs else (),
        poster_url=signs.poster_url if signs else None,
        captioned=bool(signs and signs.captioned),
        author=head.author, published_at=head.published_at, updated_at=head.updated_at,
    )  # fmt: skip
