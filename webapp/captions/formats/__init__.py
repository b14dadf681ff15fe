"""Reads captions as people have them. A format is one file here, with `recognises` and `read`."""

from __future__ import annotations

from . import srt, typed, webvtt
from .findings import Reading, Unreadable
from .letters import without_controls
from .mending import MOST, mended

FORMATS = (webvtt, srt, typed)  # the first that recognises a text reads it


def understood(text: str, duration: int | None = None, *, guessed: bool = False) -> Reading:
    """The captions of a text and what was mended in them, or Unreadable.

    `duration` is that of the video; `guessed` says that nobody knows in which letters a file was.
    """
    text, hidden = without_controls(text)
    lines = text.split("\n")
    read = next(each.read for each in FORMATS if each.recognises(lines))
    findings = read(lines)
    if guessed:
        findings.repairs.note("letters")
    if hidden:
        findings.repairs.note("hidden")
    if len(findings.captions) > MOST:
        findings.faults.note("too-many")
        raise Unreadable(findings.faults.values())
    cues = mended(findings, duration)
    if not cues and not {"unreadable-time", "too-long"} & set(findings.faults):
        findings.faults.note("nothing")
    if findings.faults:
        raise Unreadable(findings.faults.values())
    return Reading(cues, list(findings.repairs.values()))
