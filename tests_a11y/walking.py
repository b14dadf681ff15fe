"""Walks through a page with the Tab key and measures what a person sees at every stop."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image
from playwright.sync_api import Page as Window

MOST = 300  # stops; a page with more has a trap

# Marks every element that has to be a stop: what can be focused and is there to be seen. Of a
# group of radio buttons one is a stop; a film's own controls are its inner matter.
MARK = """() => {
  const able = "a[href], button, input:not([type=hidden]), select, textarea, summary, video";
  let number = 0;
  const groups = new Set();
  for (const element of document.querySelectorAll(`${able}, [tabindex="0"]`)) {
    if (element.disabled || !element.checkVisibility({visibilityProperty: true})) continue;
    if (element.type === "radio") {
      const group = [...element.form.elements[element.name].values()];
      const stop = group.find(each => each.checked) ?? group[0];
      if (element !== stop) continue;
    }
    element.dataset.stop = ++number;
  }
  return number;
}"""

HERE = """() => {
  const element = document.activeElement;
  if (element === document.body || element === document.documentElement) return null;
  const shown = element.closest("label") ?? element;
  const box = shown.getBoundingClientRect();
  const inView = box.top >= -1 && box.left >= -1 && box.right <= innerWidth + 1;
  // A browser brings the place where one writes into view, which of a tall box is its first lines.
  const writes = element.tagName === "TEXTAREA" && innerHeight - box.top > 44;
  const fits = box.bottom <= innerHeight + 1 || box.height > innerHeight || writes;
  const [x, y] = [box.left + Math.min(box.width, innerWidth) / 2,
                  Math.max(box.top, 0) + Math.min(box.height, innerHeight - Math.max(box.top, 0)) / 2];
  const top = document.elementFromPoint(x, y);
  return {
    stop: Number(element.dataset.stop ?? 0), tag: element.tagName.toLowerCase(),
    look: [element.closest("header, main, footer")?.tagName, element.tagName, element.className].join(" "),
    name: (element.innerText || element.ariaLabel || element.name || "").trim().slice(0, 40),
    whole: inView && fits, free: !!top && (shown.contains(top) || top.contains(shown)),
    left: Math.max(0, box.left), top: Math.max(0, box.top), width: box.width, height: box.height,
  };
}"""

HIDE_RINGS = """hidden => {
  window.noRings ??= new CSSStyleSheet();
  window.noRings.replaceSync(hidden ? "*, *::before, *::after { outline: none !important; }" : "");
  document.adoptedStyleSheets = [window.noRings];
}"""


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the Tab key: what has focus, where it is, whether all of it can be seen."""

    stop: int
    tag: str
    look: str  # stops of the same look have the same ring
    name: str
    whole: bool
    free: bool
    left: float
    top: float
    width: float
    height: float

    def __str__(self) -> str:
        return f"{self.tag} “{self.name}”"


def here(window: Window) -> Stop | None:
    """What has focus now; None when it is the page itself."""
    found = window.evaluate(HERE)
    return Stop(**found) if found else None


def walk(window: Window) -> Iterator[Stop]:
    """Press Tab until the page ends or goes round in circles: the stops in order."""
    for number in range(MOST):
        window.keyboard.press("Tab")
        found = here(window)
        if found is None or (number and 1 == found.stop):
            return
        yield found
    raise AssertionError("the walk does not end")


def mark(window: Window) -> set[int]:
    """Number everything that has to be a stop, from 1 on."""
    return set(range(1, window.evaluate(MARK) + 1))


def ring(window: Window, stop: Stop) -> float:
    """What part of a 2 px line around the stop its ring fills, with a contrast of 3 : 1."""
    size = window.viewport_size
    assert size
    left, top = max(0, stop.left - 8), max(0, stop.top - 8)
    clip = {
        "x": left, "y": top,
        "width": min(size["width"], stop.left + stop.width + 8) - left,
        "height": min(size["height"], stop.top + stop.height + 8) - top,
    }  # fmt: skip
    shown = picture(window, clip)
    window.evaluate(HIDE_RINGS, True)
    plain = picture(window, clip)
    window.evaluate(HIDE_RINGS, False)
    below = stop.top + stop.height > size["height"]
    sides = stop.width * (1 if below else 2) + 2 * min(stop.height, size["height"] - stop.top)
    return changed(shown, plain) / (2 * sides)


def picture(window: Window, clip: dict[str, float]) -> Image.Image:
    """A part of the window as it looks."""
    taken = window.screenshot(clip=clip, caret="hide")  # type: ignore[arg-type]  # a FloatRect
    return Image.open(io.BytesIO(taken)).convert("RGB")


def changed(one: Image.Image, other: Image.Image) -> int:
    """How many pixels differ in luminance by 3 : 1 or more."""
    colours = (zip(*[iter(each.tobytes())] * 3, strict=True) for each in (one, other))
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
