"""What a database is asked, word for word, by each of the ways in which it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from webapp.database import Database

COUNTED: list[Database] = []  # those whose statements somebody counts


@contextmanager
def statements(database: Database, *, remembering: bool = False) -> Iterator[list[str]]:
    """Every statement that is sent while this is open, all that is remembered asked anew."""
    said: list[str] = []
    limit = database.memory.limit

    def note(_c: Any, _k: Any, statement: str, *_: Any) -> None:
        said.append(statement)

    def trace(statement: str) -> None:
        if not statement.startswith("--"):  # so it marks what its own triggers and indexes ask
            said.append(statement)

    with ExitStack() as stack:
        COUNTED.append(database)
        stack.callback(COUNTED.remove, database)
        database.memory.limit = limit if remembering else 0
        stack.callback(setattr, database.memory, "limit", limit)
        listen(stack, database.engine.sync_engine, "before_cursor_execute", note)
        if database.is_sqlite:
            for connection in database.readers.values():
                raw: Any = connection.connection.driver_connection
                raw.set_trace_callback(trace)
                stack.callback(raw.set_trace_callback, None)
            listen(stack, database.reader, "connect", lambda raw, _: raw.set_trace_callback(trace))
        yield said


def listen(stack: ExitStack, engine: Engine, what: str, hear: Any) -> None:
    """Listen as long as the stack is open."""
    event.listen(engine, what, hear)
    stack.callback(event.remove, engine, what, hear)
