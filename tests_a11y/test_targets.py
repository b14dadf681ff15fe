"""Everything that can be pressed is at least 44 by 44 pixels, at every density."""

from __future__ import annotations

import pytest

from .combinations import FULL, Combination
from .looking import Looker
from .pages import PLACES, Place

DENSITIES = (1, 2, 3, 4, 5) if FULL else (1, 5)

# A link in a sentence may be as high as its line (WCAG 2.5.5 says so too). A box within a label
# is pressed with its label.
SMALL = """() => {
  for (const each of document.querySelectorAll("details")) each.open = true;
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
      found.push(`${target.outerHTML.slice(0, 100)}: ${width.toFixed(1)} by ${height.toFixed(1)}`);
  }
  return found;
}"""


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_targets_are_large_enough_for_a_finger(looker: Looker, place: Place) -> None:
    found = {}
    for density in DENSITIES:
        window = looker.look(place, Combination(density))
        for width in (320, 1280):
            window.set_viewport_size({"width": width, "height": 800})
            if small := window.evaluate(SMALL):
                found[density, width] = small
    assert {} == found


def test_a_target_that_is_too_small_is_found(looker: Looker) -> None:
    window = looker.look(PLACES[0], Combination())
    window.evaluate("document.querySelector('main a.button').style.minHeight = '0'")
    window.evaluate("document.querySelector('main a.button').style.lineHeight = '1'")
    assert 1 == len(window.evaluate(SMALL))
