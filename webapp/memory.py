"""What is kept in memory so that it need not be made again, and what is read of things among it.

A thing that was read is known by its number and its stamp, the newest event about it. So it is read
again once something has happened to it, and never because of what happened elsewhere.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection

T = TypeVar("T")
OVERHEAD = 600  # bytes that it takes to keep anything at all


class Memory:
    """Keeps things up to a number of bytes; what nobody wanted for longest goes first.

    Threads that read ask it too.
    """

    def __init__(self, limit: int) -> None:
        self.limit, self.size = limit, 0
        self.things: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self.turn = threading.Lock()

    def find(self, key: Hashable) -> Any:
        """What is kept under this key, or None."""
        return self.find_all([key])[0]

    def find_all(self, keys: Sequence[Hashable]) -> list[Any]:
        """What is kept under each of these keys, or None."""
        known = self.things
        wanted: list[Any] = []
        with self.turn:
            for key in keys:
                if (found := known.get(key)) is None:
                    wanted.append(None)
                else:
                    known.move_to_end(key)
                    wanted.append(found[0])
        return wanted

    def keep(self, key: Hashable, thing: Any, size: int) -> None:
        """Keep a thing of about so many bytes."""
        size += OVERHEAD
        with self.turn:
            self.size += size - self.things.pop(key, (None, 0))[1]
            self.things[key] = thing, size
            while self.size > self.limit:
                self.size -= self.things.popitem(last=False)[1][1]


class Stamped(Protocol):
    """A thing of which is known what happened to it last."""

    @property
    def id(self) -> int: ...
    @property
    def stamp(self) -> int | None: ...


def remembered(
    connection: Connection,
    query: Callable[..., dict[int, T]],
    things: Sequence[Stamped],
    *asked: Hashable,
) -> list[T]:
    """What `query` tells of these things, in their order; it is asked only of those of which it is
    not known. All that it tells has to be written together with an event about the thing.

    A unit of work remembers nothing: what it wrote has no event yet.
    """
    memory: Memory | None = connection.get_execution_options().get("memory")
    if not (memory and memory.limit):
        told = query(connection, [thing.id for thing in things], *asked) if things else {}
        return [told[thing.id] for thing in things if thing.id in told]
    keys = [(query, thing.id, thing.stamp, asked) for thing in things]
    found: dict[Hashable, T | None] = dict(zip(keys, memory.find_all(keys), strict=True))
    if missing := [key for key in keys if found[key] is None]:
        told = query(connection, [key[1] for key in missing], *asked)
        for key in missing:
            if (thing := told.get(key[1])) is not None:
                found[key] = thing
                memory.keep(key, thing, len(repr(thing)))
    return [thing for thing in found.values() if thing is not None]
