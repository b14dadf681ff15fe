"""Wide spacing in windows of every size: nothing is cut, overlaps, scrolls sideways or stays in the way."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page as Window

from . import layout
from .combinations import Combination
from .findings import Fault

SIZES = ((320, 256), (768, 800), (1280, 800), (2560, 1440))

# The distances of WCAG 1.4.12, which readers may set on their own side.
SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""

# Adds a style sheet that our own policy would refuse as a <style>.
ADD = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""

# What stays in the window while the page scrolls, as a part of the window. A dialog may fill it.
# In the middle of the page, what sticks stands elsewhere than it would if it did not.
FIXED = """() => {
  scrollTo(0, document.body.scrollHeight / 2);
  let sum = 0;
  for (const each of document.body.querySelectorAll("*:not(option, dialog)")) {
    const {position} = getComputedStyle(each);
    if (!["fixed", "sticky"].includes(position) || !each.checkVisibility()) continue;
    const {top, bottom, width} = each.getBoundingClientRect();
    each.style.position = "relative";
    const stays = position === "fixed" || Math.abs(each.getBoundingClientRect().top - top) > 1;
    each.style.position = "";
    if (stays) sum += width * (Math.min(bottom, innerHeight) - Math.max(top, 0));
  }
  scrollTo(0, 0);
  return sum / (innerWidth * innerHeight);
}"""


def faults(window: Window, seen: Combination) -> Iterator[Fault]:
    """What does not give way; afterwards the page is as wide as before, but still spaced."""
    window.evaluate(ADD, SPACED)
    before = window.viewport_size
    for width, height in SIZES:
        window.set_viewport_size({"width": width, "height": height})
        where = f"with wide spacing in {width} by {height} px"
        for fault in layout.faults(window, seen):
            yield Fault(fault.rule, fault.where, where)
        if (part := window.evaluate(FIXED)) > 1 / 3:
            yield Fault("stays in the way", f"{part:.0%} of the window", where)
    if before:
        window.set_viewport_size(before)
