"""Each check can fail: what is planted is found."""

from __future__ import annotations

import hashlib

import pytest

from . import axe, lines
from .combinations import ASKING, FORCED, Combination, met
from .inspecting import findings
from .layout import faults
from .looking import Looker
from .pages import MAIN, place
from .stretching import ADD

OFF_BY_DEFAULT = {
    "color-contrast-enhanced", "identical-links-same-purpose",
    "meta-refresh-no-exceptions", "target-size",
}  # fmt: skip

# fmt: off
PLANTED = (
    ("main p { color: rgb(100 100 100) !important; }", "color-contrast-enhanced", met()),
    ("main a { min-block-size: 0 !important; line-height: 1.5; }", "small target", met()),
    (".welcome { inline-size: 3000px; }",               "scrolls sideways", met(width=320)),
    ("main .lead { block-size: 1em; overflow: hidden; }", "cut", met()),
    ("main .lead { margin-block-end: -5em !important; }", "overlapping", met()),
    ("main .lead { line-height: 1.4; }",               "close lines", met()),
    ("main .lead { max-inline-size: none; font-size: 12px; }", "long line", met()),
    ("h1 { transition: color 0.3s; }",                 "moves", met(motion="full")),
    ("h1 { transition: color 0.1s; }",                 "moves", met(motion="reduced")),
    ("h1 { transition: color 0.1s; }",                 "moves", met(motion="system", device=ASKING)),
    ("h1 { forced-color-adjust: none; color: rgb(90 90 90); }",
     "forced colours: letters",                        met(device=FORCED)),
    (".button { border: 0 !important; }", "forced colours: edge of a control", met(device=FORCED)),
    ("svg path { fill: rgb(20 20 20) !important; }",   "forced colours: drawing", met(device=FORCED)),
    ("main .lead { block-size: 4em; }",                "overlapping", met(text_size=200)),
    ("header { position: sticky; inset-block-start: 0; }", "stays in the way", met(text_size=200)),
    ("@media print { h1 { display: none; } }",         "not printed", met(text_size=200)),
    ("@media print { h1 { color: rgb(200 200 200) !important; } }", "pale on paper", met(text_size=200)),
)
# fmt: on


@pytest.mark.parametrize(("css", "rule", "seen"), PLANTED, ids=lambda each: str(each)[:60])
def test_what_is_planted_is_found(looker: Looker, css: str, rule: str, seen: Combination) -> None:
    window = looker.look(place("home"), seen)
    window.evaluate(ADD, css)
    assert rule in {each.fault.rule for each in findings(window, "home", seen)}


@pytest.mark.parametrize(("columns", "found"), [(1, True), (2, False)])
def test_a_line_ends_with_its_column(looker: Looker, columns: int, found: bool) -> None:
    window = looker.look(place("home"), met())
    wide = "max-inline-size: none; inline-size: 1100px; font-size: 14px"
    window.evaluate(ADD, f"main .lead {{ {wide}; columns: {columns}; }}")
    said = "Handshape belongs to deaf people first. " * 9
    window.evaluate("said => document.querySelector('main .lead').textContent = said", said)
    rules = {each.rule for each in lines.faults(window, met())}
    assert found is ("long line" in rules)


def test_the_rules_are_those_of_the_version_that_is_noted() -> None:
    notes = (axe.VENDOR / "README.md").read_text()
    assert hashlib.sha256(axe.SOURCE.read_bytes()).hexdigest() in notes
    assert axe.SOURCE.read_text().startswith("/*! axe v4.14.1\n")
    assert "4.14.1" in notes


def test_rules_that_axe_leaves_off_are_on(looker: Looker) -> None:
    window = looker.window("visitor")
    window.goto("/")
    window.evaluate(axe.SOURCE.read_text())
    rules = set(window.evaluate("axe.getRules().map(rule => rule.ruleId)"))
    assert set() == (OFF_BY_DEFAULT | set(axe.BLIND_WHERE_FORCED)) - rules
    assert len(rules) >= 100


def test_a_window_of_1280_pixels_at_400_percent_is_as_the_smallest(looker: Looker) -> None:
    # Zoom makes each pixel of the page four of the screen: 320 by 180 are left.
    size = {"width": 320, "height": 180}
    with looker.context("visitor", viewport=size, device_scale_factor=4) as context:
        window = context.new_page()
        for each in MAIN:
            if each.who == "visitor":
                assert [] == [*faults(looker.open(window, each, {}), met())], each.name
