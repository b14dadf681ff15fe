"""SRT (SubRip): numbered captions, whatever the file is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from webapp.captions.rows import CueRow

from . import blocks
from .colours import colour_of
from .findings import Findings
from .places import KEY_OF, KEYS
from .tags import read as read_tags
from .times import stamp
from .webvtt import runs_of
from .words import Mark, Run, drawn, named

OVERRIDE = "{\\"  # begins {\an8} and the like, which some files borrow from another format
KEY = re.compile(r"\\an([1-9])")
LESS_IN_WORDS = "\u2039"
TAG_IN_WORDS = re.compile(r"<(?=[/\w])")


def recognises(lines: Sequence[str]) -> bool:
    """Whether any line has two times with an arrow between them."""
    return any(blocks.timing(line, 0, GRAMMAR) for line in lines)


def read(lines: Sequence[str], language: str = "") -> Findings:
    """The captions of an SRT file."""
    return blocks.read(lines, 0, GRAMMAR)


def words(text: str) -> blocks.Said:
    """The words of a caption with their marks; a reference such as &amp; is meant as it stands."""
    plain, place, lost = without_overrides(text)
    runs, lost_too = read_tags(plain)
    return blocks.Said(runs, lost or lost_too, place)


def without_overrides(text: str) -> tuple[str, str, bool]:
    r"""The words without {\an8} and the like, the place that it means, and whether more was said."""
    first, *pieces = text.split(OVERRIDE)
    kept, place, lost = [first], "", False
    for inside, closed, rest in (piece.partition("}") for piece in pieces):
        kept.append(rest if closed else OVERRIDE + inside)
        key = KEY.fullmatch(f"\\{inside}") if closed else None
        place = KEYS[key[1]] if key else place
        lost = lost or bool(closed and not key)
    return "".join(kept), place, lost


GRAMMAR = blocks.Grammar((blocks.ARROW, *blocks.SOFT_ARROWS), words, is_name=str.isdecimal)


def srt(cues: Iterable[CueRow]) -> str:
    """The file. What SRT cannot hold is in docs/captions.md."""
    return "\n".join(block(number, cue) for number, cue in enumerate(cues, 1))


def block(number: int, cue: CueRow) -> str:
    """One caption with its number; who speaks stands before their words."""
    start, end = stamp(cue.start_ms, ","), stamp(cue.end_ms, ",")
    key = KEY_OF.get(cue.settings)
    place = f"{{\\an{key}}}" if key else ""
    said = drawn(named(runs_of(cue)), opened, closed, harmless)
    return f"{number}\n{start} --> {end}\n{place}{said}\n"


def opened(mark: Mark) -> str:
    """What stands where a mark begins."""
    if mark.name in {"b", "i", "u"}:
        return f"<{mark.name}>"
    colour = colour_of(mark.classes)
    return f'<font color="{colour}">' if colour else "(" * (mark.name == "rt")


def closed(mark: Mark) -> str:
    """What stands where a mark ends."""
    if mark.name in {"b", "i", "u"}:
        return f"</{mark.name}>"
    return "</font>" if colour_of(mark.classes) else ")" * (mark.name == "rt")


def harmless(run: Run) -> str:
    """Words that nobody takes for a tag, a place or times: SRT has no way to say so."""
    text = TAG_IN_WORDS.sub(LESS_IN_WORDS, run.text.replace(OVERRIDE, "{ \\"))
    text = text.replace(blocks.ARROW, blocks.ARROW_IN_WORDS)
    for arrow in blocks.SOFT_ARROWS:
        if any(blocks.timing(line, 0, GRAMMAR) for line in text.split("\n")):
            text = text.replace(arrow, blocks.ARROW_IN_WORDS)
    return text
