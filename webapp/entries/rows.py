"""What the pages of entries are made of, as plain rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from markupsafe import Markup

from webapp.accessibility import Facts
from webapp.readability import school_grade
from webapp.videos.rows import SignedVideo, VideoRow, Watch


@dataclass(frozen=True, slots=True)
class Usable:
    """What a reader can use, by their preferences."""

    sign_language: str = ""
    text_language: str = ""
    reading_level: int = 0

    @property
    def way(self) -> str:
        """Which of the two conditions holds for them."""
        return "in signs" if self.sign_language else "in words"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to: a sign language, a reading level, captions, what one can use."""

    signed: str = ""
    level: int | None = None
    captions: bool = False
    usable: Usable | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The conditions that are set."""
        found = [name for name in ("signed", "level", "captions") if getattr(self, name)]
        return (*found, f"usable {self.usable.way}") if self.usable else tuple(found)

    @property
    def values(self) -> dict[str, object]:
        """What is bound to them."""
        mine = self.usable or Usable()
        return {
            "signed": self.signed, "level": self.level, "my_signs": mine.sign_language,
            "my_words": mine.text_language, "my_level": mine.reading_level,
        }  # fmt: skip


class Asked(NamedTuple):
    """The text that was asked for, by preference or by the address; what the address itself said."""

    language: str
    level: int
    said_language: str | None
    said_level: bool


# What there are many of on a page is a tuple: made, hashed and compared in a fraction of the time.
class Stamp(NamedTuple):
    """Which entry it is, the newest event about it, and where it stands in lists."""

    id: int
    stamp: int | None
    listed_at: datetime


class Head(NamedTuple):
    """An entry without its texts and all that belongs to it."""

    id: int
    slug: str
    state: str
    owner_id: int
    published_at: datetime | None
    updated_at: datetime
    author: str


class TextRow(NamedTuple):
    """A text without its body: how it is told, how long it is, how hard to read."""

    id: int
    entry_id: int
    language: str
    reading_level: int
    title: str
    summary: str
    parts: int = 0
    words: int = 0
    grade: float | None = None

    @property
    def school_grade(self) -> int | None:
        """The school grade it reads like, where a formula fits its language."""
        return None if self.grade is None else school_grade(self.grade)

    def anchor(self, part: int = 0) -> str:
        """Where this part begins in this text; the last one where it has fewer."""
        part = min(part, self.parts)
        return f"section-{part}" if part else "text"


class EntryCard(NamedTuple):
    """An entry in a list, told in the text that fits.

    `told` has the levels of each language, `signed` who signs in each sign language, the reader's
    own first.
    """

    id: int
    slug: str
    state: str
    title: str
    summary: str
    language: str
    reading_level: int
    school_grade: int | None
    told: tuple[tuple[str, tuple[int, ...]], ...]
    signed: tuple[tuple[str, str], ...]
    poster_url: str | None
    captioned: bool
    author: str
    published_at: datetime | None
    updated_at: datetime

    @property
    def levels(self) -> tuple[int, ...]:
        """The levels in the language of the card."""
        return dict(self.told)[self.language]


@dataclass(frozen=True, slots=True)
class EntriesPage:
    """One page of a list, with the cursors of its neighbours."""

    entries: tuple[EntryCard, ...]
    next: str | None
    previous: str | None


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """One change, for the history."""

    id: int
    title: str
    language: str
    reading_level: int
    author: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class EntryHead:
    """An entry as permissions and forms need it."""

    id: int
    slug: str
    state: str
    owner_id: int

    @property
    def is_public(self) -> bool:
        """Whether everyone may see it."""
        return self.state == "published"


@dataclass(frozen=True, slots=True)
class EntryPage:
    """An entry as one reader gets it. `owner_id` and `is_public` are what permissions ask for.

    `text` is the one that is shown, `parts` its headings with what follows each (the first has no
    heading), `texts` all there are in their order, `watches` its ordinary videos with their
    signers.
    """

    id: int
    slug: str
    state: str
    owner_id: int
    author: str
    published_at: datetime | None
    updated_at: datetime
    text: TextRow
    parts: tuple[tuple[Markup, Markup], ...]
    texts: tuple[TextRow, ...]
    signs: tuple[SignedVideo, ...]
    watches: tuple[Watch, ...]
    pending: tuple[VideoRow, ...]
    facts: Facts
    history: tuple[RevisionRow, ...]

    def __hash__(self) -> int:
        """Of little, as it is long; what is equal is equal in all."""
        return hash((self.id, self.updated_at, self.text.id))

    @property
    def is_public(self) -> bool:
        """Whether everyone may see it."""
        return self.state == "published"

    @property
    def levels(self) -> list[TextRow]:
        """The texts in the language of the one that is shown, the easiest first."""
        return [each for each in self.texts if each.language == self.text.language]

    @property
    def others(self) -> list[TextRow]:
        """The texts in other languages."""
        return [each for each in self.texts if each.language != self.text.language]

    @property
    def easier(self) -> TextRow | None:
        """The next easier text."""
        return next(iter(self._levels(-1)), None)

    @property
    def fuller(self) -> TextRow | None:
        """The next fuller text."""
        return next(iter(self._levels(1)), None)

    def _levels(self, way: int) -> list[TextRow]:
        """The levels on one side of the one that is shown, the nearest first."""
        level = self.text.reading_level
        return [each for each in self.levels[::way] if (each.reading_level - level) * way > 0]
