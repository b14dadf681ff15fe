"""Says in words what was mended in captions, and what nobody could understand."""

from __future__ import annotations

from dataclasses import replace

from webapp.texts import t

from .formats.findings import Remark


def repair_told(remark: Remark) -> str:
    """What was mended, and where."""
    return with_lines(remark, t(f"captions-repair-{remark.key}"))


def fault_told(remark: Remark) -> str:
    """What could not be understood, and where."""
    places = [(line, hint and t("captions-quoted", words=hint)) for line, hint in remark.places]
    return with_lines(replace(remark, places=places), t(f"captions-fault-{remark.key}"))


def with_lines(remark: Remark, said: str) -> str:
    """A sentence after the lines that it is about; the first few are named."""
    if not remark.count:
        return said
    named = ", ".join(f"{line} ({hint})" if hint else str(line) for line, hint in remark.places)
    if more := remark.count - len(remark.places):
        named = t("captions-and-more", lines=named, more=more)
    return t("captions-lines", count=remark.count, lines=named, said=said)
