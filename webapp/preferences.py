"""What fits this reader: their preferences, where each came from, and the table of densities."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from operator import attrgetter
from typing import Any

from werkzeug.datastructures import Headers

from .languages import sign_language, written_language
from .variants import NOTHING, Fixed
from .watching import WATCHING, Watching

DENSITY_NAMES = ("minimal", "low", "normal", "rich", "max")

# Read down a column to see one reader's page. A limit of 0 asks the database nothing; what a column
# leaves out is one link further: the table of all entries, the page about one entry, all events.
# fmt: off
DENSITY: dict[str, tuple[int, int, int, int, int]] = {
    #               minimal low normal rich  max
    "page_size":   (     1,   4,   12,  20,   40),  # entries on one page of a list
    "featured":    (     0,   2,    4,   8,   12),  # entries on the first page
    "related":     (     1,   2,    4,   6,   10),  # entries named after an entry: those that follow
    "history":     (     0,   0,    0,   5,   50),  # revisions told on the page of an entry
    "recent":      (     3,  10,   20,  40,   80),  # events on the live page
    "hits":        (     3,   5,   10,  20,   40),  # of each group what was found, moments of a sign
    "summary":     (     0,   1,    1,   1,    1),  # the summary on a card and under a title
    "languages":   (     1,   2,    9,   9,    9),  # sign languages named on a card
    "navigation":  (     0,   1,    1,   1,    1),  # the whole navigation in the page head
    "footer":      (     0,   1,    1,   1,    1),  # the page foot in full
    "metadata":    (     0,   0,    1,   1,    1),  # who, when, which levels
    "purpose":     (     0,   0,    1,   1,    1),  # what this place is for, on the first page
    "filters":     (     0,   0,    0,   1,    1),  # choosing by sign language, level, captions
    "texts":       (     0,   0,    0,   1,    1),  # every text of an entry: length, school grade
    "transcript":  (     0,   0,    1,   1,    1),  # what a video says, open beside it
    "details":     (     0,   0,    0,   1,    1),  # technical facts of a video
    "files":       (     0,   0,    0,   0,    1),  # each file that was made of a video
    "controls":    (     0,   0,    1,   1,    2),  # of a player: the first three, everyday ones, all
}
# fmt: on


@dataclass(frozen=True, slots=True)
class Shows:
    """One column of DENSITY, by name."""

    page_size: int
    featured: int
    related: int
    history: int
    recent: int
    hits: int
    summary: int
    languages: int
    navigation: int
    footer: int
    metadata: int
    purpose: int
    filters: int
    texts: int
    transcript: int
    details: int
    files: int
    controls: int


SHOWS = tuple(Shows(**{name: row[at] for name, row in DENSITY.items()}) for at in range(5))

CHOICES: dict[str, tuple[int, ...] | tuple[str, ...]] = {
    "density": (1, 2, 3, 4, 5),
    "contrast": ("system", "low", "normal", "high"),
    "motion": ("system", "full", "reduced"),
    "scheme": ("system", "light", "dark"),
    "text_size": (100, 125, 150, 200),
    "spacing": ("normal", "wide", "widest"),
    "font": ("own", "sans", "serif", "distinct"),
    "reading_level": (1, 2, 3, 4, 5),
}


@dataclass(frozen=True, slots=True)
class Preferences(Watching):
    """How one reader wants pages and films; languages are BCP 47 codes, "" means no sign language."""

    density: int = 3
    contrast: str = "system"
    motion: str = "system"
    scheme: str = "system"
    text_size: int = 100
    spacing: str = "normal"
    font: str = "own"
    reading_level: int = 3
    sign_language: str = ""
    text_language: str = "en"
    sources: Fixed[str] = field(default=NOTHING, compare=False, hash=False)

    @property
    def shows(self) -> Shows:
        """What this density shows."""
        return SHOWS[self.density - 1]

    @property
    def density_name(self) -> str:
        """The word that template variants carry in their file name."""
        return DENSITY_NAMES[self.density - 1]

    @property
    def everything(self) -> Preferences:
        """The same reader on a page that leaves nothing out, such as the table of all entries."""
        return self.but(density=len(DENSITY_NAMES))

    @property
    def told_in(self) -> tuple[str, int, str]:
        """The text that fits, by language and level, and the sign language that comes first."""
        return self.text_language, self.reading_level, self.sign_language

    @property
    def easy(self) -> bool:
        """Whether the interface itself speaks easy language."""
        return self.reading_level <= 2

    @property
    def wants_signer(self) -> bool:
        """Whether a signer stands beside films unasked: for who has a sign language."""
        display = self.sign_display
        return display == "on" or (display == "fitting" and self.sign_language != "")

    def chosen(self) -> dict[str, Any]:
        """The values as a form shows them: what the device asks for is "as my device", not a choice,
        so that sending the form does not turn it into one."""
        values = {name: getattr(self, name) for name in FIELDS}
        asked = {name for name, _ in HINTS.values() if self.sources.get(name) == "device"}
        return values | dict.fromkeys(asked, "system")

    def watching(self) -> dict[str, Any]:
        """The choices about watching as a form shows them."""
        return {name: getattr(self, name) for name in WATCHING}

    @property
    def look(self) -> tuple[object, ...]:
        """The values of LOOK."""
        return _look(self)

    def but(self, **changes: Any) -> Preferences:
        """The same with some of them changed."""
        return replace(self, **changes)


# Every page is met in FIELDS; those of WATCHING only where something is watched. KNOWN is kept.
FIELDS = tuple(each.name for each in fields(Preferences) if each.name not in {*WATCHING, "sources"})
KNOWN = (*FIELDS, *WATCHING)
EVERY = CHOICES | WATCHING
TO_KEEP = frozenset(KNOWN)

# What the style sheets answer: attributes of <html> that change no word of a page.
LOOK = ("contrast", "motion", "scheme", "text_size", "spacing", "font")
_look = attrgetter(*LOOK)

# Only what a reader asks their device for. Where they ask for nothing the style sheets go on
# following the device, also when it changes while the page is open.
HINTS = {
    "Sec-CH-Prefers-Color-Scheme": ("scheme", {"dark": "dark"}),
    "Sec-CH-Prefers-Reduced-Motion": ("motion", {"reduce": "reduced"}),
    "Sec-CH-Prefers-Contrast": ("contrast", {"more": "high", "less": "low"}),
}
ASKED = {"Accept-Language": "text_language", **{name: field for name, (field, _) in HINTS.items()}}
CHOSEN = ("preview", "account", "cookie")  # the sources that are a reader's own word


def asked(sources: Mapping[str, str]) -> list[str]:
    """The headers that had a say in values from these sources; where a reader chose they had none."""
    return [name for name, field in ASKED.items() if sources.get(field) not in CHOSEN]


def valid(name: str, value: object) -> Any:
    """The value as this preference holds it, or None when it is none of its choices."""
    if value is None:
        return None
    text = str(value)
    if name == "sign_language":
        return "" if text == "" else getattr(sign_language(text), "code", None)
    if name == "text_language":
        return getattr(written_language(text), "code", None)
    return next((choice for choice in EVERY[name] if str(choice) == text), None)


def layered(layers: Mapping[str, Mapping[str, object]]) -> Preferences:
    """Merge layers, the strongest first, per field; a value that is no choice is passed over."""
    values: dict[str, Any] = {}
    sources: dict[str, str] = {}
    for source, layer in layers.items():
        for name, said in layer.items():
            if name in values or name not in TO_KEEP:
                continue
            if (value := valid(name, said)) is not None:
                values[name], sources[name] = value, source
    if not values:
        return DEFAULT
    return Preferences(**values, sources=Fixed(sources))


def hinted(headers: Headers | Mapping[str, str]) -> dict[str, str]:
    """What the browser says of its reader, as preferences."""
    found: dict[str, str] = {}
    for header, (name, meanings) in HINTS.items():
        value = headers.get(header)
        if value is not None and (meaning := meanings.get(value.strip('"'))):
            found[name] = meaning
    return found


@functools.lru_cache(maxsize=1024)
def accepted_language(header: str, offered: tuple[str, ...] = ("en", "de")) -> str | None:
    """The first offered language of an Accept-Language header, by its weights."""
    weighted = []
    for part in header.split(","):
        tag, _, weight = part.strip().partition(";q=")
        try:
            weighted.append((-float(weight or 1), tag.split("-")[0].lower()))
        except ValueError:
            continue
    return next(
        (tag for _, tag in sorted(weighted, key=lambda pair: pair[0]) if tag in offered), None
    )


DEFAULT = Preferences()
