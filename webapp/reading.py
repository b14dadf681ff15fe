"""Reads from SQLite without detours: a statement that is asked again runs as the SQL it compiles to.

SQLAlchemy prepares every execution anew, for more than SQLite needs to answer it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Dialect, SelectBase
from sqlalchemy.engine.result import IteratorResult, SimpleResultMetaData


class Plan:
    """What a statement compiles to, for lists of one length: its SQL, and how values go in and out."""

    def __init__(self, statement: SelectBase, values: Mapping[str, Any], dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        expanded = compiled.construct_expanded_state({**compiled.params, **values})
        self.sql = str(expanded.statement)
        self.given = compiled.params
        types = {bind.key: bind.type for bind in compiled.binds.values()}
        going_in = {
            name: kind.dialect_impl(dialect).bind_processor(dialect) for name, kind in types.items()
        }
        members = {
            member: (name, at)
            for name, names in expanded.parameter_expansion.items()
            for at, member in enumerate(names)
        }
        places = [members.get(name, (name, None)) for name in expanded.positiontup or ()]
        self.order = [(name, at, going_in.get(name)) for name, at in places]
        columns = list(statement.selected_columns)
        self.names = SimpleResultMetaData([str(column.name) for column in columns])
        found = [
            each.type.dialect_impl(dialect).result_processor(dialect, None) for each in columns
        ]
        self.coming_out = [(at, turn) for at, turn in enumerate(found) if turn]

    def arguments(self, values: Mapping[str, Any]) -> list[Any]:
        """The values in the order of the question marks."""
        known = {**self.given, **values}
        plain = (
            (known[name] if at is None else known[name][at], turn) for name, at, turn in self.order
        )
        return [turn(value) if turn else value for value, turn in plain]

    def row(self, raw: tuple[Any, ...]) -> tuple[Any, ...]:
        """A row as SQLAlchemy would give it."""
        cells = list(raw)
        for at, turn in self.coming_out:
            cells[at] = turn(cells[at])
        return tuple(cells)


_plans: WeakKeyDictionary[SelectBase, dict[tuple[int, ...], Plan]] = WeakKeyDictionary()


class Reading(Connection):
    """A connection that only reads, with the same results by a shorter way."""

    @cached_property
    def raw(self) -> Any:
        """The plain connection of SQLite."""
        return self.connection.driver_connection

    def execute(self, statement: Any, parameters: Any = None, **options: Any) -> Any:
        """The rows. A statement is compiled when it comes again: then it was built to stay."""
        stays = isinstance(statement, SelectBase) and not isinstance(parameters, list)
        plans = _plans.get(statement) if stays else None
        if plans is None:
            if stays:
                _plans[statement] = {}
            return super().execute(statement, parameters, **options)
        values: Mapping[str, Any] = parameters or {}
        lengths = tuple([len(each) for each in values.values() if isinstance(each, list | tuple)])
        if (plan := plans.get(lengths)) is None:
            plan = plans[lengths] = Plan(statement, values, self.dialect)
        rows = self.raw.execute(plan.sql, plan.arguments(values)).fetchall()
        return IteratorResult(plan.names, map(plan.row, rows) if plan.coming_out else iter(rows))

    def scalars(self, statement: Any, parameters: Any = None, **options: Any) -> Any:
        """The first column of each row."""
        return self.execute(statement, parameters, **options).scalars()

    def scalar(self, statement: Any, parameters: Any = None, **options: Any) -> Any:
        """The first column of the first row."""
        return self.execute(statement, parameters, **options).scalar()
