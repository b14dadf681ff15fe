"""Cues as a WebVTT file (W3C WebVTT 1)."""

from __future__ import annotations

from collections.abc import Iterable

from .rows import CueRow


def webvtt(cues: Iterable[CueRow]) -> str:
    """The file; its text cannot end a cue early or open a tag."""
    blocks = [f"{stamp(cue.start_ms)} --> {stamp(cue.end_ms)}\n{escaped(cue.text)}" for cue in cues]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def stamp(milliseconds: int) -> str:
    """A time as WebVTT writes it."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def escaped(text: str) -> str:
    """Text without the signs that mean something in WebVTT, and without blank lines."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "\n".join(line for line in plain.splitlines() if line.strip())
