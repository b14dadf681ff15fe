"""axe-core finds nothing: all its rules, on every page, in every way that a page is met."""

from __future__ import annotations

import hashlib

import pytest

from .axe import REVIEWED, SOURCE, VENDOR, findings, report
from .combinations import CHOSEN
from .looking import Looker
from .pages import PLACES, Place

OFF_BY_DEFAULT = {
    "color-contrast-enhanced", "identical-links-same-purpose",
    "meta-refresh-no-exceptions", "target-size",
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_axe_finds_nothing(looker: Looker, place: Place) -> None:
    found = []
    for seen in CHOSEN:
        found += findings(looker.look(place, seen), place.name, seen)
    assert not found, report(found)


def test_the_rules_are_those_of_the_version_that_is_noted() -> None:
    notes = (VENDOR / "README.md").read_text()
    assert hashlib.sha256(SOURCE.read_bytes()).hexdigest() in notes
    assert SOURCE.read_text().startswith("/*! axe v4.14.1\n")
    assert "4.14.1" in notes


def test_rules_that_axe_leaves_off_are_on(looker: Looker) -> None:
    window = looker.window("visitor")
    window.goto("/")
    window.evaluate(SOURCE.read_text())
    rules = set(window.evaluate("axe.getRules().map(rule => rule.ruleId)"))
    assert set() == OFF_BY_DEFAULT - rules
    assert len(rules) >= 100


def test_every_reviewed_doubt_is_of_pages_there_are_and_has_a_reason() -> None:
    names = {place.name for place in PLACES}
    for pages, _, _, reason in REVIEWED:
        assert set() == set(pages.split("|")) - names
        assert len(reason) > 30
