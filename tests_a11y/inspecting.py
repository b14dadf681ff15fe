"""Looks at an open page with every check there is, and lets pass what a person has looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playwright.sync_api import Page as Window

from . import axe, forced, layout, lines, motion, paper, stretching, targets
from .combinations import Combination
from .findings import Fault, Finding
from .looking import settle

CHECKS = (axe.faults, targets.faults, layout.faults, lines.faults, motion.faults, forced.faults)

OPEN = "for (const each of document.querySelectorAll('details:not([open])')) each.open = true"

# The pages with a player.
PLAYED = "|".join((
    "entry", "entry in German", "entry of the admin", "video, ready", "video, ready, admin",
    "video, playable", "video, not captioned", "draft of a writer", "video with signers",
    "video with signers, admin", "film of a signer", "video, searched",
))  # fmt: skip

# What axe cannot decide and a person has looked at: page, rule, what the selector matches, reason.
REVIEWED = (
    ("gallery", "hidden-content", "^#camera$", "a dialog that is shut: test_dialog.py looks at it open"),
    (PLAYED, "hidden-content", "^#player-keys$", "the same: test_player.py looks at it open"),
    (PLAYED, "hidden-content", "^.watch__bar", "controls that only scripts move: shown where they run"),
    (PLAYED, "video-caption", "^video.(?:muted|src)", "a signer without sound: the signs are the words"),
)  # fmt: skip


def findings(window: Window, page: str, seen: Combination) -> list[Finding]:
    """All that is wrong with this page, with everything on it open that can be opened."""
    window.evaluate(OPEN)
    settle(window)
    found = [Finding(page, seen, fault) for fault in faults(window, seen)]
    return [each for each in found if not reviewed(each)]


def faults(window: Window, seen: Combination) -> Iterator[Fault]:
    """What each check says. With the largest letters a page is also printed, and stretched in every
    window."""
    for check in CHECKS:
        yield from check(window, seen)
    if seen["text_size"] == "200":
        yield from paper.faults(window, seen)
        yield from stretching.faults(window, seen)


def reviewed(finding: Finding) -> bool:
    """Whether a person has looked at this doubt; what is surely wrong is never let pass."""
    fault = finding.fault
    return fault.doubtful and any(
        re.fullmatch(page, finding.page) and rule == fault.rule and re.search(where, fault.where)
        for page, rule, where, _ in REVIEWED
    )
