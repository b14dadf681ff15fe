"""What a newcomer finds at first: entries worth reading, drawn videos, people to sign in as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from webapp.discovery import Feature

feature = Feature(title="Demo", requires=("accounts", "captions", "clips", "entries", "videos"))


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody to sign in as."""

    name: str
    email: str
    password: str
    role: str
    words: str
    preferences: Mapping[str, object] = field(default_factory=dict)


# Everybody can read these passwords: they belong on a machine for trying out, never on a public one.
PEOPLE = (
    DemoPerson("Robin", "admin@example.org", "shape-the-hand", "admin", "administrator and editor"),
    DemoPerson("Cleo", "cleo@example.org", "sign-and-write", "contributor", "contributor"),
    DemoPerson(
        "Ada", "ada@example.org", "eyes-come-first", "viewer",
        "reader: American Sign Language, easy text, a calm page",
        {"sign_language": "ase", "density": 2, "reading_level": 2},
    ),
)  # fmt: skip


def accounts() -> list[tuple[str, str, str]]:
    """The demo's people: address, password, and what they may do or prefer."""
    return [(person.email, person.password, person.words) for person in PEOPLE]
