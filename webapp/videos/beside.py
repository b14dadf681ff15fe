"""A video as the films of its signers see it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MainVideo:
    """It belongs to whom its entry belongs to, `owner_id`.

    The films of its signers belong to whom its own film belongs to, `film_owner_id`.
    """

    id: int
    entry_id: int
    owner_id: int
    film_owner_id: int
    title: str
    is_public: bool
