"""A page is whole and styled before any script arrives, and nothing on it moves while it loads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from playwright.sync_api import BrowserContext, Route
from playwright.sync_api import Page as Window

from .combinations import FULL, PLAIN
from .looking import Looker
from .pages import MAIN, Place, place
from .trickling import trickling

NARROW, WIDE = (320, 640), (1280, 800)
# A density, and the window in which it is loaded.
LOADS = [*product("12345", (NARROW, WIDE))] if FULL else [("1", NARROW), ("3", WIDE), ("5", WIDE)]

# A word whose second half arrives later moves in its line by this much, and nothing else does.
LEAST = 0.0005

# Each shift since the page was opened and what moved; what came of a reader's own input, or
# moved inside of the browser's own controls, left out.
SHIFTS = """() => new Promise(done => {
  const shifted = [];
  new PerformanceObserver(list => {
    for (const {hadRecentInput, value, sources} of list.getEntries()) {
      const moved = sources.flatMap(({node}) => node?.outerHTML || node?.textContent || []);
      if (!hadRecentInput && moved.length) shifted.push([value, ...moved.map(each => each.slice(0, 80))]);
    }
  }).observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => setTimeout(() => done(shifted), 100));
})"""


@pytest.fixture
def fresh(looker: Looker) -> Iterator[BrowserContext]:
    """A browser that has nothing of ours in its cache."""
    with looker.context("visitor") as context:
        yield context


@pytest.fixture(scope="module")
def slow(looker: Looker) -> Iterator[Looker]:
    """Somebody on a line where pages arrive in small pieces."""
    with trickling(looker.house.url) as url:
        yield Looker(replace(looker.house, url=url), looker.browser)


@pytest.mark.parametrize("place", MAIN, ids=lambda place: place.name)
def test_nothing_shifts_while_a_page_loads(slow: Looker, place: Place) -> None:
    found = {}
    for density, (width, height) in LOADS:
        with slow.context(place.who, viewport={"width": width, "height": height}) as context:
            window = slow.open(late(context), place, {"density": density})
            shifted = window.evaluate(SHIFTS)
            if sum(moved for moved, *_ in shifted) > LEAST:
                found[density, width] = shifted
    assert {} == found


def late(context: BrowserContext) -> Window:
    """A window where styles and pictures arrive long after the words that ask for them."""
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
    [[shifted, *what]] = window.evaluate(SHIFTS)
    assert shifted > 0.01
    assert what


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
