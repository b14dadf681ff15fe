"""The ways in which one page is met, and which of them are looked at: a few, or with `--full` most."""

from __future__ import annotations

import functools
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice, product
from types import MappingProxyType
from typing import Any

from webapp.preferences import CHOICES, DEFAULT, FIELDS

from .pairs import all_pairs

FULL = bool(os.environ.get("HANDSHAPE_FULL"))

Choice = int | str | bool
Columns = dict[str, tuple[Choice, ...]]

# What the device asks of every page, as Chromium is told it. Where readers leave it to their
# device ("system"), this is what they get.
QUIET = "asks for nothing"
ASKING = "asks for the dark, more contrast, less motion"
FORCED = "forces its own colours"
UNASKED = {
    "color_scheme": "light", "contrast": "no-preference",
    "reduced_motion": "no-preference", "forced_colors": "none",
}  # fmt: skip
DEVICES: dict[str, dict[str, Any]] = {
    QUIET: UNASKED,
    ASKING: UNASKED | {"color_scheme": "dark", "contrast": "more", "reduced_motion": "reduce"},
    FORCED: UNASKED | {"color_scheme": "dark", "forced_colors": "active"},
}

# Every preference with every choice; of the many languages a few stand for the others.
FEW: Columns = {"sign_language": ("ase", "gsg", ""), "text_language": ("en", "de")}
COLUMNS: Columns = {
    **{name: (FEW | CHOICES)[name] for name in FIELDS},
    "width": (320, 768, 1280),
    "scripts": (True, False),
    "device": tuple(DEVICES),
}
# What changes a page most: `--full` looks at all of it together, and at the rest pair by pair.
WHOLE: Columns = {
    "density": COLUMNS["density"],
    "contrast": tuple(each for each in COLUMNS["contrast"] if each != "system"),
    "scheme": ("light", "dark"),
    "width": COLUMNS["width"],
    "scripts": COLUMNS["scripts"],
}
# Where most is on top of each other: every page is looked at so, for layouts break here first.
CROWDED: dict[str, Choice] = {
    "text_size": 200, "spacing": "widest", "font": "distinct", "text_language": "de", "width": 320,
}  # fmt: skip
# How a reader reads who is not spoken of: nothing is left to the device.
PLAIN: dict[str, str] = {name: str(getattr(DEFAULT, name)) for name in FIELDS}
PLAIN |= {"contrast": "normal", "scheme": "light", "sign_language": "ase"}


@dataclass(frozen=True, slots=True)
class Combination:
    """One way in which a page is met: the window, the browser, the device, the reader's choices."""

    width: int
    scripts: bool
    device: str
    chosen: tuple[tuple[str, str], ...]

    def __getitem__(self, preference: str) -> str:
        return dict(self.chosen)[preference]

    def __str__(self) -> str:
        said = [f"{name.replace('_', ' ')} {value or 'none'}" for name, value in self.chosen]
        said += [f"{self.width} px", f"JavaScript {'on' if self.scripts else 'off'}"]
        return ", ".join([*said, f"a device that {self.device}"])


def met(
    *, width: int = 1280, scripts: bool = True, device: str = QUIET, **chosen: Choice
) -> Combination:
    """A page as it is met by a plain reader who chose just this."""
    kept = PLAIN | {name: str(value) for name, value in chosen.items()}
    return Combination(width, scripts, device, tuple(kept.items()))


def looks(routes: Mapping[str, Sequence[str]]) -> dict[str, tuple[Combination, ...]]:
    """How each page is looked at, known by its name. The full set is the same for all of them."""
    pages = [page for pages in routes.values() for page in pages]
    return dict.fromkeys(pages, whole()) if FULL else dealt(routes)


def dealt(routes: Mapping[str, Sequence[str]]) -> dict[str, tuple[Combination, ...]]:
    """A hand of combinations for each page: where it is most crowded, and at least one more."""
    densities = cycle(COLUMNS["density"])
    crowded = {
        page: {"route": route, **CROWDED, "density": next(densities)}
        for route, pages in routes.items()
        for page in pages
    }
    return {page: tuple(map(named, rows)) for page, rows in hands(routes, COLUMNS, crowded).items()}


def hands(
    routes: Mapping[str, Sequence[str]],
    columns: Mapping[str, Sequence[Any]],
    begun: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
) -> dict[str, list[dict[str, Any]]]:
    """Some rows for each page, the one that is `begun` for it among them: the route is a column like
    the others.

    So every route meets every value, and every two values meet on some route. The pages that stand
    at one route take turns.
    """
    rows = all_pairs({"route": tuple(routes), **columns}, begun.values())
    first, rest = dict(zip(begun, rows, strict=False)), rows[len(begun) :]
    found: dict[str, list[dict[str, Any]]] = {}
    for route, pages in routes.items():
        own = [row for row in rest if row["route"] == route]
        share, turns = -(-len(own) // len(pages)), cycle(own)
        for page in pages:
            found[page] = [*([first[page]] if begun else []), *islice(turns, share)]
    return found


@functools.cache
def whole() -> tuple[Combination, ...]:
    """All of what changes a page most; and every two values of anything."""
    begun = (dict(zip(WHOLE, values, strict=True)) for values in product(*WHOLE.values()))
    return tuple(named(row) for row in all_pairs(COLUMNS, begun))


def named(row: Mapping[str, Choice]) -> Combination:
    """A row as a combination."""
    return met(**{name: value for name, value in row.items() if name != "route"})  # type: ignore[arg-type]  # the columns are COLUMNS
