"""What a card says of an entry's videos."""

from __future__ import annotations

from typing import NamedTuple

from webapp.accessibility import who_signs

from .rows import SignSummary


class Summed(NamedTuple):
    """A video that is ready, in as much as a card tells of it."""

    id: int
    entry_id: int
    sign_language: str | None
    kind: str | None
    main_id: int | None
    poster: str | None
    captioned: bool


def summary(rows: list[Summed], first: str) -> SignSummary:
    """One entry's videos in a few words and a picture."""
    rows.sort(key=lambda row: (row.sign_language != first, row.sign_language is None, row.id))
    signs = [
        (row.sign_language, row.kind or "human", row.main_id) for row in rows if row.sign_language
    ]
    pictured = next((row for row in rows if row.poster), None)
    found = who_signs(
        [(language, kind) for language, kind, main_id in signs if not main_id],
        [(language, kind) for language, kind, main_id in signs if main_id],
    )
    return SignSummary(
        tuple(sorted(found.items(), key=lambda each: each[0] != first)),
        f"/videos/{pictured.id}/files/{pictured.poster}" if pictured else None,
        any(row.captioned for row in rows),
    )
