"""WebVTT (W3C WebVTT 1): read with patience, written strictly. What we keep is what it can say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from webapp.captions.rows import CueRow

from . import blocks
from .findings import Findings
from .tags import escaped, marked, without_references
from .tags import read as read_tags
from .times import stamp
from .words import Run, named

MARK = "webvtt"
HEAD = "WEBVTT"


def recognises(lines: Sequence[str]) -> bool:
    """Whether the first line with words says that this is WebVTT."""
    return next((line for line in lines if line.strip()), "").strip().lower().startswith(MARK)


def read(lines: Sequence[str], language: str = "") -> Findings:
    """The captions of a WebVTT file; the lines of its head are not words."""
    first = begun = next(index for index, line in enumerate(lines) if line.strip())
    while first < len(lines) and lines[first].strip() and not is_times(lines[first]):
        first += 1
    title = lines[begun].strip()[len(MARK) :].strip()
    findings = blocks.read(lines, first, GRAMMAR)
    above = blocks.without_arrows("\n".join([title, *lines[begun + 1 : first]]))
    findings.head.insert(0, above)
    return findings


def is_times(line: str) -> bool:
    """Whether a line of the head is none, because the empty line after the head is missing."""
    return blocks.timing(line, 0, GRAMMAR) is not None


def is_comment(line: str) -> bool:
    """Whether a paragraph is a note or says how captions look."""
    name = line.split(None, 1)[0] if line.strip() else ""
    return name == "NOTE" or line.strip() in {"STYLE", "REGION"}


def words(text: str) -> blocks.Said:
    """The words of a caption with their marks."""
    return blocks.Said(*read_tags(text, without_references))


def runs_of(cue: CueRow) -> Sequence[Run]:
    """The words of a caption that we have kept, with their marks."""
    return words(cue.marked).runs if cue.marked else [Run(cue.text)]


GRAMMAR = blocks.Grammar(
    (blocks.ARROW,), words, is_name=lambda _: True, keeps_names=True, is_comment=is_comment
)


def webvtt(cues: Iterable[CueRow], head: str = "") -> str:
    """The file; its words cannot end a caption early or open a tag."""
    title = f"{HEAD} {head}" if head and not head.startswith("\n") else f"{HEAD}{head}"
    return "\n\n".join([title, *map(block, cues)]) + "\n"


def block(cue: CueRow) -> str:
    """One caption, and the notes below it."""
    times = f"{stamp(cue.start_ms)} --> {stamp(cue.end_ms)} {cue.settings}".rstrip()
    words = cue.marked or escaped(without_blank_lines(cue.text))
    lines = [*filter(None, [cue.name, times, words])]
    return "\n".join(lines) + (f"\n\n{cue.notes}" if cue.notes else "")


def without_blank_lines(text: str) -> str:
    """Text that is one paragraph."""
    return "\n".join(line for line in text.splitlines() if line.strip())


def with_names(cue: CueRow) -> CueRow:
    """A caption whose speaker is named in words, for players that show no voices."""
    return CueRow(
        cue.start_ms, cue.end_ms, cue.text, marked(named(runs_of(cue))), cue.settings, cue.name
    )
