"""A dialog opens over its page and gives focus back; without scripts its link leads to a page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import OpenWindow
from .window import Window

NAME = "How to sit in front of the camera"
WORDS = "Show all of your hands, from your hips to above your head."


def opened(window: Window, key: str = "Enter") -> Page:
    """The dialog of the gallery, opened with a key."""
    page = window.go("/gallery/dialog")
    page.get_by_role("link", name=NAME).press(key)
    expect(page.get_by_role("dialog", name=NAME)).to_be_visible()
    return page


def test_a_key_opens_it_its_title_has_focus_and_escape_gives_focus_back(window: Window) -> None:
    page = opened(window)
    expect(page.get_by_role("heading", name=NAME)).to_be_focused()
    expect(page.get_by_role("dialog")).to_contain_text(WORDS)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("link", name=NAME)).to_be_focused()


@pytest.mark.parametrize("way", ["its button", "beside it"])
def test_it_closes_with_a_press(window: Window, way: str) -> None:
    page = opened(window)
    if way == "its button":
        page.get_by_role("button", name="Close").click()
    else:
        page.mouse.click(5, 5)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("link", name=NAME)).to_be_focused()
    assert "/gallery/dialog" == window.path


def test_the_page_behind_it_cannot_be_reached(window: Window) -> None:
    page = opened(window)
    for _ in range(6):
        page.keyboard.press("Tab")
        inside = (
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
        assert page.evaluate(inside)


def test_without_scripts_its_link_leads_to_the_same_words(open_window: OpenWindow) -> None:
    window = open_window(javascript=False)
    page = window.go("/gallery")
    page.get_by_role("link", name=NAME).click()
    page.wait_for_url("**/gallery/dialog#camera-words")
    expect(page.locator("#camera-words")).to_have_text(WORDS)
