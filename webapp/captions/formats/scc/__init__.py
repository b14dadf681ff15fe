"""SCC (Scenarist): the codes of American television captions, CEA-608, line by line with their time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from webapp.captions.formats.findings import Findings, Found, quoted
from webapp.captions.formats.times import LATEST
from webapp.figures import clock

from .receiver import Receiver

MARK = "scenarist_scc"
LINE = re.compile(r"\s*(\d{1,2}):(\d\d):(\d\d)([:;.,])(\d\d)(?:\s+(.*))?")
BARE = re.compile(r"\s*\d\d:\d\d:\d\d[:;]\d\d\s+(?:[0-9a-fA-F]{4}\s*)+")
CODE = re.compile(r"[0-9a-fA-F]{4}")


def recognises(lines: Sequence[str]) -> bool:
    """Whether the first line with words says so, or a line is a time with codes."""
    first = next((line for line in lines if line.strip()), "")
    return first.strip().lower().startswith(MARK) or any(map(BARE.fullmatch, lines))


def read(lines: Sequence[str], language: str = "") -> Findings:
    """The captions of the first channel that speaks."""
    findings, receiver, frame, last = Findings(), Receiver(), 0, 1
    for number, line in enumerate(lines, 1):
        found = LINE.fullmatch(line)
        if not line.strip() or line.strip().lower().startswith(MARK):
            continue
        if found is None or int(found[2]) > 59 or int(found[3]) > 59 or int(found[5]) > 29:
            key = "unreadable-time" if line.lstrip()[:1].isdecimal() else "untimed"
            findings.faults.note(key, number, quoted(line))
            continue
        frame = frames(*map(int, found.group(1, 2, 3, 5)), drops=found[4] in ";,")
        last = number
        frame = listen(receiver, (found[6] or "").split(), number, frame, findings)
    receiver.finish(last, frame)
    tell(receiver, findings)
    return findings


def frames(hours: int, minutes: int, seconds: int, rest: int, *, drops: bool) -> int:
    """The frames up to a time code. One that drops leaves out two numbers in nine minutes of ten."""
    whole = ((hours * 60 + minutes) * 60 + seconds) * 30 + rest
    passed = hours * 60 + minutes
    return whole - 2 * (passed - passed // 10) if drops else whole


def milliseconds(frame: int) -> int:
    """The time of a frame; a second has 30000/1001 of them."""
    return min(LATEST, round(frame * 1001 / 30))


def listen(
    receiver: Receiver, words: Sequence[str], line: int, frame: int, findings: Findings
) -> int:
    """Take in the codes of a line, one a frame. What is no code is told. Returns the last frame."""
    for word in words:
        if CODE.fullmatch(word):
            receiver.take(int(word[:2], 16) & 0x7F, int(word[2:], 16) & 0x7F, line, frame)
        else:
            findings.repairs.note("codes", line, quoted(word))
        frame += 1
    return frame


def tell(receiver: Receiver, findings: Findings) -> None:
    """What was shown, as captions, and what is to be told of it."""
    for each in receiver.captions:
        start = milliseconds(each.start)
        if each.end is None:
            findings.repairs.note("missing-end", each.line, clock(start))
        end = None if each.end is None else max(milliseconds(each.end), start + 1)
        settings = each.screen.settings()
        findings.captions.append(Found(each.line, start, end, each.screen.runs(), settings))
    if receiver.rolled:
        findings.repairs.note("rolled", receiver.rolled)
    if receiver.other_channels:
        findings.repairs.note("languages", receiver.other_channels)
