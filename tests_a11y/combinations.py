"""The ways in which one page is met, and a small set of them in which every pair of values meets."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from itertools import combinations, product

FULL = bool(os.environ.get("HANDSHAPE_FULL"))

Choice = int | str | bool
Row = tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Combination:
    """One way in which a page is met."""

    density: int = 3
    contrast: str = "normal"
    scheme: str = "light"
    width: int = 1280
    scripts: bool = True

    def __str__(self) -> str:
        return (
            f"density {self.density}, {self.contrast} contrast, {self.scheme}, "
            f"{self.width} px, JavaScript {'on' if self.scripts else 'off'}"
        )


VALUES: dict[str, Row] = {
    "density": (1, 3, 5),
    "contrast": ("normal", "high"),
    "scheme": ("light", "dark"),
    "width": (320, 1280),
    "scripts": (True, False),
}


def pairwise_rows(values: tuple[Row, ...]) -> list[Row]:
    """Few rows in which every two values of different columns stand together at least once.

    Greedy: each row is the one among all that brings the most pairs not seen before.
    """
    every = list(product(*values))
    missing = {pair for row in every for pair in pairs(row)}
    chosen = []
    while missing:
        best = max(every, key=lambda row: len(missing & pairs(row)))
        chosen.append(best)
        missing -= pairs(best)
    return chosen


def pairs(row: Row) -> set[tuple[tuple[int, Choice], tuple[int, Choice]]]:
    """Every two values of a row, each with its column."""
    return set(combinations(enumerate(row), 2))


def named(rows: list[Row]) -> tuple[Combination, ...]:
    """Rows as combinations."""
    names = [each.name for each in fields(Combination)]
    return tuple(Combination(**dict(zip(names, row, strict=True))) for row in rows)  # type: ignore[arg-type]  # the columns are VALUES


EVERY = named(list(product(*VALUES.values())))
PAIRWISE = named(pairwise_rows(tuple(VALUES.values())))
CHOSEN = EVERY if FULL else PAIRWISE
