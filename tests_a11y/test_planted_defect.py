"""A defect that shows in one combination only is met by the reduced set, and named with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page as Window
from playwright.sync_api import Route

from .combinations import Combination, dealt
from .findings import report
from .inspecting import findings
from .looking import Looker
from .pages import PLACES, ROUTES, place

DEALT = dealt(ROUTES)
LABEL = 'for="panel-sign_language"'  # on every page


def worst(seen: Combination) -> bool:
    """Where the planted defect shows: in no other combination."""
    return (seen["density"], seen["contrast"]) == ("4", "high")


def spoiled(route: Route) -> None:
    """The page as a template would draw it that lost a label, at one density and contrast alone."""
    answer = route.fetch()
    html = answer.text()
    if 'data-density="4"' in html and 'data-contrast="high"' in html:
        html = html.replace(LABEL, "")
    route.fulfill(response=answer, body=html)


@pytest.fixture
def visitor(looker: Looker) -> Iterator[Window]:
    """A visitor's window in which every page is spoiled while the test lasts."""
    window = looker.window("visitor")
    window.route(lambda url: "/assets/" not in url, spoiled)
    yield window
    window.unroute_all()


@pytest.mark.usefixtures("visitor")
def test_a_label_that_is_lost_in_one_combination_is_named_with_it(looker: Looker) -> None:
    names = [each.name for each in PLACES if each.who == "visitor" and each.path != "/settings"]
    page = next(name for name in names if any(map(worst, DEALT[name])))
    found = []
    for seen in DEALT[page]:
        found += findings(looker.look(place(page), seen), page, seen)
    assert {"label", "select-name"} & {each.fault.rule for each in found}
    assert {seen for seen in DEALT[page] if worst(seen)} == {each.seen for each in found}
    assert f"{page} · density 4, contrast high, " in report(found)
    assert "#panel-sign_language" in report(found)


def test_the_reduced_set_meets_a_defect_of_any_two_values_somewhere() -> None:
    assert [page for page, hand in DEALT.items() if any(map(worst, hand))]
