"""Times as people and files write them: 0:05, 01:02:03,450, 75.5."""

from __future__ import annotations

LATEST = 2_000_000_000  # milliseconds, some 555 hours; a database holds little more
LONGEST = 16  # signs; no time that means something is longer


def leading_time(text: str, *, colon: bool = False) -> tuple[int | None, str]:
    """The time that a text begins with, and what follows it; None where there is no readable one.

    With `colon`, a mere number is no time: "5 people came" says nothing of when.
    """
    text = text.lstrip()
    end = 0
    while end < len(text) and (text[end].isdecimal() or text[end] in ":.,"):
        end += 1
    token = text[:end].rstrip(":.,")
    return milliseconds(token, colon=colon), text[len(token) :]


def milliseconds(token: str, *, colon: bool = False) -> int | None:
    """What hours, minutes, seconds and a fraction come to."""
    if len(token) > LONGEST:
        return None
    whole, dot, fraction = token.replace(",", ".").partition(".")
    parts = whole.split(":")
    if len(parts) > 3 or (colon and len(parts) == 1) or not all(map(str.isdecimal, parts)):
        return None
    if dot and not fraction.isdecimal():
        return None
    first, *others = map(int, parts)
    if any(number > 59 for number in others):
        return None
    seconds = first
    for number in others:
        seconds = seconds * 60 + number
    found = seconds * 1000 + int(f"{fraction:0<3}"[:3])
    return found if found <= LATEST else None


def stamp(moment: int, point: str = ".") -> str:
    """A time as files write it: 01:02:03.450."""
    seconds, rest = divmod(moment, 1000)
    clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return f"{clock}{point}{rest:03}"
