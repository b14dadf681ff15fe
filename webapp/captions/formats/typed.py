"""The simplest captions a person can type or read: a time, then words, one caption a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from webapp.captions.rows import CueRow
from webapp.figures import clock

from .blocks import ARROW, ARROW_IN_WORDS
from .findings import Findings, Found, quoted
from .times import leading_time
from .words import Run

DASHES = "-\u2013\u2014"
BEFORE_WORDS = re.compile(rf"[\]):\s]*(?:[{DASHES}]+(?:\s+|$))?")
OPENING, CLOSING = f"[(•* \t{DASHES}", f"]): \t{DASHES}"


@dataclass(frozen=True, slots=True)
class Timed:
    """A line with a time, and the words that belong to it."""

    line: int
    start: int
    end: int | None
    words: list[str] = field(default_factory=list)


def recognises(lines: Sequence[str]) -> bool:
    """Whatever no other format knows."""
    return True


def read(lines: Sequence[str], language: str = "") -> Findings:
    """The captions; a line without a time goes on with the caption above it."""
    findings, found = Findings(), list[Timed]()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        start, rest = leading_time(line.lstrip(OPENING), colon=True)
        if start is not None and not rest[:1].isalpha():  # 0:0x is a slip, no time
            found.append(timed(number, start, rest))
        elif is_broken(line):
            findings.faults.note("unreadable-time", number, quoted(line))
        elif not found:
            findings.faults.note("untimed", number, quoted(line))
        else:
            if found[-1].words:
                findings.repairs.note("joined", number, clock(found[-1].start))
            found[-1].words.append(line)
    findings.captions = [Found(t.line, t.start, t.end, [Run("\n".join(t.words))]) for t in found]
    return findings


def timed(number: int, start: int, rest: str) -> Timed:
    """A caption that lasts until the next one, or to its own end where two times are given."""
    rest, end = rest.lstrip("]) \t"), None
    if rest[:1] in {*DASHES}:
        end, after = leading_time(rest.lstrip(CLOSING), colon=True)
        rest = rest if end is None else after
    words = BEFORE_WORDS.sub("", rest, count=1)
    return Timed(number, start, end, [words] if words else [])


def is_broken(line: str) -> bool:
    """Whether a line begins with what should be a time."""
    token = line.lstrip(OPENING).partition(" ")[0]
    return token[:1].isdecimal() and ":" in token


def transcript(cues: Iterable[CueRow]) -> str:
    """The words of captions to read: a line each, with the time that it begins."""
    return "".join(f"{clock(cue.start_ms)} {line(cue.text)}\n" for cue in cues)


def line(text: str) -> str:
    """Words in one line; a dash keeps a first sign that would be read as part of the time."""
    words = " ".join(text.split()).replace(ARROW, ARROW_IN_WORDS)
    return f"\u2013 {words}" if words[:1] in {*CLOSING} else words
