"""Notes what a drawing asks of its reader, so that it can be kept for all who would answer alike.

What is drawn depends on its reader only through what it asks: as long as the answers are the same
it takes the same way, asks the same again, and ends with the same words.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import FunctionType, MethodType
from typing import Any

from quart import g

READER = ("preferences", "own_preferences", "person")  # where in `g` a reader is


class Noting:
    """Stands in for a record and notes which of its fields are asked for, also by its own methods."""

    __slots__ = ("_changes", "_kind", "_name", "_notes", "_thing")

    def __init__(self, thing: Any, name: str, notes: set[str], **changes: Any) -> None:
        self._thing, self._name, self._notes, self._changes = thing, name, notes, changes
        self._kind: type = thing._kind if isinstance(thing, Noting) else type(thing)

    def __getattr__(self, field: str) -> Any:
        if field in self._changes:
            return self._changes[field]
        declared = getattr(self._kind, field)
        if isinstance(declared, property) and declared.fget:
            return declared.fget(self)
        if isinstance(declared, FunctionType):
            return MethodType(declared, self)
        self._notes.add(f"{self._name}.{field}")
        return getattr(self._thing, field)

    def but(self, **changes: Any) -> Noting:
        """The same with some fields changed; these are no longer the reader's, so nothing is noted."""
        return Noting(self._thing, self._name, self._notes, **{**self._changes, **changes})


def note(name: str) -> None:
    """Something of the reader is asked for that is no field of a record, such as "signed_texts"."""
    for notes in g.get("noting", ()):
        notes.add(name)


@contextmanager
def noting() -> Iterator[set[str]]:
    """While this is open, what is asked of the reader in `g` is noted, as "preferences.density"."""
    notes: set[str] = set()
    before = {name: g.get(name) for name in ("noting", *READER) if name in g}
    g.noting = (*before.get("noting", ()), notes)
    for name in READER:
        if name in before:
            setattr(g, name, Noting(before[name], name, notes))
    try:
        yield notes
    finally:
        g.noting = ()
        for name, thing in before.items():
            setattr(g, name, thing)
