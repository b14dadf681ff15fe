"""WebVTT (W3C WebVTT 1): read with patience, written strictly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from webapp.captions.rows import CueRow

from . import blocks
from .findings import Findings
from .marks import without_references, without_tags

MARK = "webvtt"
HEAD = "WEBVTT"


def recognises(lines: Sequence[str]) -> bool:
    """Whether the first line with words says that this is WebVTT."""
    return next((line for line in lines if line.strip()), "").strip().lower().startswith(MARK)


def read(lines: Sequence[str]) -> Findings:
    """The captions of a WebVTT file; the lines of its head are not words."""
    first = next(index for index, line in enumerate(lines) if line.strip())
    while first < len(lines) and lines[first].strip() and not is_times(lines[first]):
        first += 1
    return blocks.read(lines, first, GRAMMAR)


def is_times(line: str) -> bool:
    """Whether a line of the head is none, because the empty line after the head is missing."""
    return blocks.timing(line, 0, GRAMMAR) is not None


def is_comment(line: str) -> bool:
    """Whether a paragraph is a note or says how captions look."""
    name = line.split(None, 1)[0] if line.strip() else ""
    return name == "NOTE" or line.strip() in {"STYLE", "REGION"}


def words(text: str) -> tuple[str, bool]:
    """The words of a caption without tags and references."""
    plain, marked = without_tags(text)
    return without_references(plain), marked


GRAMMAR = blocks.Grammar((blocks.ARROW,), lambda _: True, is_comment, words)


def webvtt(cues: Iterable[CueRow]) -> str:
    """The file; its text cannot end a cue early or open a tag."""
    cue_blocks = [f"{stamp(c.start_ms)} --> {stamp(c.end_ms)}\n{escaped(c.text)}" for c in cues]
    return "\n\n".join([HEAD, *cue_blocks]) + "\n"


def stamp(milliseconds: int) -> str:
    """A time as WebVTT writes it."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def escaped(text: str) -> str:
    """Text without the signs that mean something in WebVTT, and without blank lines."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "\n".join(line for line in plain.splitlines() if line.strip())
