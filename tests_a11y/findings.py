"""What is wrong with a page in one combination, as lines that a person can act on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .combinations import Combination


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in an open window: which rule it breaks, where, and why."""

    rule: str
    where: str
    why: str = ""
    doubtful: bool = False  # a program cannot tell: a person has to look


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault, and where and how the page was met that has it."""

    page: str
    seen: Combination
    fault: Fault

    def __str__(self) -> str:
        doubt = " (needs review)" if self.fault.doubtful else ""
        return (
            f"{self.page} · {self.seen}\n"
            f"    {self.fault.rule}{doubt}: {self.fault.where}\n    {self.fault.why}"
        )


def report(found: Iterable[Finding]) -> str:
    """Everything found, one after another."""
    return "\n".join(map(str, found))
