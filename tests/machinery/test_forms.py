"""Forms: typed data when right, else every word kept and one message a field."""

from __future__ import annotations

from typing import Annotated, Literal

import pytest
from pydantic import Field

from webapp.forms import FormModel, blank, parsed
from webapp.texts import t


class Order(FormModel):
    """A form to try."""

    name: str = Field(min_length=3, max_length=5)
    kind: Literal["a", "b"]
    number: Annotated[int, Field(ge=1, le=5)]


RIGHT = {"name": " Ada ", "kind": "a", "number": "3"}


def test_a_right_form_becomes_typed_data() -> None:
    form = parsed(Order, RIGHT | {"unknown": "x"})
    assert form.data is not None
    assert ("Ada", "a", 3) == (form.data.name, form.data.kind, form.data.number)
    assert {} == form.errors


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("name", "", t("form-too-short", least=3)),
        ("name", "ab", t("form-too-short", least=3)),
        ("name", "abcdef", t("form-too-long", most=5)),
        ("name", None, t("form-missing")),
        ("kind", "c", t("form-no-choice")),
        ("number", "0", t("form-no-choice")),
        ("number", "6", t("form-no-choice")),
        ("number", "x", t("form-no-choice")),
        ("name", "a\x00b", t("form-control-character")),
        ("name", "a\ud800b", t("form-control-character")),
        ("name", "ab\x1b[2J", t("form-control-character")),
    ],
)
def test_each_fault_has_its_words(field: str, typed: str | None, message: str) -> None:
    values = {name: text for name, text in {**RIGHT, field: typed}.items() if text is not None}
    form = parsed(Order, values)
    assert form.data is None
    assert {field: message} == form.errors
    for name in set(RIGHT) - {field}:
        assert RIGHT[name] == form.values[name]


def test_what_no_text_can_hold_is_taken_out_of_what_is_shown_again() -> None:
    form = parsed(Order, RIGHT | {"name": "a\x00b\ud800\n\tc"})
    assert "ab\n\tc" == form.values["name"]


def test_line_ends_of_browsers_become_plain_ones() -> None:
    assert "a\nb" == parsed(Order, RIGHT | {"name": "a\r\nb"}).values["name"]


def test_a_fault_found_later_takes_the_data_away() -> None:
    form = parsed(Order, RIGHT)
    form.refuse("name", "taken")
    form.refuse("name", "a second fault is not told over the first")
    assert (None, {"name": "taken"}) == (form.data, form.errors)


def test_a_blank_form_shows_what_it_is_given() -> None:
    assert {"number": "3"} == blank(number=3).values
