"""Spacing and letters: the distances are those of WCAG, and nothing is loaded for them."""

from __future__ import annotations

import pytest

from webapp.preferences import CHOICES

from .combinations import met
from .inspecting import OPEN
from .layout import faults
from .looking import Looker
from .pages import place

# Of every element that shows words: its distances as shares of its own size of letters.
DISTANCES = """() => {
  const shares = {letters: [], words: [], lines: []};
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some(each => each.nodeType === 3 && each.data.trim());
    if (!own || !element.checkVisibility() || element.closest("option")) continue;
    const style = getComputedStyle(element), size = parseFloat(style.fontSize);
    shares.letters.push((parseFloat(style.letterSpacing) || 0) / size);
    shares.words.push((parseFloat(style.wordSpacing) || 0) / size);
    shares.lines.push(parseFloat(style.lineHeight) / size);
  }
  const least = Object.fromEntries(Object.entries(shares).map(([name, all]) => [name, Math.min(...all)]));
  const [one, other] = document.querySelectorAll(".prose p + p, .prose p:has(+ p)");
  const size = parseFloat(getComputedStyle(one).fontSize);
  const gap = other.getBoundingClientRect().top - one.getBoundingClientRect().bottom;
  return {...least, paragraphs: gap / size};
}"""
TWO_PARAGRAPHS = """() => {
  const prose = document.querySelector(".prose");
  prose.innerHTML = "<p>One paragraph.</p><p>Another paragraph.</p>";
}"""
# fmt: off
LEAST = {
    #           letters  words  lines  paragraphs
    "normal":  (0,       0,     1.5,   0.5),
    "wide":    (0.12,    0.16,  1.5,   2),  # WCAG 1.4.12
    "widest":  (0.18,    0.3,   1.7,   2.5),
}
# fmt: on


@pytest.mark.parametrize("spacing", CHOICES["spacing"])
def test_the_distances_are_kept_by_everything_that_shows_words(
    looker: Looker, spacing: str
) -> None:
    window = looker.look(place("entry"), met(spacing=spacing))
    window.evaluate(OPEN)
    window.evaluate(TWO_PARAGRAPHS)
    found = window.evaluate(DISTANCES)
    for name, least in zip(
        ("letters", "words", "lines", "paragraphs"), LEAST[spacing], strict=True
    ):
        assert found[name] >= least - 0.001, (name, found)


@pytest.mark.parametrize("spacing", ["wide", "widest"])
@pytest.mark.parametrize("name", ["entry", "settings", "import, refused", "entries"])
def test_wide_spacing_cuts_nothing_in_the_smallest_window(
    looker: Looker, name: str, spacing: str
) -> None:
    for size in (100, 200):
        seen = met(width=320, spacing=spacing, text_size=size, font="distinct")
        window = looker.look(place(name), seen)
        window.evaluate(OPEN)
        assert [] == [*faults(window, seen)]


@pytest.mark.parametrize("font", CHOICES["font"])
def test_letters_are_those_of_the_device(looker: Looker, font: str) -> None:
    window = looker.window("visitor")
    asked: list[str] = []
    window.on("request", lambda request: asked.append(request.resource_type))
    looker.look(place("entry"), met(font=font))
    assert "document" in asked
    assert "font" not in asked
    families = {
        window.evaluate("e => getComputedStyle(document.querySelector(e)).fontFamily", each)
        for each in ("h1", "p", "button", "select", "summary")
    }
    assert (2 if font == "own" else 1) == len(families)


def test_each_choice_of_letters_looks_different(looker: Looker) -> None:
    widths = set()
    for font in CHOICES["font"]:
        window = looker.look(place("entry"), met(font=font))
        widths.add(window.evaluate(WIDTH))
    assert len(CHOICES["font"]) == len(widths)


WIDTH = """() => {
  const probe = document.querySelector("main").appendChild(document.createElement("span"));
  probe.textContent = "Il1 O0 rn m handshape";
  return probe.getBoundingClientRect().width;
}"""
