"""Where captions stand on the picture: the settings of WebVTT, and the boxes of other formats."""

from __future__ import annotations

import re
from dataclasses import dataclass

PERCENT = r"(?:\d{1,2}(?:\.\d{1,4})?|100(?:\.0+)?)%"
VALUES = {
    "vertical": re.compile(r"rl|lr"),
    "line": re.compile(rf"(?:-?\d{{1,3}}|{PERCENT})(?:,(?:start|center|end))?"),
    "position": re.compile(rf"{PERCENT}(?:,(?:line-left|center|line-right))?"),
    "size": re.compile(PERCENT),
    "align": re.compile(r"start|center|end|left|right"),
    "region": re.compile(r"[^\s>]{1,100}"),
}
# How a caption looks and where it stands; the one-letter names are of an old WebVTT, x1 … of SRT.
OTHER_NAMES = {"d", "l", "t", "s", "a", "x1", "x2", "y1", "y2"}
NARROWEST = 1  # percent; what leaves less room is no place for words
LINES = 15  # of a picture, where a caption says its line as a number
USUAL_BOTTOM = 85  # percent; a caption that ends below this stands where captions usually stand
SIDES = {"start": 0.0, "left": 0.0, "center": 50.0, "end": 100.0, "right": 100.0}


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the picture, in percent, and where in it the words stand."""

    left: float = 10
    top: float = 10
    width: float = 80
    height: float = 80
    upright: str = "after"  # before, center, after
    align: str = "center"
    vertical: str = ""


def settings_before(rest: str) -> tuple[str, bool, str]:
    """The settings that follow the times, whether some were lost, and the words after them."""
    kept, lost, words, number = dict[str, str](), False, rest.split(), 0
    while number < len(words):
        name, colon, value = words[number].partition(":")
        name = name.lower()
        if not colon or name not in VALUES.keys() | OTHER_NAMES:
            break
        value = "center" if (name, value) == ("align", "middle") else value
        if name in VALUES and VALUES[name].fullmatch(value) and "--" not in value:
            kept[name] = value
        else:
            lost = True
        number += 1
    return written(kept), lost, " ".join(words[number:])


def written(kept: dict[str, str]) -> str:
    """Settings as WebVTT writes them."""
    return " ".join(f"{name}:{value}" for name, value in kept.items())


def percent(value: float) -> str:
    """A part of a whole."""
    return f"{min(100, max(0, value)):.2f}".rstrip("0").rstrip(".") + "%"


def settings_of(box: Box) -> str:
    """A box as settings; none where it is the usual place of captions."""
    bottom, middle = box.top + box.height, box.left + box.width / 2
    centred = box.align == "center" and abs(middle - 50) < 1
    if not box.vertical and centred and box.upright == "after" and bottom >= USUAL_BOTTOM:
        return ""
    kept = {"vertical": box.vertical} if box.vertical else {}
    ends = {"before": box.top, "center": box.top + box.height / 2, "after": bottom}
    side = {"before": "", "center": ",center", "after": ",end"}[box.upright]
    kept["line"] = percent(ends[box.upright]) + side
    where = {0.0: box.left, 50.0: middle, 100.0: box.left + box.width}[SIDES[box.align]]
    if abs(where - SIDES[box.align]) >= 1:
        kept["position"] = percent(where)
    if box.width < widest(where, box.align) - 1:
        kept["size"] = percent(box.width)
    if box.align != "center":
        kept["align"] = box.align
    return written(kept)


def widest(where: float, align: str) -> float:
    """How wide a caption can be that stands at a place."""
    if align == "center":
        return 2 * min(where, 100 - where)
    return 100 - where if SIDES[align] == 0 else where


def box_of(settings: str) -> Box:
    """The box that settings mean; the usual place where they say nothing."""
    said = dict(each.split(":", 1) for each in settings.split())
    if not {"vertical", "line", "position", "size", "align"} & said.keys():
        return Box()
    align = said.get("align", "center")
    where = number(said.get("position"), SIDES[align])
    width = min(number(said.get("size"), 100), widest(where, align))
    if width < NARROWEST:
        where, width = SIDES[align], 100
    left = where - width * SIDES[align] / 100
    top, height, upright = upright_of(said.get("line", "90%,end"))
    return Box(left, top, width, height, upright, align, said.get("vertical", ""))


def number(said: str | None, usual: float) -> float:
    """A part in percent as a number."""
    return float(said.partition("%")[0]) if said else usual


def upright_of(line: str) -> tuple[float, float, str]:
    """The top, the height and the side of the box that a line means."""
    place, _, side = line.partition(",")
    at = number(place, 0)
    if not place.endswith("%"):
        side = side or ("end" if at < 0 else "start")
        at = min(100.0, max(0.0, (at + (LINES + 1 if at < 0 else 0)) * 100 / LINES))
    if side == "end" and at:
        return 0, at, "after"
    half = min(at, 100 - at)
    if side == "center" and half:
        return at - half, 2 * half, "center"
    return (at, 100 - at, "before") if at < 100 else (0, 100, "after")


# The nine places of a telephone's keys, as SRT files borrow them: 1 is at the bottom left.
KEYS = {
    f"{row * 3 + column + 1}": " ".join(filter(None, (line, side)))
    for row, line in enumerate(("", "line:50%,center", "line:0"))
    for column, side in enumerate(
        ("position:0% align:start", "", "position:100% align:end")
    )
}  # fmt: skip
KEY_OF = {settings: key for key, settings in KEYS.items() if settings}
