"""Reads captions as people have them. A format is a file or folder here, with `recognises` and `read`."""

from __future__ import annotations

from . import sami, sbv, scc, srt, ttml, typed, webvtt
from .findings import Reading, Unreadable
from .letters import without_controls
from .mending import LASTS, MOST, mended

FORMATS = (webvtt, ttml, sami, scc, srt, sbv, typed)  # the first that recognises a text reads it
NO_NEED_TO_SAY = {
    "unreadable-time",
    "too-long",
    "pictures",
    "xml-broken",
    "xml-entities",
    "xml-deep",
}


def understood(
    text: str,
    duration: int | None = None,
    *,
    guessed: bool = False,
    language: str = "",
    lasts: int = LASTS,
) -> Reading:
    """The captions of a text and what was mended in them, or Unreadable.

    `duration` is that of the video; `guessed` says that nobody knows in which letters a file was;
    of a file in several languages the captions in `language` are taken; `lasts` is how long one
    stays at most when nothing says how long.
    """
    text, hidden = without_controls(text)
    lines = text.split("\n")
    read = next(each.read for each in FORMATS if each.recognises(lines))
    findings = read(lines, language)
    if guessed:
        findings.repairs.note("letters")
    if hidden:
        findings.repairs.note("hidden")
    if len(findings.captions) > MOST:
        findings.faults.note("too-many")
        raise Unreadable(findings.faults.values())
    cues = mended(findings, duration, lasts)
    if not cues and not NO_NEED_TO_SAY & set(findings.faults):
        findings.faults.note("nothing")
    if findings.faults:
        raise Unreadable(findings.faults.values())
    title, *others = findings.head or [""]
    head = "\n\n".join([title, *filter(None, others)])
    return Reading(cues, list(findings.repairs.values()), head)
