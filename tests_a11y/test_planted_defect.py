"""The checks can fail: a defect that shows in one combination only is found and named with it."""

from __future__ import annotations

from dataclasses import replace

from .axe import findings, report
from .combinations import EVERY, PAIRWISE, Combination
from .looking import Looker
from .pages import place

WORST = Combination(density=5, contrast="high")
UNLABEL = "document.querySelector('label[for=field-title]').remove()"


def test_a_label_missing_in_one_combination_is_named_with_it(looker: Looker) -> None:
    found = []
    for density in (1, 5):
        for contrast in ("normal", "high"):
            seen = replace(WORST, density=density, contrast=contrast)
            window = looker.look(place("new entry"), seen)
            if seen == WORST:
                window.evaluate(UNLABEL)
            found += findings(window, "new entry", seen)
    assert {("new entry", WORST, "#field-title")} == {
        (each.page, each.seen, each.selector) for each in found
    }, report(found)
    assert "new entry · density 5, high contrast, light, 1280 px, JavaScript on" in report(found)
    assert "label: #field-title" in report(found)


def test_a_colour_that_is_a_little_too_pale_is_found(looker: Looker) -> None:
    seen = Combination(scheme="dark")
    window = looker.look(place("sign in"), seen)
    window.evaluate("document.querySelector('main p').style.color = 'rgb(150 150 150)'")
    assert {"color-contrast-enhanced"} == {each.rule for each in findings(window, "sign in", seen)}


def test_the_reduced_set_would_meet_a_defect_of_any_two_values() -> None:
    for one in EVERY:
        assert any(
            one.density == each.density and one.contrast == each.contrast for each in PAIRWISE
        )
