"""Nothing moves for who asks for rest, and for nobody does anything move long or for ever."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page as Window

from .combinations import ASKING, Combination
from .findings import Fault

SHORT = 0.2  # seconds

# Every transition and animation that any element declares, with its length.
MOVING = """() => {
  const found = [];
  for (const element of document.querySelectorAll("*:not(option)"))
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      const times = style.transitionDuration.split(",").filter(Boolean); // "" of a film's
      let endless = false;
      if (style.animationName && style.animationName !== "none") {
        times.push(...style.animationDuration.split(","));
        endless = style.animationIterationCount.includes("infinite");
      }
      const longest = endless ? Infinity : Math.max(0, ...times.map(parseFloat));
      if (longest) found.push([element.outerHTML.slice(0, 100), longest]);
    }
  return found;
}"""


def faults(window: Window, seen: Combination) -> Iterator[Fault]:
    """Everything that moves longer than this reader wants."""
    longest = 0 if wants_rest(seen) else SHORT
    for where, seconds in window.evaluate(MOVING):
        if seconds > longest:
            yield Fault("moves", where, f"{seconds} s, not {longest} s")


def wants_rest(seen: Combination) -> bool:
    """Whether the reader, or else the device, asks for it."""
    return seen["motion"] == "reduced" or (seen["motion"] == "system" and seen.device == ASKING)
