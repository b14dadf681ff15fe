"""The times of TTML: 00:00:05.5, 00:00:05:12, 5.5s, 132f, 55000t, and what they come to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from webapp.captions.formats.times import LATEST

CLOCK = re.compile(
    r"(\d{1,4}):(\d{1,2}):(\d{1,2})(?:[.,](\d{1,12})|[:;](\d{1,4})(?:\.(\d{1,3}))?)?"
)
OFFSET = re.compile(r"(\d{1,12})(?:\.(\d{1,12}))?(h|ms|m|s|f|t)")
UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
NUMBER = re.compile(r"\d{1,9}")


@dataclass(frozen=True, slots=True)
class Rates:
    """How many frames and ticks a second has in a file, and whether its clock counts frames."""

    frames: float = 30
    multiplier: float = 1
    parts: float = 1
    ticks: float = 1
    is_timecode: bool = False
    drops: bool = False

    def milliseconds(self, said: str) -> int | None:
        """What a time comes to; None where nobody can read it."""
        said = said.strip()
        if clock := CLOCK.fullmatch(said):
            seconds = self._of_clock(clock)
        elif offset := OFFSET.fullmatch(said):
            seconds = self._of_offset(offset)
        else:
            return None
        return round(seconds * 1000) if 0 <= seconds * 1000 <= LATEST else None

    def _of_clock(self, clock: re.Match[str]) -> float:
        hours, minutes, seconds = (int(clock[at]) for at in (1, 2, 3))
        if minutes > 59 or seconds > 60:
            return -1
        whole = (hours * 60 + minutes) * 60 + seconds
        if clock[4]:
            return whole + float(f"0.{clock[4]}")
        frames = int(clock[5] or 0) + int(clock[6] or 0) / self.parts
        if not self.is_timecode:
            return whole + frames / (self.frames * self.multiplier)
        passed = hours * 60 + minutes
        dropped = 2 * (passed - passed // 10) if self.drops else 0
        return (whole * self.frames + frames - dropped) / (self.frames * self.multiplier)

    def _of_offset(self, offset: re.Match[str]) -> float:
        value = float(f"{offset[1]}.{offset[2] or 0}")
        if offset[3] == "f":
            return value / (self.frames * self.multiplier)
        return value / self.ticks if offset[3] == "t" else value * UNITS[offset[3]]


def rates_of(said: Mapping[str, str]) -> Rates:
    """The rates that a file says of itself."""
    frames, parts = (
        positive(said.get("ttp:frameRate"), 30),
        positive(said.get("ttp:subFrameRate"), 1),
    )
    ticks = frames * parts if positive(said.get("ttp:frameRate"), 0) else 1
    return Rates(
        frames=frames,
        multiplier=multiplier(said.get("ttp:frameRateMultiplier", "")),
        parts=parts,
        ticks=positive(said.get("ttp:tickRate"), ticks),
        is_timecode=said.get("ttp:timeBase") == "smpte",
        drops=said.get("ttp:dropMode", "") == "dropNTSC",
    )


def positive(said: str | None, usual: float) -> float:
    """A whole number above nought, or the usual one."""
    return float(said) if said and NUMBER.fullmatch(said) and int(said) else usual


def multiplier(said: str) -> float:
    """Two numbers as a part: "1000 1001", in older files "1000:1001"."""
    parts = [positive(each, 0) for each in re.split(r"[\s:]+", said.strip())]
    return parts[0] / parts[1] if len(parts) == 2 and all(parts) else 1
