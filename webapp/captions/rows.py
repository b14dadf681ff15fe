"""Timed texts as plain rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from webapp.languages import language_name, own_name, sign_language, written_language
from webapp.texts import t

# What a track is for, as WebVTT calls it; glosses and signlinks are of a sign language.
KINDS = ("captions", "subtitles", "descriptions", "chapters", "glosses", "signlinks")
SIGNED = frozenset({"glosses", "signlinks"})
VARIANTS = ("verbatim", "edited")  # every word, or fewer and plainer ones; only captions differ


@dataclass(frozen=True, slots=True)
class Sort:
    """A kind and a variant under the one word that addresses and forms call them."""

    word: str
    kind: str
    variant: str = "verbatim"

    @property
    def is_signed(self) -> bool:
        """Whether its language is a sign language."""
        return self.kind in SIGNED

    def language(self, tag: str) -> str | None:
        """The code of a language that such a track can be in, or None."""
        found = sign_language(tag) if self.is_signed else written_language(tag)
        return found.code if found else None


CAPTIONS = Sort("captions", "captions")
SORTS = {
    each.word: each
    for each in (
        CAPTIONS,
        Sort("edited-captions", "captions", "edited"),
        *map(Sort, KINDS[1:], KINDS[1:]),
    )
}


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
        return f"{self.place}.{kind}"

    @property
    def place(self) -> str:
        """Where it stands; what is done with it stands below."""
        return f"/videos/{self.video_id}/{self.sort.word}/{self.language}"

    @property
    def sort(self) -> Sort:
        """Its kind and variant as one word."""
        return SORTS["edited-captions" if self.variant == "edited" else self.kind]

    @property
    def is_draft(self) -> bool:
        """Whether a machine wrote it and nobody has read it; then only its writers are shown it."""
        return self.origin == "machine"

    @property
    def label(self) -> str:
        """The language as its readers call it, and what is special about the track."""
        name = own_name(self.language)
        if self.variant == "edited":
            name = t("captions-label-edited", name=name)
        return t("captions-label-machine", name=name) if self.is_draft else name

    @property
    def title(self) -> str:
        """What it is among all tracks; of plain captions only the language."""
        name = language_name(self.language)
        if self.sort is CAPTIONS:
            return name
        return t("captions-titled", what=t(f"captions-what-{self.sort.word}"), language=name)


@dataclass(frozen=True, slots=True)
class CueRow:
    """One caption; times in milliseconds.

    `text` is its words for readers and for search; `marked` is the same as WebVTT writes it, empty
    where there are no marks. `settings`, `name` and `notes` (below it) are those of WebVTT.
    `href` is where a signlink leads; in files it is the last word of its text.
    """

    start_ms: int
    end_ms: int
    text: str
    marked: str = ""
    settings: str = ""
    name: str = ""
    notes: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class WrittenTrack:
    """A track as its writers need it; `version` is what they have seen of it."""

    id: int
    version: int
    repairs: list[dict[str, Any]] | None
    head: str
    cues: list[CueRow]
    origin: str = "person"


@dataclass(frozen=True, slots=True)
class VideoToCaption:
    """A video as its captions see it: it belongs to whom its entry belongs to."""

    id: int
    entry_id: int | None
    owner_id: int
    title: str
    is_public: bool
