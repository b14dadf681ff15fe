"""Keeps what was drawn for all readers who would get the same: its variant is what it asks of them.

What is drawn depends on its reader only through what it asks. So the fields of a reader that are
read while something is drawn are tracked, and what they held is the key under which it is kept.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from types import FunctionType, MethodType
from typing import Any, TypeVar

from quart import g

READER = ("preferences", "own_preferences", "person")  # where in `g` a reader is
OVERHEAD = 600  # bytes that it takes to keep anything at all


V = TypeVar("V")


class Fixed(dict[str, V]):
    """A mapping that never changes once it is made, so that it can be part of a key."""

    @cached_property
    def mark(self) -> int:
        """Its hash; taken once, as some are long."""
        return hash(frozenset(self.items()))

    def __hash__(self) -> int:  # type: ignore[override]  # a dict that changes could have none
        return self.mark


NOTHING: Fixed[Any] = Fixed()


class Tracked:
    """Stands in for a record and notes which of its fields are read, also by its own methods."""

    __slots__ = ("_changes", "_kind", "_name", "_names", "_thing")
    __hash__ = None  # type: ignore[assignment]  # whoever compares the whole reads every field

    def __init__(self, thing: Any, name: str, names: set[str], **changes: Any) -> None:
        self._thing, self._name, self._names, self._changes = thing, name, names, changes
        self._kind: type = thing._kind if isinstance(thing, Tracked) else type(thing)

    def __getattr__(self, field: str) -> Any:
        if field in self._changes:
            return self._changes[field]
        declared = getattr(self._kind, field)
        if isinstance(declared, property) and declared.fget:
            return declared.fget(self)
        if isinstance(declared, FunctionType):
            return MethodType(declared, self)
        self._names.add(f"{self._name}.{field}")
        return getattr(self._thing, field)

    def __eq__(self, other: object) -> bool:
        raise TypeError("compare the fields that matter, so that only they are part of the key")

    def but(self, **changes: Any) -> Tracked:
        """The same with some fields changed; these are no longer the reader's, so none is noted."""
        return Tracked(self._thing, self._name, self._names, **{**self._changes, **changes})


def note(*names: str) -> None:
    """Something is asked of the reader that is no field of a record, such as "signed_texts"."""
    for tracker in g.get("trackers", ()):
        tracker.update(names)


@contextmanager
def tracked() -> Iterator[set[str]]:
    """While this is open, what is asked of the reader in `g` is noted, as "preferences.density"."""
    names: set[str] = set()
    before = {name: g.get(name) for name in ("trackers", *READER) if name in g}
    g.trackers = (*before.get("trackers", ()), names)
    for name in READER:
        if name in before:
            setattr(g, name, Tracked(before[name], name, names))
    try:
        yield names
    finally:
        g.trackers = ()
        for name, thing in before.items():
            setattr(g, name, thing)


@dataclass(frozen=True, slots=True)
class Fields:
    """What drawings of one kind have asked of their readers so far."""

    names: tuple[str, ...] = ()
    getters: tuple[Callable[[Any], Any], ...] = ()

    def of(self, reader: object) -> tuple[Any, ...]:
        """What this reader answers."""
        return tuple([get(reader) for get in self.getters])

    def and_also(self, names: set[str]) -> Fields:
        """These and more; itself when there are no more."""
        together = tuple(sorted({*self.names, *names}))
        return (
            self if together == self.names else Fields(together, tuple(map(attrgetter, together)))
        )


class Cache:
    """Keeps things up to a number of bytes; what nobody wanted for longest goes first.

    A thing is known by its kind, by what it is made of, and by its variant: its reader's answers
    to all that drawings of its kind have asked so far. To have asked more only makes it finer.
    """

    def __init__(self, limit: int) -> None:
        self.limit, self.size = limit, 0
        self.fields: dict[str, Fields] = {}
        self.things: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()

    def key(self, kind: str, what: Hashable, reader: object) -> Hashable:
        """How this is known for a reader like this; None as long as nothing of its kind was drawn."""
        fields = self.fields.get(kind)
        return fields and (kind, what, fields.of(reader))

    def find(self, kind: str, what: Hashable, reader: object) -> Any:
        """What was drawn of this for a reader like this, or None."""
        key = self.key(kind, what, reader)
        if (found := self.things.get(key)) is None:
            return None
        self.things.move_to_end(key)
        return found[0]

    def keep(
        self, kind: str, what: Hashable, reader: object, names: set[str], thing: Any, size: int
    ) -> None:
        """Remember what was drawn for a reader of whom this was asked."""
        self.fields[kind] = self.fields.get(kind, Fields()).and_also(names)
        key, size = self.key(kind, what, reader), size + OVERHEAD
        self.size += size - self.things.pop(key, (None, 0))[1]
        self.things[key] = thing, size
        while self.size > self.limit:
            self.size -= self.things.popitem(last=False)[1][1]
