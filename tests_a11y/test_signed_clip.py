"""The dialog in which a text is seen signed: sound for axe, whole in a narrow window, left with keys."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page as Window

from .combinations import Combination, met
from .findings import report
from .inspecting import findings
from .looking import Looker, settle
from .pages import place

LOOKS = (
    met(density=1, scheme="dark", width=320, motion="reduced"),
    met(density=3, motion="reduced"),
    met(density=5, contrast="high", width=320, motion="reduced"),
)
SIDEWAYS = """() => {
  const dialog = document.querySelector("dialog");
  const most = document.documentElement.clientWidth;
  return [dialog, ...dialog.querySelectorAll("*")]
    .filter(each => each.scrollWidth > each.clientWidth + 1 || each.getBoundingClientRect().right > most)
    .filter(each => getComputedStyle(each).display !== "inline" && !each.closest(".hidden-text"))
    .map(each => each.outerHTML.slice(0, 80));
}"""
TARGET = "e => { const box = e.getBoundingClientRect(); return [box.width, box.height] }"


def opened(looker: Looker, seen: Combination) -> Window:
    """The first page with its title seen signed; its film stands still, so that nothing changes."""
    window = looker.look(place("home"), seen)
    window.locator("h1 + .signed").click()
    window.wait_for_selector("dialog video")
    settle(window)
    return window


@pytest.mark.parametrize("seen", LOOKS, ids=str)
def test_nothing_is_wrong_with_an_open_clip(looker: Looker, seen: Combination) -> None:
    found = findings(opened(looker, seen), "home", seen)
    assert not found, report(found)


@pytest.mark.parametrize("size", [100, 200])
def test_an_open_clip_never_runs_sideways(looker: Looker, size: int) -> None:
    window = opened(looker, met(density=1, width=320, motion="reduced", text_size=size))
    assert [] == window.evaluate(SIDEWAYS)
    shut = window.get_by_role("button", name="Close the clip")
    shut.scroll_into_view_if_needed()
    assert min(shut.evaluate(TARGET)) >= 44


def test_every_control_beside_a_text_is_as_large_as_a_fingertip(looker: Looker) -> None:
    window = looker.look(place("settings"), LOOKS[2])
    controls = window.locator(".signed:visible").all()
    assert len(controls) >= 3
    assert [] == [each for each in controls if min(each.evaluate(TARGET)) < 44]


def test_focus_goes_around_in_an_open_clip_and_comes_back_when_it_shuts(looker: Looker) -> None:
    window = opened(looker, LOOKS[1])
    met = set()
    for _ in range(12):
        window.keyboard.press("Tab")
        met.add(window.evaluate("document.activeElement.closest('dialog')?.tagName ?? 'BODY'"))
    assert {"DIALOG"} <= met <= {"DIALOG", "BODY"}, "the page behind is out of reach"
    window.keyboard.press("Escape")
    assert "signed" == window.evaluate("document.activeElement.className")
