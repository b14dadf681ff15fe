"""Selects that are built once, are compiled once, and give rows of one kind.

SQLite is asked by its driver itself: what SQLAlchemy does around a query costs more than most queries.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import starmap
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Dialect, Select

T = TypeVar("T")


class Prepared(Generic[T]):
    """A select, and what is made of the columns of each row that it finds."""

    def __init__(self, query: Select[*tuple[Any, ...]], row: Callable[..., T]) -> None:
        self.query, self.row = query, row
        self.plans: dict[tuple[tuple[str, int], ...], Plan] = {}

    def all(self, connection: Connection, /, **values: Any) -> list[T]:
        """Every row. A list among the values stands for each of its members."""
        raw = connection.connection.driver_connection
        found: Iterable[Sequence[Any]]
        if isinstance(raw, sqlite3.Connection):
            found = self.plan(connection.dialect, values).found(raw, values)
        else:
            found = connection.execute(self.query, values)
        return list(starmap(self.row, found))

    def first(self, connection: Connection, /, **values: Any) -> T | None:
        """The first row, if there is one."""
        found = self.all(connection, **values)
        return found[0] if found else None

    def plan(self, dialect: Dialect, values: Mapping[str, Any]) -> Plan:
        """How the driver is asked for lists as long as these."""
        lists = [name for name, value in values.items() if isinstance(value, list | tuple)]
        lengths = tuple([(name, len(values[name])) for name in lists])
        if lengths not in self.plans:
            self.plans[lengths] = Plan(self.query, dialect, values)
        return self.plans[lengths]


class Plan:
    """The words of a select, where values go in them, and what changes the columns it finds."""

    def __init__(
        self, query: Select[*tuple[Any, ...]], dialect: Dialect, values: Mapping[str, Any]
    ) -> None:
        compiled = query.compile(dialect=dialect)
        state = compiled.construct_expanded_state(values)
        members = {
            member: (name, number)
            for name, members in state.parameter_expansion.items()
            for number, member in enumerate(members)
        }
        self.words = state.statement
        self.asked: list[Any] = []  # as the select itself has it
        self.slots: list[tuple[int, str, int | None, Callable[[Any], Any] | None]] = []
        order = zip(state.positiontup or (), state.positional_parameters, strict=True)
        for place, (member, value) in enumerate(order):
            name, number = members.get(member, (member, None))
            change = compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect)
            self.asked.append(change(value) if change else value)
            if name in values:
                self.slots.append((place, name, number, change))
        columns = [each.type.dialect_impl(dialect) for each in query.selected_columns]
        found = enumerate(each.result_processor(dialect, None) for each in columns)
        self.columns = [(place, change) for place, change in found if change]

    def found(self, raw: sqlite3.Connection, values: Mapping[str, Any]) -> list[Sequence[Any]]:
        """The rows, their columns as the types of the select have them."""
        asked = self.asked.copy()
        for place, name, number, change in self.slots:
            value = values[name] if number is None else values[name][number]
            asked[place] = change(value) if change else value
        found: list[Any] = raw.execute(self.words, asked).fetchall()
        if self.columns:
            found = [list(row) for row in found]
            for row in found:
                for place, change in self.columns:
                    row[place] = change(row[place])
        return found
