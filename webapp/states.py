"""State machines as tables: what may follow what, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from .errors import Conflict
from .texts import t

Machine = Mapping[str, frozenset[str]]


class Stateful(Protocol):
    """Anything with a state."""

    state: str


def machine(**transitions: str) -> Machine:
    """Declare a machine: each state with the states that may follow it, separated by blanks."""
    table = {state: frozenset(following.split()) for state, following in transitions.items()}
    if unknown := frozenset().union(*table.values()) - set(table):
        raise LookupError(f"states that are not in the table: {unknown}")
    return table


def move(subject: Stateful, states: Machine, to: str) -> None:
    """Take a subject to its next state, or raise Conflict where the table has no such way."""
    if to not in states[subject.state]:
        raise Conflict(t("problem-not-in-this-state"))
    subject.state = to
