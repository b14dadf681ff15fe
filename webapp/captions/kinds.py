"""What the kinds of tracks ask of their cues: a gloss is one name, a signlink words and an address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from webapp.addresses import linked
from webapp.figures import clock

from .formats.findings import Reading, Remark
from .formats.mending import LASTS
from .rows import CueRow

LONGEST_GLOSS = 60  # signs
A_DAY = 86_400_000  # milliseconds
NAMED = 5  # moments that are named where something does not fit


class Unfit(Exception):
    """Cues that are none of this kind, and when they come."""

    def __init__(self, kind: str, times: list[str]) -> None:
        super().__init__(kind)
        self.kind, self.times = kind, times


def lasting(kind: str) -> int:
    """How long a cue stays where nothing says how long: a chapter until the next one."""
    return A_DAY if kind == "chapters" else LASTS


def fitted(reading: Reading, kind: str, duration: int | None) -> Reading:
    """What was read, as a track of this kind keeps it; Unfit where it cannot be."""
    if kind == "chapters" and duration:
        return replace(reading, cues=[within(cue, duration) for cue in reading.cues])
    if kind not in FITTING:
        return reading
    kept = [FITTING[kind](cue) for cue in reading.cues]
    if wrong := [
        clock(cue.start_ms) for cue, fit in zip(reading.cues, kept, strict=True) if not fit
    ]:
        raise Unfit(kind, wrong[:NAMED] + ["\u2026"] * (len(wrong) > NAMED))
    cues = [fit for fit in kept if fit]
    repairs = [*reading.repairs]
    before = [" ".join(cue.text.split()) for cue in reading.cues]
    if [told(cue).text for cue in cues] != before or any(cue.marked for cue in reading.cues):
        repairs.append(Remark(kind))
    return replace(reading, cues=cues, repairs=repairs)


def within(cue: CueRow, duration: int) -> CueRow:
    """A chapter that ends with the video at the latest."""
    return replace(cue, end_ms=max(min(cue.end_ms, duration), cue.start_ms + 1))


def gloss(cue: CueRow) -> CueRow | None:
    """The cue as one gloss: in capitals, its words joined; None for what can be no name of a sign."""
    name = "-".join(cue.text.upper().split())
    if len(name) > LONGEST_GLOSS or not any(sign.isalnum() for sign in name):
        return None
    return replace(cue, text=name, marked="")


def signlink(cue: CueRow) -> CueRow | None:
    """The cue as words and the address that ends them; None where one of them is missing."""
    *words, last = cue.text.split() or [""]
    href = linked(last)
    return replace(cue, text=" ".join(words), marked="", href=href) if words and href else None


FITTING: dict[str, Callable[[CueRow], CueRow | None]] = {"glosses": gloss, "signlinks": signlink}


def told(cue: CueRow) -> CueRow:
    """A cue as files hold it: the address of a signlink is its last word."""
    return replace(cue, text=f"{cue.text} {cue.href}") if cue.href else cue
