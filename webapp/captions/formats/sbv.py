"""SBV (YouTube): two times with a comma between them, then words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import blocks
from .findings import Findings
from .tags import read as read_tags

COMMA = ","
TIMES = re.compile(r"\s*\d[\w.:]*:[\w.:]*,\s*\w[\w.:]*:[\w.:]*\s*")
LONGEST = 60  # signs of a line with times
BREAK = re.compile(r"\[br\]", re.IGNORECASE)


def recognises(lines: Sequence[str]) -> bool:
    """Whether any line is two times with a comma."""
    return any(map(is_timed, lines))


def read(lines: Sequence[str], language: str = "") -> Findings:
    """The captions of an SBV file."""
    arrow = f" {blocks.ARROW} "
    with_arrows = [line.replace(COMMA, arrow, 1) if is_timed(line) else line for line in lines]
    return blocks.read(with_arrows, 0, GRAMMAR)


def is_timed(line: str) -> bool:
    """Whether a line holds times and nothing else, readable or not."""
    return COMMA in line and len(line) < LONGEST and TIMES.fullmatch(line) is not None


def words(text: str) -> blocks.Said:
    """The words of a caption, where [br] begins a new line."""
    return blocks.Said(*read_tags(BREAK.sub("\n", text)))


GRAMMAR = blocks.Grammar((blocks.ARROW,), words, is_name=lambda _: False)
