"""What WebVTT, SRT and SBV have in common: a line with two times, then words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from webapp.figures import clock

from .findings import Findings, Found, quoted
from .places import settings_before
from .times import leading_time
from .words import Run

ARROW = "-->"
SOFT_ARROWS = ("\u2013>", "\u2014>", "->", "\u2192")  # what word processors make of it
ARROW_IN_WORDS = "\u27f6"  # no program takes it for the arrow between times
SLIP = re.compile(
    r"[^\W\d]?\d*[:.,]\d|[^\W\d]\d*(?=\s|$)"
)  # what follows the readable part of 0:0x:05
REACHES_OUT = re.compile(r"^STYLE(?=\s)(?s:.*)(?:url\s*\(|@import|image-set)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Timing:
    """A line with times: `said` is what stands where the end should be."""

    index: int
    start: int | None
    end: int | None
    said: str
    rest: str


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a caption; `settings` where the words say their place; if marks were lost."""

    runs: Sequence[Run]
    lost: bool = False
    settings: str = ""


@dataclass(frozen=True, slots=True)
class Grammar:
    """Where they differ."""

    arrows: Sequence[str]
    words: Callable[[str], Said]  # the words of a text with their marks
    is_name: Callable[[str], bool]  # whether a line above the times names a caption
    keeps_names: bool = False  # whether such a name is more than a number
    is_comment: Callable[[str], bool] = lambda _: (
        False
    )  # whether a paragraph that begins so is none


def read(lines: Sequence[str], first: int, grammar: Grammar) -> Findings:
    """Every caption from the line with the index `first` on."""
    findings = Findings()
    timings = [t for i, line in enumerate(lines) if i >= first and (t := timing(line, i, grammar))]
    begins = [begin(lines, t.index, number, grammar) for number, t in enumerate(timings, 1)]
    for index, paragraph in paragraphs(lines, first, begins[0] if begins else len(lines)):
        if grammar.is_comment(paragraph[0]):
            findings.head.append(comment(index, paragraph, findings))
        else:
            findings.faults.note("untimed", index + 1, quoted(paragraph[0]))
    for here, begun, until in zip(timings, begins, [*begins[1:], len(lines)], strict=False):
        found = caption(lines, here, until, grammar, findings)
        if grammar.keeps_names and begun < here.index:
            found = replace(found, name=without_arrows(lines[begun].strip()))
        findings.captions.append(found)
    return findings


def comment(index: int, paragraph: Sequence[str], findings: Findings) -> str:
    """A comment as it can be kept; a style that would fetch something from elsewhere is not."""
    text = "\n".join(paragraph)
    if REACHES_OUT.search(text):
        findings.repairs.note("styles", index + 1)
        return ""
    if ARROW in text:
        findings.repairs.note("notes", index + 1)
    return without_arrows(text)


def without_arrows(text: str) -> str:
    """Text that nobody takes for times."""
    return text.replace(ARROW, ARROW_IN_WORDS)


def timing(line: str, index: int, grammar: Grammar) -> Timing | None:
    """The times of a line; None for words, also for words with an arrow in them."""
    arrow = next((each for each in grammar.arrows if each in line), "")
    if not arrow:
        return None
    left, _, right = line.partition(arrow)
    start, over = leading_time(left)
    start = start if over[:1] in {"", " ", "\t", "-"} else None  # 0:0x is a slip, no time
    end, rest = leading_time(right)
    end = None if SLIP.match(rest) else end
    found = start is not None and not over.strip(" \t-")
    if arrow == ARROW:
        found = found or (start is None and left.lstrip()[:1].isdecimal())  # a time gone wrong
        found = found or (end is not None and not left.strip())
    elif end is None:
        found = False
    rest = right.strip().partition(" ")[2] if end is None else rest
    return Timing(index, start, end, right.strip(), rest) if found else None


def begin(lines: Sequence[str], index: int, number: int, grammar: Grammar) -> int:
    """The line that a caption begins with: its number or name, where it has one, or its times."""
    above, higher = (lines[index - n].strip() if index >= n else "" for n in (1, 2))
    is_number = above.isdecimal() and len(above) < 10 and int(above) == number
    alone = bool(above) and not higher and index >= 1 and grammar.is_name(above)
    return index - 1 if alone or (is_number and ARROW not in higher) else index


def caption(
    lines: Sequence[str], here: Timing, until: int, grammar: Grammar, findings: Findings
) -> Found:
    """One caption, with all that is to be told of it."""
    line, hint = here.index + 1, clock(here.start if here.start is not None else here.end or 0)
    note_times(here, lines[here.index], hint, findings)
    settings, lost, words = settings_before(here.rest)
    if lost:
        findings.repairs.note("settings", line, hint)
    kept, notes = [words] if words else [], list[str]()
    for index, paragraph in paragraphs(lines, here.index + 1, until):
        if index > line and grammar.is_comment(paragraph[0]):
            notes.append(comment(index, paragraph, findings))
        else:
            if index > line:
                findings.repairs.note("apart", index + 1, hint)
            kept += paragraph
    said = grammar.words("\n".join(kept))
    if said.lost:
        findings.repairs.note("marks", line, hint)
    notes = list(filter(None, notes))
    return Found(
        line, here.start, here.end, said.runs, said.settings or settings, notes="\n\n".join(notes)
    )


def note_times(here: Timing, line: str, hint: str, findings: Findings) -> None:
    """Tell which of the two times cannot be read; without either, nobody knows where it belongs."""
    if here.start is None and here.end is None:
        findings.faults.note("unreadable-time", here.index + 1, quoted(line))
    elif here.start is None:
        findings.repairs.note("unreadable-start", here.index + 1, hint)
    elif here.end is None:
        key = "unreadable-end" if here.said else "missing-end"
        findings.repairs.note(key, here.index + 1, hint)


def paragraphs(lines: Sequence[str], first: int, until: int) -> Iterator[tuple[int, Sequence[str]]]:
    """Runs of lines that are not empty, each with the index of its first."""
    start = first
    for index in range(first, until + 1):
        if index == until or not lines[index]:
            run = lines[start:index]
            if any(line.strip() for line in run):
                yield start, run
            start = index + 1
