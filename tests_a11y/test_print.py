"""On paper every word of the page is there, dark on white, and nothing is cut."""

from __future__ import annotations

import pytest

from .colours import LIGHT
from .combinations import met
from .layout import faults
from .looking import ADD, Looker, settle
from .pages import PLACES, Place, place

PAPER = 718  # px between the margins of a sheet of A4

# The words that stand in the content, without those of what can only be used on a screen.
WORDS = """() => {
  const found = [];
  const words = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const home = words.currentNode.parentElement, text = words.currentNode.data.trim();
    const used = "form, [data-print=no], .pager, .levels, .hidden-text, .panel, video, details:not([open])";
    if (text && !home.closest(used) && home.checkVisibility()) found.push(text);
  }
  return found;
}"""
# Letters that are too pale for paper: a printer leaves grounds out.
PALE = (
    "() => {"
    + LIGHT
    + """
  const found = [];
  for (const each of document.querySelectorAll("main *")) {
    const letters = [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (letters && each.checkVisibility() && contrast(light(getComputedStyle(each).color), 1) < 7)
      found.push(`pale: ${each.innerText.slice(0, 40)}`);
  }
  return found;
}"""
)


def wrong_on_paper(looker: Looker, page: Place, css: str = "") -> list[str]:
    """What a sheet of paper lacks of what the screen shows."""
    window = looker.look(page, met(width=PAPER, scheme="dark"))
    window.evaluate(ADD, css)
    on_screen = window.evaluate(WORDS)
    window.emulate_media(media="print")
    try:
        settle(window)
        on_paper = window.evaluate(WORDS)
        lost = [f"not printed: {words}" for words in on_screen if words not in on_paper]
        lost += window.evaluate(PALE)
        return lost + [f"{fault.rule}: {fault.where}" for fault in faults(window, met())]
    finally:
        window.emulate_media(media="screen")


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_every_word_is_printed_whole(looker: Looker, place: Place) -> None:
    assert [] == wrong_on_paper(looker, place)


@pytest.mark.parametrize(
    ("css", "fault"),
    [
        ("main h1 { color: rgb(200 200 200) !important; }", "pale"),
        ("@media print { main h1 { display: none; } }", "not printed"),
        ("@media print { main .lead { block-size: 1em; overflow: hidden; } }", "cut"),
        (
            "@media print { main h1 { inline-size: 900px; max-inline-size: none; } }",
            "scrolls sideways",
        ),
    ],
)
def test_what_paper_loses_is_found(looker: Looker, css: str, fault: str) -> None:
    assert any(fault in each for each in wrong_on_paper(looker, place("home"), css))
