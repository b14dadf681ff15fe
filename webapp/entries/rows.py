"""What the pages of entries are made of, as plain rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from webapp.videos.rows import SignedVideo, VideoRow


@dataclass(frozen=True, slots=True)
class TextRow:
    """A text without its body."""

    id: int
    entry_id: int
    language: str
    reading_level: int
    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class EntryCard:
    """An entry in a list, told in the text that fits."""

    id: int
    slug: str
    state: str
    title: str
    summary: str
    language: str
    reading_level: int
    levels: tuple[int, ...]
    languages: tuple[str, ...]
    sign_languages: tuple[str, ...]
    poster_url: str | None
    captioned: bool
    author: str
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class EntryLink:
    """An entry that is only named."""

    slug: str
    title: str
    language: str


@dataclass(frozen=True, slots=True)
class EntriesPage:
    """One page of a list, with the cursors of its neighbours."""

    entries: list[EntryCard]
    next: str | None
    previous: str | None


@dataclass(frozen=True, slots=True)
class LevelLink:
    """A reading level that this entry is told at."""

    level: int
    language: str
    current: bool

    @property
    def url(self) -> str:
        """This page with the text told like that, at the place where the text begins."""
        return f"?level={self.level}&language={self.language}#text"


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
    """An entry as one reader gets it. `owner_id` and `is_public` are what permissions ask for."""

    id: int
    slug: str
    state: str
    owner_id: int
    author: str
    published_at: datetime | None
    updated_at: datetime
    text_id: int
    title: str
    summary: str
    html: Markup
    language: str
    reading_level: int
    levels: list[LevelLink]
    signs: list[SignedVideo]
    videos: list[VideoRow]
    pending: list[VideoRow]
    related: list[EntryLink]
    history: list[RevisionRow]

    @property
    def is_public(self) -> bool:
        """Whether everyone may see it."""
        return self.state == "published"
