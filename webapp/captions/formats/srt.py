"""SRT (SubRip): numbered captions, whatever the file is called."""

from __future__ import annotations

from collections.abc import Sequence

from . import blocks
from .findings import Findings
from .marks import without_overrides, without_tags


def recognises(lines: Sequence[str]) -> bool:
    """Whether any line has two times with an arrow between them."""
    return any(blocks.timing(line, 0, GRAMMAR) for line in lines)


def read(lines: Sequence[str]) -> Findings:
    """The captions of an SRT file."""
    return blocks.read(lines, 0, GRAMMAR)


def words(text: str) -> tuple[str, bool]:
    """The words of a caption without tags; a reference such as &amp; is meant as it stands."""
    plain, marked = without_overrides(text)
    plain, tagged = without_tags(plain)
    return plain, marked or tagged


GRAMMAR = blocks.Grammar((blocks.ARROW, *blocks.SOFT_ARROWS), str.isdecimal, lambda _: False, words)
