"""The sets of combinations leave no pair of values out, whatever preferences there are."""

from __future__ import annotations

from itertools import combinations, product

import pytest

from webapp.preferences import FIELDS

from .combinations import COLUMNS, WHOLE, Choice, Combination, dealt, met, whole
from .pages import PLACES, ROUTES
from .pairs import all_pairs, pairs_in, pairs_of


def row(seen: Combination) -> dict[str, Choice]:
    """A combination as the values of its columns, all of them as words."""
    found = {**dict(seen.chosen), "width": seen.width, "scripts": seen.scripts}
    return {name: str(value) for name, value in {**found, "device": seen.device}.items()}


WORDS = {name: tuple(map(str, values)) for name, values in COLUMNS.items()}


def test_every_preference_is_a_column() -> None:
    assert set(FIELDS) | {"width", "scripts", "device"} == set(COLUMNS)


def test_every_route_meets_every_value_in_the_reduced_set() -> None:
    hands = dealt(ROUTES)
    for route, pages in ROUTES.items():
        rows = [row(each) for page in pages for each in hands[page]]
        for name, values in WORDS.items():
            assert set(values) == {each[name] for each in rows}, f"{route}: {name}"


def test_every_page_is_looked_at_more_than_once_in_the_reduced_set() -> None:
    hands = dealt(ROUTES)
    assert set(hands) == {place.name for place in PLACES}
    assert all(len(set(hand)) >= 2 for hand in hands.values())


def test_every_two_values_meet_somewhere_in_the_reduced_set() -> None:
    met_pairs = {
        pair for seen in dealt(ROUTES).values() for each in seen for pair in pairs_in(row(each))
    }
    assert set() == set(pairs_of(WORDS)) - met_pairs


def test_the_reduced_set_is_hardly_larger_than_it_must_be() -> None:
    hands, most = dealt(ROUTES).values(), max(map(len, COLUMNS.values()))
    least = sum(max(most, 2 * len(pages)) for pages in ROUTES.values())
    assert sum(map(len, hands)) <= 1.2 * least


def test_the_whole_set_holds_all_of_what_changes_a_page_most() -> None:
    wanted = set(product(*(map(str, values) for values in WHOLE.values())))
    assert wanted <= {tuple(row(each)[name] for name in WHOLE) for each in whole()}
    assert 5 * 3 * 2 * 3 * 2 == len(wanted)


def test_every_two_values_meet_on_every_page_in_the_whole_set() -> None:
    assert set() == set(pairs_of(WORDS)) - {
        pair for each in whole() for pair in pairs_in(row(each))
    }
    assert len(whole()) <= 200


@pytest.mark.parametrize("begun", [[], [{"a": 4, "c": 1}]])
def test_rows_are_found_for_columns_of_any_length(begun: list[dict[str, int]]) -> None:
    columns = {"a": (1, 2, 3, 4), "b": (1, 2, 3), "c": (0, 1), "d": (0,)}
    rows = all_pairs(columns, begun)
    for one, other in combinations(columns, 2):
        assert set(product(columns[one], columns[other])) == {(r[one], r[other]) for r in rows}
    assert len(rows) <= 14
    assert all(rows[0][name] == value for start in begun for name, value in start.items())


def test_a_combination_names_everything_that_it_is() -> None:
    said = str(met(density=4, contrast="high", width=320, scripts=False))
    assert said.startswith("density 4, contrast high, ")
    assert said.endswith(", 320 px, JavaScript off, a device that asks for nothing")
    assert all(f"{name.replace('_', ' ')} " in said for name in FIELDS)
