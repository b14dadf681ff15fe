"""A page is whole and styled before any script arrives, and nothing on it moves while it loads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import BrowserContext, Route
from playwright.sync_api import Page as Window

from .combinations import FULL, PLAIN
from .looking import Looker
from .pages import MAIN, Place, place

NARROW, WIDE = (320, 640), (1280, 800)
# A density, and the window in which it is loaded.
LOADS = [*product("12345", (NARROW, WIDE))] if FULL else [("1", NARROW), ("5", WIDE)]

# The sum of all shifts since the page was opened, what came of a reader's own input left out.
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => setTimeout(() => done(sum), 100));
})"""


@pytest.fixture
def fresh(looker: Looker) -> Iterator[BrowserContext]:
    """A browser that has nothing of ours in its cache."""
    with looker.context("visitor") as context:
        yield context


@pytest.mark.parametrize("place", MAIN, ids=lambda place: place.name)
def test_nothing_shifts_while_a_page_loads(looker: Looker, place: Place) -> None:
    found = {}
    for density, (width, height) in LOADS:
        with looker.context(place.who, viewport={"width": width, "height": height}) as context:
            window = looker.open(slowly(context), place, {"density": density})
            if shifted := window.evaluate(SHIFTS):
                found[density, width] = shifted
    assert {} == found


def slowly(context: BrowserContext) -> Window:
    """A window on a line where styles and pictures arrive long after the words.

    Not a narrow one: words in small pieces are drawn as they come, and a table then finds its columns.
    """
    window = context.new_page()
    line = {"offline": False, "latency": 80, "downloadThroughput": -1, "uploadThroughput": -1}
    session = context.new_cdp_session(window)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", line)
    return window


def test_a_shift_is_found(looker: Looker, fresh: BrowserContext) -> None:
    window = looker.open(fresh.new_page(), place("home"), {})
    window.evaluate(
        "setTimeout(() => document.querySelector('main').style.paddingTop = '300px', 0)"
    )
    assert window.evaluate(SHIFTS) > 0.01


@pytest.mark.parametrize(
    "place", [each for each in MAIN if each.who == "visitor"], ids=lambda place: place.name
)
def test_a_page_is_drawn_before_any_script_arrives(
    looker: Looker, fresh: BrowserContext, place: Place
) -> None:
    waiting: list[Route] = []
    looker.choose(fresh, PLAIN)
    window = fresh.new_page()
    window.route("**/assets/*.js", lambda route: waiting.append(route))
    window.goto(looker.address(place), wait_until="commit")
    window.locator("footer").wait_for()
    assert waiting
    assert window.evaluate("document.readyState") in {"loading", "interactive"}
    drawn = looks(window)
    for route in waiting:
        route.continue_()
    window.wait_for_load_state()
    assert looks(window) == drawn


PAINTED = """() => new Promise(done => {
  new PerformanceObserver(list => {
    if (list.getEntriesByName("first-contentful-paint").length) done();
  }).observe({type: "paint", buffered: true});
})"""

# Where each part stands and how it is painted.
LOOKS = """() => [...document.body.querySelectorAll("*:not(script, option)")].map(each => {
  const {x, y, width, height} = each.getBoundingClientRect();
  const {color, backgroundColor, fontFamily} = getComputedStyle(each);
  return [each.tagName, x, y, width, height, color, backgroundColor, fontFamily].join(" ");
})"""


def looks(window: Window) -> list[str]:
    """How a page is drawn now, once its styles and pictures are there."""
    window.evaluate(PAINTED)
    window.evaluate(
        "Promise.all([...document.images].map(each => each.decode().catch(() => null)))"
    )
    found: list[str] = window.evaluate(LOOKS)
    return found
