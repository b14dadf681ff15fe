"""Clips for the most important texts of the interface: one drawn movement serves several of them."""

from __future__ import annotations

from typing import NamedTuple

from .clips import LABELS, Beat, Clip

SECONDS = 2.2

# fmt: off
MOVEMENTS = {
    #             American figure          German figure
    "look":      (("watch", "book_open"),  ("see", "heart")),
    "entries":   (("book", "book_open"),   ("open", "book_open")),
    "live":      (("point_up", "all"),     ("see", "all")),
    "choose":    (("you", "heart"),        ("hand_over", "heart")),
    "in":        (("me", "greet"),         ("greet", "me")),
    "again":     (("stop", "see"),         ("no", "see")),
    "done":      (("carry_up", "thumb"),   ("heart", "thumb")),
    "lost":      (("see", "open"),         ("open", "no")),
}
# Texts that say the same as one of these, such as a page's title beside its link, share its clip.
TEXTS = {
    "home-title":              "look",
    "nav-entries":             "entries",
    "nav-live":                "live",
    "nav-settings":            "choose",
    "nav-sign-in":             "in",
    "settings-what":           "choose",
    "settings-saved":          "done",
    "sign-question":           "look",
    "level-question":          "choose",
    "error-summary-title":     "again",
    "problem-not-found-title": "lost",
    "problem-not-found":       "lost",
    "problem-sign-in-title":   "in",
}
# fmt: on
LANGUAGES = ("ase", "gsg")


class DemoTextClip(NamedTuple):
    """The clip of one text: whose key, and what is drawn for it."""

    key: str
    clip: Clip


def demo_text_clips() -> list[DemoTextClip]:
    """Every clip of a text, in both sign languages."""
    drawn = {
        (movement, code): movement_clip(movement, code)
        for movement in MOVEMENTS
        for code in LANGUAGES
    }
    return [
        DemoTextClip(key, drawn[movement, code])
        for key, movement in TEXTS.items()
        for code in LANGUAGES
    ]


def movement_clip(movement: str, code: str) -> Clip:
    """One movement, drawn as the figure of a sign language."""
    poses = MOVEMENTS[movement][LANGUAGES.index(code)]
    return Clip(f"text-{movement}", code, movement, LABELS[code], (Beat(SECONDS, "", poses),), {})
