"""Lighthouse finds nothing to better on the main pages: 100 in all four categories."""

from __future__ import annotations

import shutil

import pytest

from .combinations import FULL
from .lighthouse import PAGES, installed, measured, scores
from .live import Live
from .pages import MAIN

REPORT = {
    "categories": {
        "speed": {"title": "Speed", "score": 0.98, "auditRefs": [{"id": "slow", "weight": 10}]},
        "order": {"title": "Order", "score": 1, "auditRefs": [{"id": "tidy", "weight": 1}]},
    },
    "audits": {
        "slow": {"id": "slow", "title": "Is slow", "displayValue": "2 s", "score": 0.8},
        "tidy": {"id": "tidy", "title": "Is tidy", "score": 1},
        "idle": {"id": "idle", "title": "Counts for nothing", "score": 0},
    },
}


def test_the_points_and_what_took_some_away_are_told() -> None:
    found = scores("home", REPORT)
    assert "home: Speed 98, Order 100\n    slow: 2 s" == str(found)
    assert not found.perfect


def test_the_measured_pages_are_main_pages() -> None:
    assert set() == set(PAGES) - {place.name for place in MAIN}


@pytest.mark.skipif(not FULL, reason="measured with --full: npm, the network and minutes of time")
@pytest.mark.skipif(not shutil.which("npm"), reason="Lighthouse comes from npm, which is not here")
def test_the_main_pages_get_all_points(
    house: Live, tmp_path_factory: pytest.TempPathFactory
) -> None:
    program = installed(tmp_path_factory.mktemp("lighthouse"))
    assert [] == [str(each) for each in measured(house, program) if not each.perfect]
