"""Lists page by key: a cursor is a direction and the key of a neighbour, and nothing is counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from .errors import NotFound

T = TypeVar("T")
R = TypeVar("R")
LARGEST = 2**31 - 1  # of what a database takes as a number


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of a list begins: at its start, or on either side of a key."""

    way: str = "start"  # or "on", or "back"
    key: str = ""

    @property
    def number(self) -> int:
        """The key of a list that is ordered by a number; NotFound for what is none."""
        if not (self.key.isascii() and self.key.isdecimal() and int(self.key[:11]) <= LARGEST):
            raise NotFound
        return int(self.key)


@dataclass(frozen=True, slots=True)
class Slice(Generic[T]):
    """One page of a list, with the cursors of its neighbours."""

    rows: tuple[T, ...] = ()
    next: str | None = None
    previous: str | None = None


def place(cursor: str | None) -> Place:
    """The place that a cursor names; NotFound for what is no cursor."""
    if not cursor:
        return Place()
    if cursor[0] not in "+-" or len(cursor) < 2 or not cursor.isprintable():
        raise NotFound
    return Place("back" if cursor[0] == "-" else "on", cursor[1:])


def sliced(
    found: Sequence[R], size: int, at: Place, key: Callable[[R], object], made: Callable[[R], T]
) -> Slice[T]:
    """A page of `size` from what was found, one row more than that; backwards it comes reversed."""
    more, kept = len(found) > size, list(found[:size])
    back = at.way == "back"
    kept = kept[::-1] if back else kept
    if not kept:
        return Slice()
    has_next, has_previous = (True, more) if back else (more, at.way == "on")
    return Slice(
        tuple([made(row) for row in kept]),
        f"+{key(kept[-1])}" if has_next else None,
        f"-{key(kept[0])}" if has_previous else None,
    )
