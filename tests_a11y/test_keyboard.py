"""Every page can be walked from its first to its last control, and focus is always seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page as Window

from .combinations import FULL, Combination
from .looking import Looker, settle
from .pages import MAIN, Place, place
from .walking import Stop, here, mark, ring, walk

OPEN = "for (const each of document.querySelectorAll('details')) each.open = true"
NARROW = Combination(width=320)
WIDE = Combination(density=5, contrast="high", scheme="dark")
ENOUGH = 0.9  # of the 2 px line: round corners take a little of it away


def faults(window: Window) -> list[str]:
    """What is wrong on a walk through this page."""
    wanted, met, measured = mark(window), set(), set()
    said = []
    for stop in walk(window):
        met.add(stop.stop)
        if not (stop.whole and stop.free):
            said.append(f"{stop}: a part of it cannot be seen")
        if FULL or stop.look not in measured:
            measured.add(stop.look)
            if (share := ring(window, stop)) < ENOUGH:
                said.append(f"{stop}: its ring is {share:.0%} of a 2 px line at 3 : 1")
    missed = [window.locator(f"[data-stop='{each}']").first for each in sorted(wanted - met)]
    return said + [f"never reached: {each.evaluate('e => e.outerHTML')[:120]}" for each in missed]


@pytest.mark.parametrize("place", MAIN, ids=lambda place: place.name)
def test_every_stop_of_a_narrow_page_with_all_open_is_reached_and_seen(
    looker: Looker, place: Place
) -> None:
    window = looker.look(place, NARROW)
    window.evaluate(OPEN)
    assert [] == faults(fresh_start(window))


@pytest.mark.parametrize("place", MAIN, ids=lambda place: place.name)
def test_every_stop_of_a_wide_page_is_reached_and_seen(looker: Looker, place: Place) -> None:
    assert [] == faults(fresh_start(looker.look(place, WIDE)))


@pytest.mark.parametrize("name", ["entry", "settings"])
def test_focus_is_seen_in_forced_colours(looker: Looker, name: str) -> None:
    with looker.context("visitor", forced_colors="active", color_scheme="dark") as context:
        window = looker.open(context.new_page(), place(name), {})
        assert [] == faults(fresh_start(window))


@pytest.mark.parametrize("seen", [NARROW, WIDE], ids=str)
@pytest.mark.parametrize("place", MAIN, ids=lambda place: place.name)
def test_the_first_stop_leads_past_the_head_of_the_page(
    looker: Looker, place: Place, seen: Combination
) -> None:
    window = fresh_start(looker.look(place, seen))
    window.keyboard.press("Tab")
    assert "skip" == window.evaluate("document.activeElement.className")
    window.keyboard.press("Enter")
    assert "main" == window.evaluate("document.activeElement.id")
    window.keyboard.press("Tab")
    assert window.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_disclosure_opens_and_closes_with_keys_and_keeps_focus(looker: Looker, key: str) -> None:
    window = looker.look(place("entry"), NARROW)
    window.locator("summary").first.focus()
    before = here(window)
    assert before
    for is_open in (True, False):
        window.keyboard.press(key)
        assert is_open == window.evaluate("document.activeElement.parentElement.open")
    window.keyboard.press("Escape")
    assert before == here(window)


def test_a_stop_without_a_ring_is_found(looker: Looker) -> None:
    window = looker.look(place("sign in"), NARROW)
    window.evaluate("document.querySelector('main button').style.outline = 'none'")
    assert any("its ring is 0%" in each for each in faults(fresh_start(window)))


def fresh_start(window: Window) -> Window:
    """Focus on nothing, at the top, as when a page has just been opened."""
    settle(window)
    window.evaluate("document.activeElement?.blur(); scrollTo(0, 0)")
    window.locator("body").evaluate(
        "body => { body.tabIndex = -1; body.focus(); body.removeAttribute('tabindex') }"
    )
    return window


def test_a_stop_says_what_it_is() -> None:
    stop = Stop(1, "a", "", "Home", True, True, 0, 0, 1, 1)
    assert "a “Home”" == str(stop)
