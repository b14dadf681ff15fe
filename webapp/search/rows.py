"""What was found, as plain rows."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.captions.rows import SORTS
from webapp.entries.rows import EntryCard
from webapp.figures import clock
from webapp.folding import parted
from webapp.paging import Slice
from webapp.videos.rows import moment_url

GROUPS = ("entries", "words", "signs")  # the parts in which results stand


@dataclass(frozen=True, slots=True)
class EntryHit:
    """An entry, told in the text that fits the reader; the words may be in another of its texts."""

    card: EntryCard
    in_title: bool
    language: str
    reading_level: int


@dataclass(frozen=True, slots=True)
class Moment:
    """A cue that holds the words, with the video that it belongs to."""

    words: tuple[str, ...]
    id: int
    text: str
    start_ms: int
    kind: str
    variant: str
    language: str
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

    @property
    def sort(self) -> str:
        """The word of the track that it was found in."""
        return "edited-captions" if self.variant == "edited" else SORTS[self.kind].word

    @property
    def pieces(self) -> list[tuple[str, bool]]:
        """The text in pieces, each with whether it was searched for."""
        return list(parted(self.text, self.words))


@dataclass(frozen=True, slots=True)
class Results:
    """What was found in each group; a group that was not asked for is None."""

    entries: Slice[EntryHit] | None = None
    words: Slice[Moment] | None = None
    signs: Slice[Moment] | None = None

    @property
    def anything(self) -> bool:
        """Whether anything was found."""
        return any(each and each.rows for each in (self.entries, self.words, self.signs))
