"""Remembers what was drawn, for every reader who would get the same."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any

OVERHEAD = 600  # bytes that it takes to keep anything at all


class Fixed(dict[str, str]):
    """A mapping that never changes once it is made, so that it can be an answer and part of a key."""

    @cached_property
    def mark(self) -> int:
        """Its hash; taken once, as some are long."""
        return hash(frozenset(self.items()))

    def __hash__(self) -> int:  # type: ignore[override]  # a dict that changes could have none
        return self.mark


NOTHING = Fixed()


@dataclass(frozen=True, slots=True)
class Asks:
    """What drawings of one kind have asked of their readers so far, as webapp/noting.py names it."""

    names: tuple[str, ...] = ()
    getters: tuple[Callable[[Any], Any], ...] = ()

    def answers(self, reader: object) -> tuple[Any, ...]:
        """What this reader answers."""
        return tuple([get(reader) for get in self.getters])

    def and_also(self, notes: set[str]) -> Asks:
        """These and more; itself when there are no more."""
        names = tuple(sorted({*self.names, *notes}))
        return self if names == self.names else Asks(names, tuple(map(attrgetter, names)))


class Shelf:
    """Keeps things up to a number of bytes; what nobody wanted for longest goes first.

    A thing is known by its kind, by what it is made of, and by its reader's answers to all that
    things of its kind have asked so far. To have asked more only makes the key finer.
    """

    def __init__(self, limit: int) -> None:
        self.limit, self.size = limit, 0
        self.asks: dict[str, Asks] = {}
        self.things: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()

    def key(self, kind: str, what: Hashable, reader: object) -> Hashable:
        """How this is known for a reader like this; None as long as nothing of its kind was drawn."""
        asks = self.asks.get(kind)
        return asks and (kind, what, asks.answers(reader))

    def find(self, kind: str, what: Hashable, reader: object) -> Any:
        """What was drawn of this for a reader like this, or None."""
        key = self.key(kind, what, reader)
        if (found := self.things.get(key)) is None:
            return None
        self.things.move_to_end(key)
        return found[0]

    def keep(
        self, kind: str, what: Hashable, reader: object, notes: set[str], thing: Any, size: int
    ) -> None:
        """Remember what was drawn for a reader of whom this was asked."""
        self.asks[kind] = self.asks.get(kind, Asks()).and_also(notes)
        key, size = self.key(kind, what, reader), size + OVERHEAD
        self.size += size - self.things.pop(key, (None, 0))[1]
        self.things[key] = thing, size
        while self.size > self.limit:
            self.size -= self.things.popitem(last=False)[1][1]
