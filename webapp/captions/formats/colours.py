"""The colours of captions: WebVTT knows eight by name, and every other one becomes the nearest."""

from __future__ import annotations

NAMED = {
    "white": (255, 255, 255), "lime": (0, 255, 0), "cyan": (0, 255, 255), "red": (255, 0, 0),
    "yellow": (255, 255, 0), "magenta": (255, 0, 255), "blue": (0, 0, 255), "black": (0, 0, 0),
}  # fmt: skip
OTHERS = {
    "aqua": (0, 255, 255), "fuchsia": (255, 0, 255), "green": (0, 128, 0), "gray": (128, 128, 128),
    "grey": (128, 128, 128), "silver": (192, 192, 192), "maroon": (128, 0, 0),
    "navy": (0, 0, 128), "olive": (128, 128, 0), "orange": (255, 165, 0),
    "purple": (128, 0, 128), "teal": (0, 128, 128),
}  # fmt: skip
USUAL = "white"  # captions are white unless something else is said


def nearest(said: str) -> tuple[str, bool]:
    """The class of a colour, empty where nobody knows it; and whether it is exactly that colour."""
    said = said.strip().lower()
    found = NAMED.get(said) or OTHERS.get(said) or numbered(said)
    if found is None:
        return "", False
    name = min(NAMED, key=lambda each: distance(NAMED[each], found))
    return name, NAMED[name] == found


def numbered(said: str) -> tuple[int, int, int] | None:
    """A colour in figures: #f00, #ff0000, #ff0000ff, ff0000."""
    figures = said.removeprefix("#")
    if not set(figures) <= set("0123456789abcdef") or len(figures) not in {3, 6, 8}:
        return None
    if len(figures) == 3:
        figures = "".join(each * 2 for each in figures)
    return int(figures[:2], 16), int(figures[2:4], 16), int(figures[4:6], 16)


def distance(one: tuple[int, int, int], other: tuple[int, int, int]) -> int:
    """How far two colours are from each other."""
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def colour_of(classes: str) -> str:
    """The colour among the classes of a mark, as other formats write it; else nothing."""
    name = named(classes)
    return "#" + "".join(f"{part:02x}" for part in NAMED[name]) if name else ""


def named(classes: str) -> str:
    """The innermost colour among the classes of a mark."""
    return next((name for name in reversed(classes.split(".")) if name in NAMED), "")
