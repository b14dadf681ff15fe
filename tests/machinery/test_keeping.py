"""What is kept: changes, what is taken back, and two homes that become one."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from webapp.keeping import changed, choices, merged, overruled, unknown
from webapp.preferences import CHOICES, FIELDS

CHOSEN = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(values) for name, values in CHOICES.items()}
)
MORE = st.dictionaries(st.text(max_size=5), st.integers(), min_size=1, max_size=3)
KEPT = st.builds(
    lambda chosen, more: {**choices(chosen), **({"more": more} if more else {})},
    CHOSEN,
    st.none() | MORE,
)


def test_a_change_joins_what_is_kept() -> None:
    assert {"density": 1, "scheme": "dark"} == changed({"density": 1}, {"scheme": "dark"})
    assert {"density": 2} == changed({"density": 1}, {"density": 2})


def test_to_choose_nothing_takes_a_choice_back() -> None:
    kept = {"density": 1, "contrast": "high", "sign_language": "ase"}
    for nothing in ({"contrast": "system"}, {"contrast": None}):
        assert {"density": 1, "sign_language": "ase"} == changed(kept, nothing)
    assert {"density": 1, "contrast": "high"} == changed(kept, {"sign_language": ""})


def test_what_is_no_choice_changes_nothing() -> None:
    assert {"density": 1} == changed({"density": 1}, {"density": 9, "contrast": "neon", "x": 1})


def test_rubbish_that_is_kept_is_passed_over() -> None:
    rubbish: list[dict[str, object]] = [
        {"more": 7}, {"more": []}, {"density": [1]}, {"contrast": None}, {"x": "y"},
    ]  # fmt: skip
    for kept in rubbish:
        assert {} == changed(kept, {})


def test_what_others_understand_is_kept_apart() -> None:
    kept = changed({"more": {"voice": 1, "pace": 2}}, {"more": {"pace": 3, "density": 9}})
    assert {"more": {"voice": 1, "pace": 3, "density": 9}} == kept
    assert {} == choices(kept)


def test_a_device_joins_an_account_and_nothing_is_lost() -> None:
    device, account = {"sign_language": "ase", "density": 1}, {"contrast": "high"}
    together = merged(account, device)
    assert {"sign_language": "ase", "density": 1, "contrast": "high"} == together
    assert {} == overruled(account, device)


def test_where_they_differ_the_account_stands_and_the_device_is_told() -> None:
    device, account = {"density": 1, "contrast": "low"}, {"density": 4, "contrast": "low"}
    assert account == merged(account, device)
    assert {"density": 1} == overruled(account, device)


def test_as_my_device_in_an_old_account_overrules_nothing() -> None:
    assert {"contrast": "high"} == merged({"contrast": "system"}, {"contrast": "high"})


@given(KEPT, KEPT)
def test_merging_keeps_every_choice_of_both(
    account: dict[str, Any], device: dict[str, Any]
) -> None:
    together = merged(account, device)
    for name in FIELDS:
        assert together.get(name) == account.get(name, device.get(name))
    assert {**unknown(device), **unknown(account)} == unknown(together)
    assert {} == overruled(account, together)
    assert together == changed(together, account)


@given(KEPT, KEPT)
def test_using_the_choices_of_the_device_leaves_no_difference(
    account: dict[str, Any], device: dict[str, Any]
) -> None:
    settled = changed(merged(account, device), overruled(account, device))
    assert {} == overruled(settled, device)
