"""Small windows, large text and wide spacing cut nothing and never make a page scroll sideways."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Page as Window

from .combinations import FULL, met
from .inspecting import OPEN
from .layout import faults
from .looking import ADD, Looker
from .pages import MAIN, PLACES, Place, place

# The distances of WCAG 1.4.12, which readers may set on their own side.
SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""
SIZES = ((320, 256), (768, 800), (1280, 800), (2560, 1440))
# The roomiest pages, and the fullest with text twice as large.
READERS = list(product((1, 2, 3, 4, 5), (100, 200))) if FULL else [(1, 100), (5, 200)]

# What stays in the window while the page scrolls, as a part of the window.
FIXED = """() => [...document.body.querySelectorAll("*")]
  .filter(each => ["fixed", "sticky"].includes(getComputedStyle(each).position) && each.checkVisibility())
  .map(each => each.getBoundingClientRect())
  .reduce((sum, {width, height}) => sum + width * height, 0) / (innerWidth * innerHeight)"""


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_any_window_takes_wide_spacing_and_large_text(looker: Looker, place: Place) -> None:
    found = []
    for density, text_size in READERS:
        window = looker.look(place, met(density=density, text_size=text_size))
        window.evaluate(OPEN)
        window.evaluate(ADD, SPACED)
        wrong = at_every_size(window)
        found += [f"density {density}, text {text_size} %, {each}" for each in wrong]
    assert not found, "\n".join(found)


def at_every_size(window: Window) -> Iterator[str]:
    """What is wrong with an open page in windows of any size."""
    for width, height in SIZES:
        window.set_viewport_size({"width": width, "height": height})
        for fault in faults(window, met()):
            yield f"{width} by {height}: {fault.rule}: {fault.where}"
        if window.evaluate(FIXED) > 1 / 3:
            yield f"{width} by {height}: what stays takes more than a third of the window"


def test_a_window_of_1280_pixels_at_400_percent_is_as_the_smallest(looker: Looker) -> None:
    # Zoom makes each pixel of the page four of the screen: 320 by 180 are left.
    size = {"width": 320, "height": 180}
    with looker.context("visitor", viewport=size, device_scale_factor=4) as context:
        window = context.new_page()
        for each in MAIN:
            if each.who == "visitor":
                assert [] == [*faults(looker.open(window, each, {}), met())], each.name


@pytest.mark.parametrize(
    ("css", "fault"),
    [
        ("main p { block-size: 4em; overflow: hidden; }", "cut"),
        ("main h1 { white-space: nowrap; }", "scrolls sideways"),
        ("main .lead { block-size: 3em; }", "overlapping"),
        ("header { position: sticky; inset-block-start: 0; }", "more than a third"),
    ],
)
def test_what_does_not_give_way_is_found(looker: Looker, css: str, fault: str) -> None:
    window = looker.look(place("home"), met())
    window.evaluate(OPEN)
    window.evaluate(ADD, SPACED + css)
    assert any(fault in each for each in at_every_size(window))
