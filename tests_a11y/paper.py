"""On paper every word of the page is there, dark on white, and nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page as Window

from . import layout
from .colours import LIGHT
from .combinations import Combination
from .findings import Fault
from .looking import settle

WIDTH = 718  # px between the margins of a sheet of A4

# The words that stand in the content, without those of what can only be used on a screen.
WORDS = """() => {
  const found = [];
  const used = "form, [data-print=no], .pager, .levels, .skip, .hidden-text, .panel, .bar, .sample, video";
  const words = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const home = words.currentNode.parentElement, text = words.currentNode.data.trim();
    if (text && !home.closest(used) && home.checkVisibility()) found.push(text);
  }
  return found;
}"""

# Letters that are too pale for paper: a printer leaves grounds out.
PALE = "() => {" + LIGHT + """
  const found = [];
  for (const each of document.querySelectorAll("main *:not(option)")) {
    const letters = [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (letters && each.checkVisibility() && contrast(light(getComputedStyle(each).color), 1) < 7)
      found.push(each.innerText.slice(0, 40));
  }
  return found;
}"""  # fmt: skip


def faults(window: Window, seen: Combination) -> Iterator[Fault]:
    """What a sheet of paper lacks of what the screen shows."""
    before = window.viewport_size
    on_screen = window.evaluate(WORDS)
    window.emulate_media(media="print", forced_colors="none")
    window.set_viewport_size({"width": WIDTH, "height": 1000})
    settle(window)
    on_paper = set(window.evaluate(WORDS))
    yield from (Fault("not printed", words) for words in on_screen if words not in on_paper)
    yield from (Fault("pale on paper", words) for words in window.evaluate(PALE))
    for fault in layout.faults(window, seen):
        yield Fault(fault.rule, fault.where, "on paper")
    window.emulate_media(media="screen")
    if before:
        window.set_viewport_size(before)
