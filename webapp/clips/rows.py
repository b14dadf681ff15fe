"""What the pages of the signed interface are made of."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.videos.rows import VideoRow

from .wording import for_reader, twins


@dataclass(frozen=True, slots=True)
class TextClips:
    """One text's clips: the one that is shown, other languages to be had, and one still in work."""

    shown: VideoRow | None
    others: tuple[str, ...]
    unready: VideoRow | None


@dataclass(frozen=True, slots=True)
class ReportRow:
    """Words in one sign language: `state` is that of their clip, or "missing"."""

    key: str
    state: str

    @property
    def words(self) -> str:
        """What it says to this reader."""
        return for_reader(self.key)

    @property
    def keys(self) -> tuple[str, ...]:
        """Every text that says them."""
        return twins(self.key)


@dataclass(frozen=True, slots=True)
class Count:
    """How many texts can be seen in a sign language."""

    code: str
    signed: int
    texts: int


@dataclass(frozen=True, slots=True)
class Report:
    """One page of the texts, what was asked for, and the counts of all languages in use."""

    language: str
    missing: bool
    rows: list[ReportRow]
    counts: list[Count]
    next: str | None
    previous: str | None
