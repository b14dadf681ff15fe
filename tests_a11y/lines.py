"""Lines of text are at most 80 characters long and half as far apart again as they are high."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page as Window

from .combinations import Combination
from .findings import Fault

LONGEST = 80  # characters (WCAG 1.4.8)
LEADING = 1.5  # of the size of the letters

# A word that begins before the one before it, or higher as in the next column, begins a new line; one
# that is broken ends in it.
LINES = """([longest, leading]) => {
  const found = [];
  const blocks = "p, li, dd, dt, td, th, blockquote, figcaption, summary, label, h1, h2, h3, h4";
  for (const block of document.querySelectorAll(blocks)) {
    const own = [...block.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!own || !block.checkVisibility() || block.closest(".hidden-text, svg")) continue;
    const style = getComputedStyle(block), start = block.innerText.trim().slice(0, 40);
    const apart = parseFloat(style.lineHeight) / parseFloat(style.fontSize);
    if (!(apart >= leading - 0.01))
      found.push(["close lines", start, `${apart.toFixed(2)} of the letters`]);
    if (block.innerText.length <= longest) continue;
    const forth = style.direction === "rtl" ? -1 : 1;
    const range = document.createRange();
    const words = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let line = 0, before = -Infinity, above = -Infinity, most = 0;
    while (words.nextNode()) {
      if (words.currentNode.parentElement.closest(".hidden-text")) continue;
      for (const {0: word, index} of words.currentNode.data.matchAll(/\\S+/g)) {
        range.setStart(words.currentNode, index);
        range.setEnd(words.currentNode, index + word.length);
        const parts = [...range.getClientRects()];
        const whole = parts.reduce((sum, {width}) => sum + width, 0);
        for (const {left, top, bottom, width} of parts) {
          const letters = Math.round(word.length * width / whole);
          const goes_on = forth * left > before && bottom > above;
          line = goes_on ? line + 1 + letters : letters;
          [before, above] = [forth * left, top];
          most = Math.max(most, line);
        }
      }
    }
    if (most > longest) found.push(["long line", start, `${most} characters`]);
  }
  return found;
}"""


def faults(window: Window, _: Combination) -> Iterator[Fault]:
    """Every block of text whose lines are too long or too close."""
    return (Fault(*found) for found in window.evaluate(LINES, [LONGEST, LEADING]))
