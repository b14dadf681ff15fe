"""Measures from pictures how much of a line around a stop its ring of focus fills (WCAG 2.4.13)."""

from __future__ import annotations

import base64
import hashlib
import io
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import CDPSession
from playwright.sync_api import Page as Window

ENOUGH = 0.9  # of a line 2 px wide: round corners take a little of it away
ROOM = 8  # px around a stop in which its ring lies

FOCUS = """([number, ringless]) => {
  window.ringless ??= new CSSStyleSheet();
  if (!document.adoptedStyleSheets.includes(window.ringless))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, window.ringless];
  const gone = ringless ? "outline: none !important;" : "";
  window.ringless.replaceSync(`*, *::before, *::after { caret-color: transparent !important; ${gone} }`);
  const element = document.querySelector(`[data-stop="${number}"]`);
  element.focus();
  const {left, top, width, height} = (element.closest("label") ?? element).getBoundingClientRect();
  return {left: Math.max(0, left), top: Math.max(0, top), width, height, across: scrollX, down: scrollY};
}"""


class Measured:
    """The rings that were measured, by all processes of one run; on other pages they look the same."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)

    def is_first(self, look: str) -> bool:
        """Whether nobody has measured this one before; from now on somebody has."""
        try:
            (self.folder / hashlib.sha256(look.encode()).hexdigest()).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True


def share(window: Window, line: CDPSession, number: int) -> float:
    """What part of a 2 px line around a stop changes by 3 : 1 or more when it gets its ring."""
    box = window.evaluate(FOCUS, [number, False])
    size = window.viewport_size
    assert size
    left, top = max(0, box["left"] - ROOM), max(0, box["top"] - ROOM)
    clip = {
        "x": left + box["across"], "y": top + box["down"],  # of the page, not of the window
        "width": min(size["width"], box["left"] + box["width"] + ROOM) - left,
        "height": min(size["height"], box["top"] + box["height"] + ROOM) - top,
        "scale": 1,
    }  # fmt: skip
    shown = picture(line, clip)
    window.evaluate(FOCUS, [number, True])
    plain = picture(line, clip)
    below = box["top"] + box["height"] > size["height"]
    high = min(box["height"], size["height"] - box["top"])
    wanted: float = 2 * (box["width"] * (1 if below else 2) + 2 * high)
    return changed(shown, plain) / wanted


def picture(line: CDPSession, clip: dict[str, float]) -> Image.Image:
    """A part of the window as it looks; asked of the browser itself, which is quicker."""
    taken = line.send("Page.captureScreenshot", {"clip": clip, "optimizeForSpeed": True})
    return Image.open(io.BytesIO(base64.b64decode(taken["data"]))).convert("RGB")


def changed(one: Image.Image, other: Image.Image) -> int:
    """How many pixels differ in luminance by 3 : 1 or more."""
    where = ImageChops.difference(one, other).getbbox()
    if not where:
        return 0
    colours = (zip(*[iter(each.crop(where).tobytes())] * 3, strict=True) for each in (one, other))
    return sum(a != b and contrast(a, b) >= 3 for a, b in zip(*colours, strict=True))


def contrast(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """The contrast ratio of two colours, after WCAG 2."""
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: tuple[int, ...]) -> float:
    """The relative luminance of a colour, after WCAG 2."""
    red, green, blue = (
        each / 255 / 12.92 if each <= 10 else ((each / 255 + 0.055) / 1.055) ** 2.4
        for each in colour[:3]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
