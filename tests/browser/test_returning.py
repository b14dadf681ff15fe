"""Who comes back finds what they left: how far they had read, what was open, what they had typed."""

from __future__ import annotations

import time

from playwright.sync_api import Page, Route, expect

from .conftest import OpenWindow
from .house import PASSWORD, email
from .window import Window

HOW = "How to call it: Link"


def leave_traces(page: Page) -> float:
    """Open something in the gallery and read on from there; how far down that is."""
    page.locator("summary", has_text=HOW).click()
    page.locator("summary", has_text=HOW).scroll_into_view_if_needed()
    # At once: a wheel moves the page softly, and on a busy machine for longer than anyone waits.
    return float(page.evaluate("scrollBy({ top: 300, behavior: 'instant' }); scrollY"))


def expect_traces(page: Page, scrolled: float) -> None:
    """It is open again, and as far down."""
    expect(page.locator("details", has_text=HOW)).to_have_attribute("open", "")
    page.wait_for_function("before => Math.abs(scrollY - before) < 2", arg=scrolled)


def test_back_after_a_swap_restores_the_place_and_what_was_open(window: Window) -> None:
    page = window.go("/gallery")
    scrolled = leave_traces(page)
    page.evaluate("document.querySelector('#part nav li:nth-child(2) a').click()")
    expect(page.get_by_role("heading", name="To fill in")).to_be_focused()
    page.go_back()
    expect(page.get_by_role("heading", name="To press")).to_be_visible()
    expect_traces(page, scrolled)
    assert "/gallery" == window.path
    page.go_forward()
    expect(page.get_by_role("heading", name="To fill in")).to_be_visible()
    assert "/gallery?part=ask" == window.path


def test_the_words_of_a_long_wait_do_not_count_as_part_of_the_page(window: Window) -> None:
    page = window.go("/gallery")
    scrolled = leave_traces(page)
    page.route("**/gallery?part=ask", take_long)
    page.evaluate("document.querySelector('#part nav li:nth-child(2) a').click()")
    expect(page.locator("[data-told=waiting]")).to_have_count(1)
    expect(page.get_by_role("heading", name="To fill in")).to_be_focused()
    page.go_back()
    expect(page.get_by_role("heading", name="To press")).to_be_visible()
    expect_traces(page, scrolled)


def take_long(route: Route) -> None:
    """Answer after the wait has been told in words."""
    time.sleep(0.5)
    route.continue_()


def test_back_after_a_swap_restores_what_was_typed(window: Window) -> None:
    page = window.go("/gallery?part=ask")
    page.locator("#area-summary").fill("A bus that comes at night.")
    page.locator("main").get_by_role("radio", name="Something else").check()
    page.get_by_role("link", name="To press").click()
    expect(page.get_by_role("heading", name="To press")).to_be_focused()
    page.go_back()
    expect(page.locator("#area-summary")).to_have_value("A bus that comes at night.")
    expect(page.locator("main").get_by_role("radio", name="Something else")).to_be_checked()
    expect(page.get_by_role("link", name="To press")).to_be_focused()


def test_back_after_a_link_restores_the_place_what_was_open_and_where_focus_was(
    window: Window,
) -> None:
    page = window.go("/gallery")
    scrolled = leave_traces(page)
    page.evaluate(
        "document.querySelector('h3 a[href=\"/gallery/link\"]').focus({preventScroll: true})"
    )
    page.keyboard.press("Enter")
    page.wait_for_url("**/gallery/link")
    page.go_back()
    expect_traces(page, scrolled)
    expect(page.locator("h3 a[href='/gallery/link']")).to_be_focused()


def test_back_to_a_form_restores_every_word(open_window: OpenWindow) -> None:
    window = open_window("cleo")
    page = window.go("/entries/new")
    window.fill_entry("Night bus", "Said in one line.", "All the words.")
    window.main.get_by_role("radio", name="Expert").check()
    window.go("/entries")
    page.go_back()
    expect(page.get_by_label("What is it about?")).to_have_value("Said in one line.")
    expect(window.main.get_by_role("radio", name="Expert")).to_be_checked()


def test_a_new_visit_of_the_same_address_begins_at_its_beginning(window: Window) -> None:
    page = window.go("/gallery")
    leave_traces(page)
    window.go("/entries")
    window.go("/gallery")
    expect(page.locator("details", has_text=HOW)).not_to_have_attribute("open", "")
    assert 0 == page.evaluate("scrollY")


def test_no_password_is_kept_and_who_signs_out_leaves_nothing(open_window: OpenWindow) -> None:
    window = open_window()
    page = window.go("/sign-in")
    page.get_by_label("Email").fill(email("cleo"))
    page.get_by_label("Password").fill(PASSWORD)
    window.press("Sign in")
    page.wait_for_url("/")
    kept = page.evaluate("JSON.stringify({...sessionStorage})")
    assert email("cleo") in kept
    assert PASSWORD not in kept
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    assert 0 == page.evaluate("sessionStorage.length")
