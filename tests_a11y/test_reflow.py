"""Small windows, large text and wide spacing cut nothing and never make a page scroll sideways."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page as Window

from .combinations import FULL
from .looking import Looker
from .pages import PLACES, Place
from .stylesheets import ADD, OPEN, faults

DENSITIES = (1, 2, 3, 4, 5) if FULL else (1, 5)


def seen(looker: Looker, place: Place, width: int, height: int = 800, **chosen: str) -> Window:
    """The page in a window of this size."""
    window = looker.window(place.who)
    window.set_viewport_size({"width": width, "height": height})
    return looker.open(window, place, chosen)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_the_smallest_window_shows_everything(looker: Looker, place: Place) -> None:
    found: dict[str, object] = {}
    for density in DENSITIES:
        window = seen(looker, place, 320, 256, density=str(density))
        found |= {f"density {density}": said} if (said := faults(window)) else {}
        found |= {f"{density}, spaced": said} if (said := faults(window, spaced=True)) else {}
    assert {} == found


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_text_twice_as_large_shows_everything(looker: Looker, place: Place) -> None:
    assert {} == at_widths(seen(looker, place, 1280, text_size="200"), 1280, 320)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_a_wide_window_takes_any_spacing(looker: Looker, place: Place) -> None:
    assert {} == at_widths(seen(looker, place, 1280), 768, 1280, 2560, spaced=True)


def at_widths(window: Window, *widths: int, spaced: bool = False) -> dict[int, object]:
    """What is wrong with an open page at any of these widths."""
    found: dict[int, object] = {}
    for width in widths:
        window.set_viewport_size({"width": width, "height": 800})
        if said := faults(window, spaced=spaced):
            found[width] = said
    return found


def test_a_window_of_1280_pixels_at_400_percent_is_as_the_smallest(looker: Looker) -> None:
    # Zoom makes each pixel of the page four of the screen: 320 by 180 are left.
    size = {"width": 320, "height": 180}
    with looker.context("visitor", viewport=size, device_scale_factor=4) as context:
        window = context.new_page()
        for place in PLACES:
            if place.who == "visitor":
                assert {} == faults(looker.open(window, place, {})), place.name


@pytest.mark.parametrize(
    ("css", "fault"),
    [
        (".welcome { inline-size: 3000px; }", "sideways"),
        ("main p { block-size: 1em; overflow: hidden; }", "cut"),
        ("p.lead { margin-block-end: -5em !important; }", "overlapping"),
    ],
)
def test_each_fault_would_be_found(looker: Looker, css: str, fault: str) -> None:
    window = seen(looker, PLACES[0], 320)
    window.evaluate(OPEN)
    window.evaluate(ADD, css)
    assert fault in faults(window)
