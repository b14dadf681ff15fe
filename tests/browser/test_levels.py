"""A text is had easier or fuller, and the reader stays at the part they were reading."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import OpenWindow
from .house import fresh

LINES = "Look at the light and wait for the sign. " * 12
TOP = "document.getElementById('{}').getBoundingClientRect().top"


def body(word: str, parts: int) -> str:
    """A text with so many parts, each about a screen long."""
    return "\n\n".join(f"## {word} {number}\n\n{LINES}" for number in range(1, parts + 1))


@pytest.fixture(scope="module")
def entry(open_for_all: OpenWindow) -> str:
    """An entry at three levels; the easy text has one part less."""
    window = open_for_all("cleo")
    window.go("/entries/new")
    window.fill_entry(fresh("Levels"), "A summary.", body("Plain", 4))
    window.press("Publish")
    window.page.wait_for_url("**/entries/levels-*")
    path = window.path.partition("?")[0]
    for name, word, parts in (("Easy", "Light", 3), ("Full", "Rich", 4)):
        page = window.go(f"{path}/texts/new")
        window.fill_entry(fresh("Levels"), "A summary.", body(word, parts))
        page.get_by_role("radio", name=name, exact=False).last.check()
        window.press("Save this text")
        page.wait_for_url("**level=*")
    return path


def top(page: Page, name: str) -> float:
    """How far below the edge of the window an element stands."""
    return float(page.evaluate(TOP.format(name)))


def test_a_part_is_had_easier_and_stays_where_it_is(open_window: OpenWindow, entry: str) -> None:
    page = open_window().go(entry)
    link = page.get_by_role("link", name="Easier words Plain 2")
    link.scroll_into_view_if_needed()
    before = top(page, "section-2")
    link.click()
    expect(page.locator("#section-2")).to_have_text("Light 2")
    expect(page.locator("#section-2")).to_be_focused()
    assert abs(before - top(page, "section-2")) < 2
    assert page.url.endswith("?level=2&language=en#section-2")
    expect(page.locator("[role=status]").first).to_contain_text("The text is now “Easy”.")
    expect(page.locator("#words .levels [aria-current]")).to_contain_text("Easy")
    page.go_back()
    expect(page.locator("#section-2")).to_have_text("Plain 2")
    assert page.url.endswith(entry)


def test_a_text_with_fewer_parts_is_met_at_its_last_one(
    open_window: OpenWindow, entry: str
) -> None:
    page = open_window().go(entry)
    page.get_by_role("link", name="Easier words Plain 4").click()
    expect(page.locator("#section-3")).to_be_focused()
    assert page.url.endswith("#section-3")


def test_the_hand_in_the_head_keeps_the_part_in_view(open_window: OpenWindow, entry: str) -> None:
    page = open_window().go(entry)
    page.set_viewport_size({"width": 1280, "height": 2400})
    before = top(page, "section-2")
    page.locator("#words .levels").get_by_role("link", name="Full").click()
    expect(page.locator("#text h2").nth(1)).to_have_text("Rich 2")
    focused = str(page.evaluate("document.activeElement.id"))
    assert focused.startswith("section-")
    assert page.url.endswith(f"#{focused}")
    assert abs(before - top(page, "section-2")) < 2


def test_where_no_part_was_reached_the_hand_itself_stays(
    open_window: OpenWindow, entry: str
) -> None:
    page = open_window().go(entry)
    page.set_viewport_size({"width": 320, "height": 400})
    finger = page.locator("#words .levels").get_by_role("link", name="Full")
    finger.scroll_into_view_if_needed()
    before = finger.bounding_box()
    finger.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#section-1")).to_have_text("Rich 1")
    expect(finger).to_be_focused()
    after = finger.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) < 2


def test_without_scripts_the_links_lead_to_the_part(open_window: OpenWindow, entry: str) -> None:
    page = open_window(javascript=False).go(entry)
    page.get_by_role("link", name="Easier words Plain 3").click()
    expect(page.locator("#section-3")).to_have_text("Light 3")
    assert page.url.endswith("?level=2&language=en#section-3")
    expect(page.locator("#section-3")).to_be_in_viewport()
    page.go_back()
    expect(page.locator("#section-3")).to_have_text("Plain 3")
