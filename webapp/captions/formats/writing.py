"""Captions as files to take away, in each format that we write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from webapp.captions.rows import CueRow

from .srt import srt
from .ttml.writing import ttml
from .typed import transcript
from .webvtt import webvtt


@dataclass(frozen=True, slots=True)
class Kind:
    """A format that we write: its media type, and the file of captions, their head and language."""

    mime: str
    written: Callable[[Sequence[CueRow], str, str], str]


# By the ending of the file; WebVTT first, which keeps everything.
KINDS = {
    "vtt": Kind("text/vtt", lambda cues, head, language: webvtt(cues, head)),
    "srt": Kind("application/x-subrip", lambda cues, head, language: srt(cues)),
    "ttml": Kind("application/ttml+xml", lambda cues, head, language: ttml(cues, language)),
    "txt": Kind("text/plain", lambda cues, head, language: transcript(cues)),
}
