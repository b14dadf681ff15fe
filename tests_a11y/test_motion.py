"""Who asks for rest gets it: nothing moves, and nothing ever moves by itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page as Window

from .combinations import Combination
from .looking import Looker
from .pages import MAIN, PLACES, Place, place

# What would move, and for how long: every transition and animation that any element declares.
LONGEST = """() => {
  let longest = 0, endless = [];
  for (const element of document.querySelectorAll("*"))
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      const times = style.transitionDuration.split(",").filter(Boolean); // "" of a film's
      if (style.animationName && style.animationName !== "none") {
        times.push(...style.animationDuration.split(","));
        if (style.animationIterationCount.includes("infinite")) endless.push(element.outerHTML);
      }
      longest = Math.max(longest, ...times.map(parseFloat));
    }
  return {longest, endless, running: document.getAnimations().length};
}"""
STILL = {"longest": 0, "endless": [], "running": 0}
SHORT = 0.2  # seconds


def stir(window: Window) -> None:
    """Do what makes things move: open, hover, focus."""
    window.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    window.locator("a.button, button").last.hover()
    window.keyboard.press("Tab")


@pytest.mark.parametrize("place", MAIN, ids=lambda place: place.name)
def test_a_reader_who_wants_rest_gets_it(looker: Looker, place: Place) -> None:
    window = looker.look(place, Combination(), motion="reduced")
    stir(window)
    assert STILL == window.evaluate(LONGEST)


def test_a_device_that_asks_for_rest_is_heard(looker: Looker) -> None:
    with looker.context("visitor", reduced_motion="reduce") as context:
        window = context.new_page()
        for place in MAIN:
            if place.who == "visitor":
                looker.open(window, place, {"motion": "system"})
                stir(window)
                assert STILL == window.evaluate(LONGEST), place.name


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_what_moves_is_short_and_ends(looker: Looker, place: Place) -> None:
    found = looker.look(place, Combination(), motion="full").evaluate(LONGEST)
    assert found["longest"] <= SHORT
    assert [] == found["endless"]


def test_something_that_moves_is_found(looker: Looker) -> None:
    window = looker.look(place("home"), Combination(), motion="reduced")
    window.evaluate("document.querySelector('h1').style.transition = 'color 1s'")
    assert 1 == window.evaluate(LONGEST)["longest"]
