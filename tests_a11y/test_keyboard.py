"""Every page can be walked from end to end with the keyboard, and focus is always seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page as Window

from .combinations import FORCED, FULL, QUIET, Combination, hands, met
from .inspecting import OPEN
from .looking import Looker, settle
from .pages import PLACES, ROUTES, Place, place
from .pairs import all_pairs
from .rings import ENOUGH, Measured, share
from .stretching import ADD
from .walking import AFRESH, faults, walk

SMALL, LARGE = (320, 256), (1280, 800)
COLUMNS: dict[str, tuple[Any, ...]] = {
    "size": (SMALL, LARGE),
    "back": (False, True),
    "density": (1, 2, 3, 4, 5) if FULL else (1, 5),
    "contrast": ("normal", "high"),
    "scheme": ("light", "dark"),
    "device": (QUIET, FORCED),
}
# As pages are dealt combinations: every route meets every value; in full every page does.
DEALT = {place.name: all_pairs(COLUMNS) for place in PLACES} if FULL else hands(ROUTES, COLUMNS)


@dataclass(frozen=True, slots=True)
class Walk:
    """One walk through a page: how it is met, how high the window is, from which end."""

    seen: Combination
    height: int
    back: bool

    def __str__(self) -> str:
        return f"{self.seen}, {self.height} px high, {'backwards' if self.back else 'forwards'}"


def walks(page: str) -> Iterator[Walk]:
    """How this page is walked."""
    for row in DEALT[page]:
        chosen = {name: row[name] for name in ("density", "contrast", "scheme", "device")}
        width, height = row["size"]
        yield Walk(met(width=width, **chosen), height, row["back"])


@pytest.fixture(scope="module")
def measured(together: Path) -> Measured:
    """What all processes of this run have measured."""
    return Measured(together / "rings")


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_every_stop_is_reached_in_order_and_seen(
    looker: Looker, place: Place, measured: Measured, tmp_path: Path
) -> None:
    found = []
    for number, each in enumerate(walks(place.name)):
        window = looker.look(place, each.seen, each.height)
        wrong = [*past_the_head(window)]
        if each.height == SMALL[1]:
            window.evaluate(OPEN)
        wrong += faults(fresh_start(window, back=each.back), back=each.back)
        known = Measured(tmp_path / str(number)) if FULL else measured
        wrong += dim_rings(looker, window, each.seen, known)
        found += [f"{each}: {fault}" for fault in wrong]
    assert not found, "\n".join(found)


def past_the_head(window: Window) -> Iterator[str]:
    """The first stop leads past the head of the page, so that all else is two presses away."""
    fresh_start(window).keyboard.press("Tab")
    if "skip" != window.evaluate("document.activeElement.className"):
        yield "the first stop is not the link to the content"
    window.keyboard.press("Enter")
    if "main" != window.evaluate("document.activeElement.id"):
        yield "the first stop does not lead to the content"


def dim_rings(
    looker: Looker, window: Window, seen: Combination, measured: Measured
) -> Iterator[str]:
    """Stops whose ring is too thin or too pale; stops of the same look are measured once.

    A device that forces its colours leaves no choice of them.
    """
    colours = (seen["contrast"], seen["scheme"]) if seen.device == QUIET else (seen.device,)
    for number, look in window.evaluate(LOOKS_OF_STOPS):
        if measured.is_first(" ".join((look, *colours))):
            part = share(window, looker.lines[window], number)
            if part < ENOUGH:
                yield f"{look}: its ring is {part:.0%} of a 2 px line at 3 : 1"


LOOKS_OF_STOPS = """() => [...document.querySelectorAll("[data-stop]")].map(each => [
  each.dataset.stop,
  [each.closest("header, main, footer")?.tagName, each.tagName, each.className].join(" "),
])"""


def fresh_start(window: Window, *, back: bool = False) -> Window:
    """A page as if it had just been opened, about to be walked from one of its ends."""
    settle(window)
    window.evaluate(AFRESH, back)
    return window


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_disclosure_opens_and_closes_with_keys_and_keeps_focus(looker: Looker, key: str) -> None:
    window = looker.look(place("entry"), met(width=320))
    window.locator("summary").first.focus()
    for is_open in (True, False):
        window.keyboard.press(key)
        assert is_open == window.evaluate("document.activeElement.parentElement.open")
    window.keyboard.press("Escape")
    assert "SUMMARY" == window.evaluate("document.activeElement.tagName")


TRAP = """document.querySelector("main input[type=email]").addEventListener("keydown", event => {
  if (event.key === "Tab") event.preventDefault();
})"""


def test_a_trap_is_found(looker: Looker) -> None:
    window = looker.look(place("sign in"), met())
    window.evaluate(TRAP)
    with pytest.raises(AssertionError, match="there is a trap"):
        walk(fresh_start(window), 10, most=40)


@pytest.mark.parametrize(
    ("css", "fault"),
    [
        ("main button { outline: none !important; }", "its ring is 0% of"),
        ("main button { outline-color: rgb(200 200 200) !important; }", "its ring is 0% of"),
        ("main button { outline-width: 1px !important; }", "its ring is "),
        ("header { position: sticky; inset-block-start: 0; }", "covered by "),
        ("main button { margin-inline-start: -30px; }", "outside the window"),
    ],
)
def test_a_stop_that_cannot_be_seen_is_found(
    looker: Looker, css: str, fault: str, tmp_path: Path
) -> None:
    window = looker.look(place("sign in"), met(width=320), 256)
    window.evaluate(ADD, css)
    seen = met(width=320)
    wrong = list(faults(fresh_start(window, back=True), back=True))
    wrong += dim_rings(looker, window, seen, Measured(tmp_path / "rings"))
    assert any(fault in each for each in wrong), wrong


def test_a_stop_that_jumps_the_queue_is_found(looker: Looker) -> None:
    window = looker.look(place("sign in"), met())
    window.evaluate("document.querySelector('main button').tabIndex = 1")
    # A browser begins with it, or behind it, depending on what had focus before.
    found = list(faults(fresh_start(window)))
    assert any(each.startswith(("never reached: <button", "not in the order")) for each in found)
