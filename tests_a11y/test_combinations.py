"""The reduced set leaves no pair of values out."""

from __future__ import annotations

from dataclasses import astuple
from itertools import combinations, product

from .combinations import EVERY, PAIRWISE, VALUES, pairwise_rows


def test_the_whole_set_is_every_combination_once() -> None:
    assert 3 * 2 * 2 * 2 * 2 == len(EVERY) == len(set(EVERY))


def test_every_two_values_meet_in_the_reduced_set() -> None:
    columns = list(VALUES.values())
    for (i, first), (j, second) in combinations(enumerate(columns), 2):
        met = {(astuple(each)[i], astuple(each)[j]) for each in PAIRWISE}
        assert set(product(first, second)) == met


def test_the_reduced_set_is_small() -> None:
    assert len(PAIRWISE) <= 8


def test_rows_are_found_for_columns_of_any_length() -> None:
    rows = pairwise_rows(((1, 2, 3, 4), ("a", "b", "c"), (True, False)))
    assert {(a, b) for a, b, _ in rows} == set(product((1, 2, 3, 4), ("a", "b", "c")))
    assert {(b, c) for _, b, c in rows} == set(product(("a", "b", "c"), (True, False)))
