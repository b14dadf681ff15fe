"""Which of an entry's texts fits this reader."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar


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
