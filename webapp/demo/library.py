"""Reads the demo entries: Markdown files with a title and a summary, one for each reading level."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

CONTENT = Path(__file__).with_name("content")

# Written so that the featured entry is the newest; the first page shows it first.
SLUGS = (
    "signing-and-reading-at-school",
    "get-help-without-speaking",
    "how-captions-help",
    "how-to-film-a-signed-video",
    "hospital-ask-for-an-interpreter",
    "fire-alarm-at-work",
    "what-is-handshape",
)
FEATURED = "what-is-handshape"


@dataclass(frozen=True, slots=True)
class DemoText:
    """One text: in a written language, at a reading level."""

    language: str
    reading_level: int
    title: str
    summary: str
    body: str


@dataclass(frozen=True, slots=True)
class DemoEntry:
    """One entry with all its texts, English before German, easy before full."""

    slug: str
    texts: tuple[DemoText, ...]

    @property
    def featured(self) -> bool:
        """Whether a newcomer should read it first."""
        return self.slug == FEATURED


def demo_entries() -> tuple[DemoEntry, ...]:
    """Every demo entry, the featured one last."""
    return tuple(DemoEntry(slug, texts(CONTENT / slug)) for slug in SLUGS)


def texts(folder: Path) -> tuple[DemoText, ...]:
    """The texts of one entry, from files such as `en-2.md`."""
    found = [parsed(path) for path in folder.glob("*.md")]
    found.sort(key=lambda text: (text.language != "en", text.language, text.reading_level))
    return tuple(found)


def parsed(path: Path) -> DemoText:
    """One file: title and summary between two lines of dashes, then the body."""
    language, _, level = path.stem.partition("-")
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in head.strip().splitlines())
    return DemoText(language, int(level), fields["title"], fields["summary"], body.strip())
