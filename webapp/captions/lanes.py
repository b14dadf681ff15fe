"""What goes along with a video in time, as its page shows it: lanes of lines, each with its moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from webapp.figures import clock, seconds
from webapp.folding import has_all, parted, words_of
from webapp.forms import Form, blank
from webapp.preferences import Preferences

from .formats.webvtt import runs_of
from .rows import CueRow, TrackRow

Pieces = tuple[tuple[str, bool], ...]  # of a text, each with whether it was searched for


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a lane; `number` tells it from the others, `said` is by `speaker` if one is named."""

    number: int
    start_ms: int
    end_ms: int
    speaker: str
    said: Pieces
    href: str = ""

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(piece for piece, _ in self.said)

    @property
    def clock(self) -> str:
        """When it begins, as people read it."""
        return clock(self.start_ms)

    @property
    def moment(self) -> str:
        """When it begins, in seconds for an address."""
        return seconds(self.start_ms)


@dataclass(frozen=True, slots=True)
class Lane:
    """A track with its lines."""

    track: TrackRow
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Lanes:
    """All that goes along with a video. `hits` are the lines of the transcript with words `sought`."""

    transcript: Lane | None
    texts: tuple[TrackRow, ...]
    chapters: Lane | None
    glosses: tuple[Lane, ...]
    links: tuple[Lane, ...]
    sought: str = ""
    hits: tuple[Line, ...] = ()

    @property
    def form(self) -> Form[Any]:
        """What was searched for, as its field shows it."""
        return blank(find=self.sought)


def read_first(track: TrackRow, preferences: Preferences) -> tuple[bool, bool, bool]:
    """How far from the reader a text is: their language first, word for word before edited."""
    return (
        track.language != preferences.text_language,
        track.kind != "captions",
        track.variant != "verbatim",
    )


def chosen(
    tracks: Sequence[TrackRow], preferences: Preferences, wanted: int | None
) -> dict[str, list[TrackRow]]:
    """The tracks that stand in each lane, and all texts that can; drafts of machines in none."""
    there = [track for track in tracks if not track.is_draft]
    texts = [each for each in there if each.kind in {"captions", "subtitles", "descriptions"}]
    texts.sort(key=lambda track: read_first(track, preferences))
    chapters = [each for each in there if each.kind == "chapters"]
    chapters.sort(key=lambda track: read_first(track, preferences))
    signed = [each for each in there if each.sort.is_signed]
    signed.sort(key=lambda track: track.language != preferences.sign_language)
    return {
        "texts": texts,
        "transcript": ([each for each in texts if each.id == wanted] or texts)[:1],
        "chapters": chapters[:1],
        "glosses": [each for each in signed if each.kind == "glosses"],
        "links": [each for each in signed if each.kind == "signlinks"],
    }


def laid(
    lanes: Mapping[str, list[TrackRow]], cues: Mapping[int, list[CueRow]], sought: str
) -> Lanes:
    """The lanes with their lines; `sought` is marked in the transcript."""
    words = words_of(sought)
    transcript = next((lane(each, cues, words) for each in lanes["transcript"]), None)
    lines = transcript.lines if transcript and words else ()
    return Lanes(
        transcript,
        tuple(lanes["texts"]),
        next((lane(each, cues) for each in lanes["chapters"]), None),
        tuple([lane(each, cues) for each in lanes["glosses"]]),
        tuple([lane(each, cues) for each in lanes["links"]]),
        sought,
        tuple(line for line in lines if has_all(f"{line.speaker} {line.text}", words)),
    )


def lane(track: TrackRow, cues: Mapping[int, Iterable[CueRow]], words: Sequence[str] = ()) -> Lane:
    """One track as lines."""
    there = enumerate(cues.get(track.id, ()), 1)
    return Lane(track, tuple([line(number, cue, words) for number, cue in there]))


def line(number: int, cue: CueRow, words: Sequence[str]) -> Line:
    """One cue as a line; the name of who speaks stands apart from what they say."""
    says = next((m.says for run in runs_of(cue) for m in run.marks if m.name == "v"), "")
    name, colon, rest = cue.text.partition(":")
    if not (says and colon and name.strip().lower() == says.lower()):
        name, rest = "", cue.text
    said = tuple(parted(rest.strip(), words))
    return Line(number, cue.start_ms, cue.end_ms, name.strip(), said, cue.href)
