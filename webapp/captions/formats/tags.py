"""Tags inside the words of a caption, as WebVTT, SRT and SAMI have them, read and written."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable

from .colours import USUAL, nearest
from .letters import CONTROLS
from .times import leading_time, stamp
from .words import DEEPEST, Mark, Run, drawn, ordered

NAMES = {
    "b": "b", "strong": "b", "bold": "b", "i": "i", "em": "i", "italic": "i", "u": "u",
    "underline": "u", "c": "c", "v": "v", "lang": "lang", "ruby": "ruby", "rt": "rt",
    "font": "font", "span": "font", "s": "s",
}  # fmt: skip
LONGEST_NAME = 33  # signs of a character reference; the longest of HTML has 32
CLASS = re.compile(r"\w+(?:-\w+)*")
COLOUR = re.compile(r"""\bcolor\s*[=:]\s*["']?\s*(#?\w{1,20})""", re.IGNORECASE)


class Tags:
    """Reads words with tags, piece by piece. `lost` says that a mark could not be kept."""

    def __init__(self, resolved: Callable[[str], str] = str) -> None:
        self.runs = list[Run]()
        self.lost = False
        self._resolved = resolved
        self._open = list[tuple[str, Mark | None]]()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of what is said now."""
        return ordered(mark for _, mark in self._open if mark)

    def say(self, text: str) -> None:
        """Words between two tags."""
        if text:
            self.runs.append(Run(self._resolved(text), self.marks))

    def took(self, tag: str) -> bool:
        """Take what stands between < and >; False where it is no tag, such as in "<3"."""
        moment, rest = leading_time(tag, colon=True)
        if moment is not None and not rest:
            self.runs.append(Run("", self.marks, moment))
            return True
        first, *more = tag.split(None, 1) or [""]
        word, _, classes = first.lstrip("/").partition(".")
        word = word.rstrip("/").lower()
        if word == "br":
            self.runs.append(Run("\n", self.marks))
        elif word not in NAMES:
            return False
        elif first.startswith("/"):
            self._close(NAMES[word])
        else:
            self._begin(NAMES[word], classes, "".join(more))
        return True

    def _begin(self, name: str, classes: str, more: str) -> None:
        if len(self._open) >= DEEPEST:
            self.lost = True
            return
        kept = ".".join(CLASS.findall(classes))
        self.lost = self.lost or kept != classes
        says = " ".join(self._resolved(more).split()) if name in {"v", "lang"} else ""
        mark = self._coloured(more) if name in {"font", "s"} else Mark(name, kept, says)
        self._open.append((name, mark))

    def _coloured(self, more: str) -> Mark | None:
        said = COLOUR.search(more)
        name, exact = nearest(said[1]) if said else ("", False)
        self.lost = self.lost or not exact
        return Mark("c", name) if name not in {"", USUAL} else None

    def _close(self, name: str) -> None:
        for index in reversed(range(len(self._open))):
            if self._open[index][0] == name:
                del self._open[index:]
                return


def read(text: str, resolved: Callable[[str], str] = str) -> tuple[list[Run], bool]:
    """Words with their marks, and whether a mark was lost. What is no tag stays as it stands."""
    tags = Tags(resolved)
    first, *pieces = text.split("<")
    tags.say(first)
    for piece in pieces:
        tag, closed, rest = piece.partition(">")
        tags.say(rest if closed and tags.took(tag) else f"<{piece}")
    return tags.runs, tags.lost


def without_references(text: str) -> str:
    """The words with the signs that references such as &amp; stand for."""
    first, *pieces = text.split("&")
    return first + "".join(map(_resolved, pieces))


def _resolved(piece: str) -> str:
    """One reference and what follows it; what is none stays as it is."""
    end = piece.find(";", 0, LONGEST_NAME) + 1
    if not end:
        return f"&{piece}"
    return html.unescape(f"&{piece[:end]}").translate(CONTROLS) + piece[end:]


def marked(runs: Iterable[Run]) -> str:
    """The words as WebVTT writes them; they cannot end a caption early."""
    return drawn(
        runs,
        _opened,
        lambda mark: f"</{mark.name}>",
        lambda run: escaped(run.text) if run.moment is None else f"<{stamp(run.moment)}>",
    )


def _opened(mark: Mark) -> str:
    classes = f".{mark.classes}" if mark.classes else ""
    says = f" {escaped(mark.says)}" if mark.says else ""
    return f"<{mark.name}{classes}{says}>"


def escaped(text: str) -> str:
    """Text without the signs that mean something in WebVTT."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
