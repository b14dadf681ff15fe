"""Timed texts as plain rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from webapp.languages import own_name

# What a track is for, as WebVTT calls it; glosses and signlinks are of a sign language.
KINDS = ("captions", "subtitles", "descriptions", "chapters", "glosses", "signlinks")
VARIANTS = ("verbatim", "edited")  # every word, or fewer and plainer ones; only captions differ


@dataclass(frozen=True, slots=True)
class TrackRow:
    """A track as a player needs it."""

    id: int
    video_id: int
    language: str
    kind: str = "captions"
    variant: str = "verbatim"
    origin: str = "person"

    @property
    def url(self) -> str:
        """Its WebVTT file for players, most of which do not show who speaks unless it is said."""
        return f"{self.file('vtt')}?speakers=named"

    def file(self, kind: str) -> str:
        """Its file in one of the formats that we write."""
        return f"/videos/{self.video_id}/captions/{self.language}.{kind}"

    @property
    def label(self) -> str:
        """The language as its readers call it."""
        return own_name(self.language)


@dataclass(frozen=True, slots=True)
class CueRow:
    """One caption; times in milliseconds.

    `text` is its words for readers and for search; `marked` is the same as WebVTT writes it, empty
    where there are no marks. `settings`, `name` and `notes` (below it) are those of WebVTT.
    """

    start_ms: int
    end_ms: int
    text: str
    marked: str = ""
    settings: str = ""
    name: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class WrittenTrack:
    """A track as its writers need it; `version` is what they have seen of it."""

    id: int
    version: int
    repairs: list[dict[str, Any]] | None
    head: str
    cues: list[CueRow]


@dataclass(frozen=True, slots=True)
class VideoToCaption:
    """A video as its captions see it: it belongs to whom its entry belongs to."""

    id: int
    owner_id: int
    title: str
    is_public: bool
