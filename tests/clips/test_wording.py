"""The texts of the interface as things to be signed."""

from __future__ import annotations

import pytest

from webapp.clips.wording import interface_keys, twins, wording


@pytest.mark.parametrize(
    ("key", "easy", "expected"),
    [
        ("nav-settings", False, "Settings"),
        ("home-what", True, "Here you learn with signs. There are easy words too."),
        ("nav-settings", True, "Settings"),
        ("problem-code", False, "Code of this problem: …"),
        ("entries-more-signs", False, "… more signed versions"),
        ("card-by", False, "…, …"),
    ],
)
def test_a_text_is_worded_with_a_mark_where_something_is_put_in(
    key: str, easy: bool, expected: str
) -> None:
    assert expected == wording(key, easy=easy)


def test_marks_for_machines_and_texts_without_words_are_not_signed() -> None:
    found = set(interface_keys())
    assert {"language", "direction", "card-signed", "card-by"} & found == set()
    assert {"nav-settings", "problem-forbidden", "form-missing", "event-video-ready"} <= found
    assert len(found) > 250


def test_texts_that_say_the_same_everywhere_are_twins() -> None:
    assert ("accounts-sign-in", "accounts-sign-in-title", "nav-sign-in") == twins("nav-sign-in")
    assert twins("nav-settings") == twins("settings-title")


def test_texts_that_differ_in_their_easy_form_are_no_twins() -> None:
    same_but_easy = [key for key in interface_keys() if wording(key) == wording("clips-title")]
    assert "nav-clips" in same_but_easy
    assert ("nothing",) == twins("nothing")
    assert all(wording(key, easy=True) == wording(twin, easy=True)
               for key in interface_keys() for twin in twins(key))  # fmt: skip
