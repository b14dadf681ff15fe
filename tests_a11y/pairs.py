"""Few rows in which every two values of different columns stand together at least once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product
from typing import TypeVar

Value = TypeVar("Value")
Cell = tuple[str, Value]
Pair = frozenset[Cell[Value]]


def all_pairs(
    columns: Mapping[str, Sequence[Value]], begun: Iterable[Mapping[str, Value]] = ()
) -> list[dict[str, Value]]:
    """Rows in which every two values meet: first those that are begun, then as many as it takes."""
    widest = sorted(columns, key=lambda name: -len(columns[name]))
    missing = dict.fromkeys(pairs_of({name: columns[name] for name in widest}))
    used: Counter[Cell[Value]] = Counter()
    rows: list[dict[str, Value]] = []

    def finish(row: dict[str, Value]) -> None:
        for name in widest:
            if name not in row:
                row[name] = max(columns[name], key=lambda value: worth(row, (name, value)))
        for pair in pairs_in(row):
            missing.pop(pair, None)
        used.update(row.items())
        rows.append({name: row[name] for name in columns})

    def worth(row: Mapping[str, Value], cell: Cell[Value]) -> tuple[int, int]:
        new = sum(frozenset((cell, other)) in missing for other in row.items())
        return new, -used[cell]

    for start in begun:
        finish(dict(start))
    while missing:
        finish(dict(next(iter(missing))))
    return rows


def pairs_of(columns: Mapping[str, Sequence[Value]]) -> Iterable[Pair[Value]]:
    """Every two values of different columns."""
    for one, other in combinations(columns, 2):
        for value, beside in product(columns[one], columns[other]):
            yield frozenset(((one, value), (other, beside)))


def pairs_in(row: Mapping[str, Value]) -> Iterable[Pair[Value]]:
    """Every two values of one row."""
    return map(frozenset, combinations(row.items(), 2))
