"""The colours themselves: writing on every ground it may stand on, in every scheme and contrast."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Page as Window

from webapp.preferences import CHOICES

from .combinations import met
from .looking import Looker
from .pages import place
from .rings import contrast

GROUNDS = ("ground", "surface", "shade", "tint-note", "tint-good", "tint-warn", "tint-wrong")
WRITING = [
    *product(("ink", "ink-soft", "link"), ("ground", "surface", "shade")),
    *product(("ink",), GROUNDS),
    *product(("wrong",), ("ground", "surface")),
    ("on-action", "action"),
    ("on-action", "action-over"),
    ("on-action", "danger"),
    ("on-chosen", "chosen"),
]
ON_STAGE = list(product(("ink", "ink-soft", "link"), ("stage",)))  # a stage is dark in any scheme
FAINT = list(product(("ink-faint",), ("ground", "surface")))  # placeholders, what is switched off
EDGES = list(product(("line", "focus", "action"), ("ground", "surface", "shade")))
LEAST = {"low": (7, 3), "normal": (7, 3), "high": (12, 4.5)}  # writing, edges

# A canvas turns any notation of a colour into the pixel that a screen gets.
COLOURS = """names => {
  const pen = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const probe = document.querySelector(".stage, main").appendChild(document.createElement("i"));
  const read = (scheme, name) => {
    probe.style.colorScheme = scheme;
    probe.style.color = `var(--${name})`;
    pen.fillStyle = getComputedStyle(probe).color;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  return Object.fromEntries(["light", "dark"].map(scheme =>
    [scheme, Object.fromEntries(names.map(name => [name, read(scheme, name)]))]));
}"""
NAMES = sorted({name for pair in (*WRITING, *ON_STAGE, *FAINT, *EDGES) for name in pair})


def wanted(amount: str) -> Iterator[tuple[str, str, str, float]]:
    """What stands on what, in which scheme, and the least contrast it may have."""
    text, edge = LEAST[amount]
    for scheme in ("light", "dark"):
        stage = ON_STAGE if scheme == "dark" else []
        for pairs, least in ((WRITING + stage, text), (FAINT, 4.5), (EDGES, edge)):
            yield from ((above, below, scheme, least) for above, below in pairs)


def too_weak(window: Window, amount: str) -> list[str]:
    """What does not stand out enough on this page."""
    seen, found = colours(window), []
    for above, below, scheme, least in wanted(amount):
        if (ratio := contrast(seen[scheme][above], seen[scheme][below])) < least:
            found.append(f"{above} on {below}, {scheme}: {ratio:.2f}, not {least}")
    return found


def colours(window: Window) -> dict[str, dict[str, tuple[int, ...]]]:
    """The colours of a page by scheme and name."""
    found: dict[str, dict[str, tuple[int, ...]]] = window.evaluate(COLOURS, NAMES)
    return found


def test_every_contrast_that_can_be_chosen_has_its_least() -> None:
    assert set(CHOICES["contrast"]) == {"system", *LEAST}


@pytest.mark.parametrize("amount", LEAST)
def test_writing_and_edges_stand_out(looker: Looker, amount: str) -> None:
    assert [] == too_weak(looker.look(place("sign in"), met(contrast=amount)), amount)


@pytest.mark.parametrize(
    ("asked", "amount"), [("more", "high"), ("less", "low"), ("no-preference", "normal")]
)
def test_a_device_that_asks_gets_the_same_colours(looker: Looker, asked: str, amount: str) -> None:
    with looker.context("visitor") as context:
        window = context.new_page()
        feature = [{"name": "prefers-contrast", "value": asked}]
        context.new_cdp_session(window).send("Emulation.setEmulatedMedia", {"features": feature})
        found = colours(looker.open(window, place("sign in"), {"contrast": "system"}))
    assert colours(looker.look(place("sign in"), met(contrast=amount))) == found


def test_soft_is_softer_and_high_is_higher(looker: Looker) -> None:
    for scheme in ("light", "dark"):
        low, normal, high = (
            contrast(seen[scheme]["ink"], seen[scheme]["ground"])
            for seen in (
                colours(looker.look(place("sign in"), met(contrast=amount))) for amount in LEAST
            )
        )
        assert low < normal - 2 < high - 3


def test_paper_is_printed_dark_on_light_whatever_is_chosen(looker: Looker) -> None:
    window = looker.look(place("sign in"), met(contrast="low", scheme="dark"))
    window.emulate_media(media="print")
    ink = window.evaluate("getComputedStyle(document.querySelector('h1')).color")
    ground = window.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    window.emulate_media(media="screen")
    pixels = [window.evaluate(PIXEL, colour) for colour in (ink, ground)]
    assert sum(pixels[0]) < 60 < 700 < sum(pixels[1])


PIXEL = """colour => {
  const pen = document.createElement("canvas").getContext("2d");
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
}"""


def test_white_on_black_is_measured_as_twenty_one() -> None:
    assert 21 == round(contrast((0, 0, 0), (255, 255, 255)), 6)
