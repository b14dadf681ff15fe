"""What is kept of a reader's choices: how changes, a passport and a second home join it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .preferences import KNOWN, valid

UNCHOSEN = (None, "system", "")  # to choose one of these takes a choice back; they are never kept
MORE = "more"  # holds what only other programs understand

Kept = Mapping[str, object]


def choices(kept: Kept) -> dict[str, Any]:
    """The choices in what is kept, as far as they still are choices."""
    found = {name: valid(name, kept[name]) for name in KNOWN if name in kept}
    return {name: value for name, value in found.items() if value not in UNCHOSEN}


def unknown(kept: Kept) -> dict[str, Any]:
    """What a passport brought and other programs understand."""
    more = kept.get(MORE)
    return dict(more) if isinstance(more, dict) else {}


def changed(kept: Kept, changes: Kept) -> dict[str, Any]:
    """What is kept once these changes are made."""
    taken_back = {name for name in KNOWN if name in changes and changes[name] in UNCHOSEN}
    together = {**choices(kept), **choices(changes)}
    more = {**unknown(kept), **unknown(changes)}
    left = {name: value for name, value in together.items() if name not in taken_back}
    return {**left, MORE: more} if more else left


def merged(account: Kept, device: Kept) -> dict[str, Any]:
    """What an account keeps once a device joins it: nothing is lost, and its own word stands."""
    return changed(device, {**choices(account), MORE: unknown(account)})


def overruled(account: Kept, device: Kept) -> dict[str, Any]:
    """The choices of a device that gave way in this, because the account's are others."""
    ours, theirs = choices(account), choices(device)
    return {name: theirs[name] for name in theirs if ours.get(name, theirs[name]) != theirs[name]}
