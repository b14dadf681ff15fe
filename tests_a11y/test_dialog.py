"""A dialog is looked at open: its page behind it, in every look, in the smallest window."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page as Window

from .combinations import ASKING, FORCED, Combination, met
from .findings import report
from .inspecting import findings
from .looking import Looker
from .pages import Place

PAGE = Place("dialog, open", "gallery.show", "/gallery/dialog")
LOOKS = (
    met(density=1, width=320),
    met(density=5, contrast="high", scheme="dark"),
    met(contrast="low", text_size=200, width=320),
    met(contrast="system", scheme="system", device=ASKING),
    met(device=FORCED),
)


def opened(looker: Looker, seen: Combination) -> Window:
    """The dialog of the gallery, open."""
    window = looker.look(PAGE, seen)
    window.evaluate("document.querySelector('dialog').showModal()")
    return window


@pytest.mark.parametrize("seen", LOOKS, ids=str)
def test_nothing_is_wrong_with_an_open_dialog(looker: Looker, seen: Combination) -> None:
    found = findings(opened(looker, seen), PAGE.name, seen)
    assert not found, report(found)


@pytest.mark.parametrize("density", [1, 5])
def test_an_open_dialog_stays_within_the_smallest_window(looker: Looker, density: int) -> None:
    window = opened(looker, met(density=density, width=320))
    window.set_viewport_size({"width": 320, "height": 256})
    box = window.locator("dialog").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 256
    window.get_by_role("button", name="Close").click()
    assert not window.locator("dialog").is_visible()


def test_focus_in_an_open_dialog_is_seen(looker: Looker) -> None:
    window = opened(looker, met())
    window.keyboard.press("Tab")
    width = "parseFloat(getComputedStyle(document.activeElement).outlineWidth)"
    assert "Close" == window.evaluate("document.activeElement.innerText")
    assert window.evaluate(width) >= 2
