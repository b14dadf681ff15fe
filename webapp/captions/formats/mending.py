"""Makes captions that can be shown of captions that were found, and tells of everything it changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from webapp.captions.rows import CueRow
from webapp.figures import clock

from .findings import Findings, Found, Remarks
from .tags import escaped, marked
from .words import plain, tidy

LASTS = 4000  # milliseconds that a caption stays when nothing says how long
LONGEST = 2000  # signs of one caption
LONGEST_MARKED = 5 * LONGEST  # the same, with its marks
MOST = 10_000  # captions of one video
HOUR = 3_600_000


def mended(findings: Findings, duration: int | None, lasts: int = LASTS) -> list[CueRow]:
    """The captions in the order of time, each with words and an end after its start."""
    repairs = findings.repairs
    kept = placed(from_zero(worded(findings), duration, repairs), repairs)
    starts = [each.start or 0 for each in kept]
    cues = [
        kept_as(each, start, ended(each, start, limit, repairs))
        for each, start, limit in zip(kept, starts, limits(starts, lasts), strict=True)
    ]
    for each, start in zip(kept, starts, strict=True):
        if duration is not None and start >= duration:
            repairs.note("late", each.line, clock(start))
    return parted(cues, [each.line for each in kept], repairs)


def kept_as(each: Found, start: int, end: int) -> CueRow:
    """A caption as a row; its marks are kept beside its words where it has any."""
    text, words = plain(each.runs), marked(each.runs)
    if words == escaped(text):
        words = ""
    return CueRow(start, end, text, words, each.settings, each.name, each.notes)


def worded(findings: Findings) -> list[Found]:
    """The captions with tidy words; one without words is left out."""
    kept = list[Found]()
    for each in findings.captions:
        if sum(len(run.text.strip()) for run in each.runs) > LONGEST:
            findings.faults.note("too-long", each.line)
            continue
        runs = tidy(each.runs)
        if not runs:
            findings.repairs.note("empty", each.line, clock(each.start or 0))
            if kept and each.notes:
                kept[-1] = replace(
                    kept[-1], notes="\n\n".join(filter(None, [kept[-1].notes, each.notes]))
                )
            elif each.notes:
                findings.head.append(each.notes)
        elif len(plain(runs)) > LONGEST or len(marked(runs)) > LONGEST_MARKED:
            findings.faults.note("too-long", each.line)
        else:
            kept.append(replace(each, runs=runs))
    return kept


def from_zero(captions: list[Found], duration: int | None, repairs: Remarks) -> list[Found]:
    """The captions of a programme whose clock began at one o'clock or so, from the video's start."""
    first = min((each.start for each in captions if each.start is not None), default=0)
    late = first // HOUR * HOUR
    if duration is None or first < max(duration, HOUR) or not captions:
        return captions
    repairs.note("hours", captions[0].line, clock(first))
    return [
        replace(each, start=each.start and each.start - late, end=each.end and each.end - late)
        for each in captions
    ]


def placed(captions: Sequence[Found], repairs: Remarks) -> list[Found]:
    """The captions by their start; one whose start is unreadable comes after the one above it."""
    kept, latest, above = list[Found](), 0, 0
    for each in captions:
        start = each.start
        if start is None:
            start = above if each.end is None or above < each.end else max(0, each.end - LASTS)
        elif start < latest:
            repairs.note("order", each.line, clock(start))
        kept.append(replace(each, start=start))
        latest = max(latest, start)
        above = each.end if each.end is not None and each.end > start else start + LASTS
    return sorted(kept, key=lambda each: each.start or 0)


def limits(starts: Sequence[int], lasts: int) -> list[int]:
    """When each caption has to be gone if nothing says how long it lasts: the next one begins."""
    found, following = [], 0
    for here, after in zip(reversed(starts), [0, *reversed(starts)], strict=False):
        following = after if after > here else following
        found.append(min(following, here + lasts) if following else here + lasts)
    return found[::-1]


def ended(each: Found, start: int, limit: int, repairs: Remarks) -> int:
    """When a caption ends."""
    if each.end is None:
        return limit
    if each.end <= start:
        repairs.note("end-before-start", each.line, clock(start))
        return limit
    return each.end


def parted(cues: list[CueRow], lines: Sequence[int], repairs: Remarks) -> list[CueRow]:
    """The captions without small overlaps; two that are meant to stand together stay together.

    A caption is cut short only where it keeps half its time: words that flash by help nobody.
    """
    for at, (here, after) in enumerate(pairwise(cues)):
        if here.end_ms <= after.start_ms:
            continue
        kept = after.start_ms - here.start_ms
        if 2 * kept >= here.end_ms - here.start_ms:
            cues[at] = replace(here, end_ms=after.start_ms)
            repairs.note("overlap", lines[at], clock(here.start_ms))
        else:
            repairs.note("together", lines[at + 1], clock(after.start_ms))
    return cues
