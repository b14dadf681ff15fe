"""Keeps what was drawn for all readers who would get the same: its variant is what it asks of them.

What is drawn depends on its reader only through what it asks. So the fields of a reader that are
read while something is drawn are tracked, and what they held is the key under which it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from types import FunctionType, MethodType
from typing import Any, TypeVar

from .memory import Memory
from .templating import here

READER = ("preferences", "own_preferences", "person")  # where in `g` a reader is


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
    """Stands in for a record and notes which of its fields are read, also by its own methods.

    What was found stays at hand: the record never changes, and has been noted.
    """

    __hash__ = None  # type: ignore[assignment]  # whoever compares the whole reads every field

    def __init__(self, thing: Any, name: str, names: set[str], **changes: Any) -> None:
        self._thing, self._name, self._names, self._changes = thing, name, names, changes
        self._kind: type = thing._kind if isinstance(thing, Tracked) else type(thing)

    def __getattr__(self, field: str) -> Any:
        found = self.__dict__[field] = self._found(field)
        return found

    def _found(self, field: str) -> Any:
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


def ask(name: str, default: Any) -> Any:
    """What the reader in `g` answers that is no field of a record, such as "signed_texts"."""
    asked = here()
    for tracker in asked.get("trackers", ()):
        tracker.add(name)
    return asked.get(name, default)


def note(*names: str) -> None:
    """All this was asked of the reader before, of what is drawn now."""
    for tracker in here().get("trackers", ()):
        tracker.update(names)


class Tracking:
    """While this is open, what is asked of the reader in `g` is noted, as "preferences.density"."""

    def __enter__(self) -> set[str]:
        names: set[str] = set()
        asked = self.asked = here()
        known = {name: asked.get(name) for name in ("trackers", *READER) if name in asked}
        asked.trackers = (*known.get("trackers", ()), names)
        for name in READER:
            if name in known:
                setattr(asked, name, Tracked(known[name], name, names))
        self.known = known
        return names

    def __exit__(self, *_: object) -> None:
        self.asked.trackers = ()
        for name, thing in self.known.items():
            setattr(self.asked, name, thing)


@dataclass(frozen=True, slots=True)
class Fields:
    """What drawings of one kind have asked of their readers so far."""

    names: tuple[str, ...] = ()
    of: Callable[[Any], Hashable] = lambda reader: ()  # what a reader answers

    def and_also(self, names: set[str]) -> Fields:
        """These and more; itself when there are no more."""
        if names.issubset(self.names):
            return self
        together = tuple(sorted({*self.names, *names}))
        return Fields(together, attrgetter(*together))


class Cache:
    """What was drawn, and for whom.

    A thing is known by its kind, by what it is made of, and by its variant: its reader's answers
    to all that drawings of its kind have asked so far. To have asked more only makes it finer.
    """

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self.fields: dict[str, Fields] = {}

    @property
    def is_open(self) -> bool:
        """Whether anything is kept at all."""
        return self.memory.limit > 0

    def key(self, kind: str, what: Hashable, reader: object) -> Hashable:
        """How this is known for a reader like this; None as long as nothing of its kind was drawn."""
        fields = self.fields.get(kind)
        return fields and (kind, what, fields.of(reader))

    def find(self, kind: str, what: Hashable, reader: object) -> Any:
        """What was drawn of this for a reader like this, or None."""
        return self.memory.find(self.key(kind, what, reader))

    def keep(
        self, kind: str, what: Hashable, reader: object, names: set[str], thing: Any, size: int
    ) -> None:
        """Remember what was drawn for a reader of whom this was asked."""
        self.fields[kind] = self.fields.get(kind, Fields()).and_also(names)
        self.memory.keep(self.key(kind, what, reader), thing, size)
