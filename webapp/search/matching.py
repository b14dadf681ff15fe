"""How each database finds words: FTS5 on SQLite, tsvector on PostgreSQL. Nobody else knows.

The indexes are kept by the database itself (migration 0008). Words are whole or, from two signs on,
the beginnings of words; all that were asked for have to be there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    bindparam,
    column,
    func,
    literal_column,
    table,
    text,
)

# Parts of the index: columns of FTS5, weights of a tsvector.
WEIGHTS = {"": "", "title": "A", "signed": "A", "said": "B"}
SHORTEST = 2  # signs of the beginning of a word


@dataclass(frozen=True, slots=True)
class Found:
    """What a query begins with: where it looks, what is found there, and the key in its order."""

    source: FromClause
    condition: Any
    key: ColumnElement[int]


def found(dialect: str, model: Any, index: str, vector: ColumnElement[Any]) -> Found:
    """Rows of a model that hold `words`, a bound value made by `asked`, by their index.

    `vector` is what PostgreSQL's index is made of.
    """
    if dialect == "postgresql":
        query = func.to_tsquery(literal_column("'pg_catalog.simple'"), bindparam("words"))
        return Found(model.__table__, vector.op("@@")(query), model.id)
    words = table(index, column("rowid"))
    source = words.join(model, model.id == words.c.rowid)
    return Found(source, text(f"{index} MATCH :words"), words.c.rowid)


def asked(dialect: str, words: Sequence[str], where: str = "") -> str:
    """The words as a database is asked for them: only letters and figures (webapp/folding.py).

    `where` is the one part of what is indexed that is looked in.
    """
    if dialect == "postgresql":
        weight = WEIGHTS[where]
        ends = {True: f":*{weight}", False: f":{weight}" if weight else ""}
        return " & ".join(f"{word}{ends[len(word) >= SHORTEST]}" for word in words)
    told = " AND ".join(f'"{word}"{"*" if len(word) >= SHORTEST else ""}' for word in words)
    return f"{{{where}}} : ({told})" if where else told
