"""Captions as tests read them: times and words, and what is told by its key."""

from __future__ import annotations

import pytest

from webapp.captions.formats import understood
from webapp.captions.formats.findings import Remark, Unreadable

Told = dict[str, list[tuple[int, str]]]


def told(remarks: list[Remark]) -> Told:
    """What is told, by its key: the lines with their hints."""
    return {remark.key: remark.places for remark in remarks}


def read(text: str, duration: int | None = None) -> tuple[list[tuple[int, int, str]], Told]:
    """The captions of a text, and what was mended in them."""
    reading = understood(text, duration)
    return [(c.start_ms, c.end_ms, c.text) for c in reading.cues], told(reading.repairs)


def marked(text: str, language: str = "") -> list[str]:
    """The words of each caption with their marks, as WebVTT writes them."""
    return [cue.marked or cue.text for cue in understood(text, language=language).cues]


def places(text: str) -> list[str]:
    """Where each caption stands."""
    return [cue.settings for cue in understood(text).cues]


def refused(text: str) -> Told:
    """Why a text is refused."""
    with pytest.raises(Unreadable) as caught:
        understood(text)
    return told(caught.value.faults)
