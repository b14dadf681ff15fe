"""Every page, in every way that it is looked at: all checks find nothing."""

from __future__ import annotations

import pytest

from .combinations import looks
from .findings import report
from .inspecting import REVIEWED, findings
from .looking import Looker
from .pages import PLACES, ROUTES, Place

LOOKS = looks(ROUTES)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_nothing_is_wrong_with_a_page_however_it_is_met(looker: Looker, place: Place) -> None:
    found = []
    for seen in LOOKS[place.name]:
        found += findings(looker.look(place, seen), place.name, seen)
    assert not found, report(found)


def test_every_reviewed_doubt_is_of_pages_there_are_and_has_a_reason() -> None:
    names = {place.name for place in PLACES}
    for pages, _, _, reason in REVIEWED:
        assert set() == set(pages.split("|")) - names
        assert len(reason) > 30
