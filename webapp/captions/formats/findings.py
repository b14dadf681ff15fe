"""What was found in a text that should be captions: the captions, and all that is to be told of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from webapp.captions.rows import CueRow

from .words import Run

PLACES = 5  # lines that are named of one kind; the others are only counted
QUOTE = 30  # signs of a line that are shown, so that it can be found


@dataclass(frozen=True, slots=True)
class Found:
    """A caption as it stands in a text: its line, and what could be read of its times.

    `settings`, `name` and `notes` are those of WebVTT; the notes stand below the caption.
    """

    line: int
    start: int | None
    end: int | None
    runs: Sequence[Run]
    settings: str = ""
    name: str = ""
    notes: str = ""


@dataclass(slots=True)
class Remark:
    """One thing that is told of some lines; `places` are the first of them, each with a hint."""

    key: str
    places: list[tuple[int, str]] = field(default_factory=list)
    count: int = 0


class Remarks(dict[str, Remark]):
    """Everything that is told, one remark for each kind: a hostile text makes no long list."""

    def note(self, key: str, line: int = 0, hint: str = "") -> None:
        """Tell this of one more line; of the text as a whole where there is no line."""
        remark = self.setdefault(key, Remark(key))
        if line:
            remark.count += 1
            if len(remark.places) < PLACES:
                remark.places.append((line, hint))


@dataclass(slots=True)
class Findings:
    """What one format found: captions, what was mended, and what nobody could understand.

    `head` is what stands above the first caption: paragraphs of WebVTT, the first one after its mark.
    """

    captions: list[Found] = field(default_factory=list)
    head: list[str] = field(default_factory=list)
    repairs: Remarks = field(default_factory=Remarks)
    faults: Remarks = field(default_factory=Remarks)


@dataclass(frozen=True, slots=True)
class Reading:
    """Captions as they can be kept, and what was mended in them."""

    cues: list[CueRow]
    repairs: list[Remark]
    head: str = ""


class Unreadable(Exception):
    """A text that cannot be kept as it is, with the lines that say why."""

    def __init__(self, faults: Iterable[Remark]) -> None:
        self.faults = list(faults)
        super().__init__(", ".join(fault.key for fault in self.faults))


def quoted(line: str) -> str:
    """The beginning of a line."""
    short = line.strip()
    return f"{short[:QUOTE]}…" if len(short) > QUOTE else short
