"""Everything that can be pressed is at least 44 by 44 pixels (WCAG 2.5.5)."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page as Window

from .combinations import Combination
from .findings import Fault

# A link in a sentence may be as high as its line (WCAG 2.5.5 says so too). A box within a label
# is pressed with its label.
SMALL = """() => {
  const found = [];
  const able = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  for (const element of document.querySelectorAll(able)) {
    const target = element.closest("label") ?? element;
    if (element.matches(".skip") || !target.checkVisibility()) continue;
    const inline = getComputedStyle(target).display === "inline";
    const sentence = target.parentElement.closest("p, li, dd, td");
    if (inline && sentence && sentence.innerText.trim() !== target.innerText.trim()) continue;
    const {width, height} = target.getBoundingClientRect();
    if (width < 43.99 || height < 43.99)
      found.push([target.outerHTML.slice(0, 100), `${width.toFixed(1)} by ${height.toFixed(1)} px`]);
  }
  return found;
}"""


def faults(window: Window, _: Combination) -> Iterator[Fault]:
    """Every target that is too small for a finger."""
    return (Fault("small target", *found) for found in window.evaluate(SMALL))
