"""How a text reads: measured when it is saved, and told to its writer as advice."""

from __future__ import annotations

from webapp.markup import pieces
from webapp.readability import (
    FORMULAS,
    HIGHEST_GRADE,
    Measured,
    is_harder,
    measured,
    school_grade,
)
from webapp.texts import t


def reading(body: str, language: str) -> Measured:
    """How long a text is and how hard to read."""
    return measured(pieces(body), language)


def advice(body: str, language: str, level: int | None) -> str:
    """What its writer may want to know of a text; advice, never a reason to refuse it."""
    if not body:
        return ""
    grade = reading(body, language).grade
    if grade is None:
        return t("entries-grade-short" if language in FORMULAS else "entries-grade-unknown")
    said = t("entries-grade", grade=school_grade(grade))
    if level not in HIGHEST_GRADE:
        return said
    meant = {"level": t(f"level-{level}"), "most": HIGHEST_GRADE[level]}
    fits = "entries-grade-harder" if is_harder(grade, level) else "entries-grade-fits"
    return f"{said} {t(fits, **meant)}"
