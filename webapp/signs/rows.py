"""Signs and the moments in which they are signed, as plain rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from webapp.figures import clock, seconds
from webapp.paging import Slice
from webapp.variants import Fixed
from webapp.videos.rows import moment_url


@dataclass(frozen=True, slots=True)
class GlossRow:
    """A gloss of a sign language, and how often it is signed here."""

    language: str
    gloss: str
    times: int

    @property
    def url(self) -> str:
        """Its page."""
        return f"/signs/{self.language}/{quote(self.gloss)}"


@dataclass(frozen=True, slots=True)
class SignFilm:
    """The part of a film that shows a sign; the glosses that name it may be of the video beside it."""

    glossed_id: int
    start_ms: int
    end_ms: int
    video_id: int
    probe: Fixed[Any]
    file: str
    kind: str | None  # who signs, if somebody said it

    @property
    def clip(self) -> str:
        """The sign alone, as a part of the film."""
        part = f"#t={seconds(self.start_ms)},{seconds(self.end_ms)}"
        return f"/videos/{self.video_id}/files/{self.file}{part}"


@dataclass(frozen=True, slots=True)
class SignedMoment:
    """A moment in which a sign is signed."""

    id: int
    start_ms: int
    video_id: int
    video: str

    @property
    def url(self) -> str:
        """The video, from this moment on."""
        return moment_url(self.video_id, self.start_ms)

    @property
    def clock(self) -> str:
        """The moment as people read it."""
        return clock(self.start_ms)


@dataclass(frozen=True, slots=True)
class SignPage:
    """A sign: the film that shows it, and all moments in which it is signed."""

    language: str
    gloss: str
    shown: SignFilm
    moments: Slice[SignedMoment]
