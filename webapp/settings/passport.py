"""The preference passport: a reader's choices as a small file that other programs can read too."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from webapp.keeping import choices, unknown
from webapp.preferences import KNOWN, valid

FORMAT, VERSION = "handshape-preferences", 1
LONGEST = 64 * 1024  # signs of a passport
DEEPEST = 20  # lists and objects within each other; without a limit no program could read it back


class Unreadable(ValueError):
    """This is no passport; its only argument is the key of the text that says why."""


@dataclass(frozen=True, slots=True)
class Passport:
    """What a passport says: choices of ours, ours that are no choices, and what others understand."""

    chosen: dict[str, Any]
    wrong: tuple[str, ...]
    more: dict[str, Any]


def written(kept: Mapping[str, object]) -> str:
    """The passport of what a reader has chosen; what we do not understand goes on with it."""
    preferences = {**unknown(kept), **choices(kept)}
    told = {"format": FORMAT, "version": VERSION, "preferences": preferences}
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def read_passport(text: str) -> Passport:
    """Take a passport apart, or raise Unreadable."""
    if not text.strip():
        raise Unreadable("passport-missing")
    if len(text) > LONGEST:
        raise Unreadable("passport-too-long")
    preferences = content(parsed(text))
    known = {name: valid(name, preferences[name]) for name in KNOWN if name in preferences}
    return Passport(
        chosen={name: value for name, value in known.items() if value is not None},
        wrong=tuple(name for name, value in known.items() if value is None),
        more={name: value for name, value in preferences.items() if name not in KNOWN},
    )


def parsed(text: str) -> object:
    """The JSON of a text, if it can be written again as it was read."""
    try:
        found: object = json.loads(text.removeprefix("\ufeff"), parse_constant=no_number)
        json.dumps(found, allow_nan=False)
        json.dumps(found, ensure_ascii=False).encode()  # half of a sign is no text
        if depth(found) <= DEEPEST:
            return found
    except (ValueError, RecursionError) as error:
        raise Unreadable("passport-no-json") from error
    raise Unreadable("passport-too-deep")


def no_number(name: str) -> NoReturn:
    """NaN and Infinity are not JSON, though Python reads them."""
    raise ValueError(name)


def depth(value: object) -> int:
    """How deep lists and objects lie within each other."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max(map(depth, inner), default=0) if isinstance(value, dict | list) else 0


def content(found: object) -> dict[str, Any]:
    """The preferences of a passport that is one, in a version we know."""
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise Unreadable("passport-other-file")
    if found.get("version") != VERSION:
        raise Unreadable("passport-other-version")
    preferences = found.get("preferences")
    if not isinstance(preferences, dict):
        raise Unreadable("passport-empty")
    return preferences
