"""The table of densities, and choices that are none."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import Headers

from webapp.preferences import (
    CHOICES,
    DEFAULT,
    DENSITY,
    FIELDS,
    Preferences,
    accepted_language,
    hinted,
    layered,
    valid,
)


@pytest.mark.parametrize("name", DENSITY)
def test_a_denser_page_never_shows_less(name: str) -> None:
    assert sorted(DENSITY[name]) == list(DENSITY[name])


def test_the_table_is_what_each_reader_gets() -> None:
    for density in range(1, 6):
        shows = Preferences(density=density).shows
        assert {name: row[density - 1] for name, row in DENSITY.items()} == {
            name: getattr(shows, name) for name in DENSITY
        }


def test_every_choice_is_valid_and_nothing_else() -> None:
    for name, choices in CHOICES.items():
        assert [*choices] == [valid(name, str(choice)) for choice in choices]
        rubbish: list[object] = ["", "x", None, [], {}, "1e0"]
        assert [None] * 6 == [valid(name, bad) for bad in rubbish]
    assert ("ase", "ase", "", None) == tuple(
        valid("sign_language", tag) for tag in ("ase", "sgn-US", "", "en")
    )
    assert ("de", None, None) == tuple(valid("text_language", tag) for tag in ("de", "ase", ""))


def test_the_stronger_layer_wins_field_by_field_and_is_remembered() -> None:
    found = layered({
        "preview": {"density": "9"},
        "account": {"density": 2, "contrast": "high"},
        "cookie": {"density": 5, "text_size": 150},
        "device": {"text_size": 200, "scheme": "dark"},
    })  # fmt: skip
    assert Preferences(density=2, contrast="high", text_size=150, scheme="dark") == found
    assert {"density": "account", "contrast": "account", "text_size": "cookie",
            "scheme": "device"} == found.sources  # fmt: skip


def test_nothing_said_costs_nothing() -> None:
    assert layered({"preview": {}, "device": {"density": "x"}}) is DEFAULT


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("de-CH, en;q=0.9", "de"),
        ("fr, de;q=0.2, en;q=0.9", "en"),
        ("*", None),
        ("", None),
        ("de;q=x, en", "en"),
        (";q=1,,;", None),
        ("en-GB", "en"),
    ],
)
def test_the_language_of_a_browser_is_read(header: str, expected: str | None) -> None:
    assert expected == accepted_language(header)


def test_hints_are_read_with_and_without_quotes() -> None:
    headers = Headers({"Sec-CH-Prefers-Color-Scheme": '"dark"', "Sec-CH-Prefers-Contrast": "less"})
    assert {"scheme": "dark", "contrast": "low"} == hinted(headers)


def test_a_hint_that_asks_for_nothing_is_no_choice() -> None:
    headers = Headers({
        "Sec-CH-Prefers-Color-Scheme": '"light"', "Sec-CH-Prefers-Contrast": '"no-preference"',
        "Sec-CH-Prefers-Reduced-Motion": '"no-preference"',
    })  # fmt: skip
    assert {} == hinted(headers)


def test_what_is_stored_is_each_field_once() -> None:
    assert set(FIELDS) == set(DEFAULT.chosen())
