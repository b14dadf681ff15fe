"""Lines of text are at most 80 characters long and half as far apart again as they are high."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page as Window

from .combinations import Combination
from .findings import Fault

LONGEST = 80  # characters (WCAG 1.4.8)
LEADING = 1.5  # of the size of the letters

# A word that begins before the one before it begins a new line.
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
    let line = "", before = -Infinity, most = "";
    while (words.nextNode())
      for (const {0: word, index} of words.currentNode.data.matchAll(/\\S+/g)) {
        range.setStart(words.currentNode, index);
        range.setEnd(words.currentNode, index + word.length);
        const here = forth * (range.getClientRects()[0]?.left ?? 0);
        line = here > before ? `${line} ${word}` : word;
        before = here;
        if (line.length > most.length) most = line;
      }
    if (most.trim().length > longest)
      found.push(["long line", start, `${most.trim().length} characters`]);
  }
  return found;
}"""


def faults(window: Window, _: Combination) -> Iterator[Fault]:
    """Every block of text whose lines are too long or too close."""
    return (Fault(*found) for found in window.evaluate(LINES, [LONGEST, LEADING]))
