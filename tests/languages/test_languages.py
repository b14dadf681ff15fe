"""Languages: the registry's facts are kept, and signed is never offered as written."""

from __future__ import annotations

import json

import pytest

from tests.shared_data import SHARED
from webapp.languages import (
    language_name,
    sign_language,
    sign_languages,
    sign_languages_by_name,
    written_language,
    written_languages,
)

REGISTRY = SHARED / "signs" / "codes" / "iana-sgn-records.json"


def test_every_sign_language_has_a_three_letter_code_and_a_name_of_its_own() -> None:
    languages = sign_languages()
    assert len(languages) == len({each.code for each in languages})
    assert len(languages) == len({each.name for each in languages})
    assert all(len(each.code) == 3 and each.code.islower() for each in languages)
    assert {"signed"} == {each.modality for each in languages}


def test_the_registry_holds_161_sign_languages_that_are_not_deprecated() -> None:
    assert len(sign_languages()) == 161


@pytest.mark.skipif(not REGISTRY.exists(), reason="the registry's records are not on this machine")
def test_the_table_is_the_registry_without_its_deprecated_records() -> None:
    records = json.loads(REGISTRY.read_text(encoding="utf-8"))
    kept = {
        record["Subtag"]: record["Description"]
        for record in records
        if record["Type"] == "extlang" and "Deprecated" not in record
    }
    assert set(kept) == {each.code for each in sign_languages()}
    assert all(each.name in kept[each.code] for each in sign_languages())


@pytest.mark.skipif(not REGISTRY.exists(), reason="the registry's records are not on this machine")
def test_every_replaced_tag_of_the_registry_leads_to_its_code() -> None:
    records = json.loads(REGISTRY.read_text(encoding="utf-8"))
    replaced = [record for record in records if record["Type"] in {"redundant", "grandfathered"}]
    assert len(replaced) == 22
    for record in replaced:
        language = sign_language(record["Tag"])
        assert language is not None
        assert record["Preferred-Value"] == language.code


@pytest.mark.parametrize("tag", ["ase", "ASE", "sgn-ase", "sgn-US", "SGN-us"])
def test_every_way_to_write_american_sign_language_is_understood(tag: str) -> None:
    language = sign_language(tag)
    assert language is not None
    assert (
        language.code,
        language.name,
        language.region,
    ) == ("ase", "American Sign Language", "US")


@pytest.mark.parametrize("tag", ["asl", "bsl", "dgs", "sgn", "sgn-asl", "sgn-XX", "lsg", "", "en"])
def test_tags_that_name_no_sign_language_are_refused(tag: str) -> None:
    assert sign_language(tag) is None


def test_no_signed_language_can_be_chosen_for_texts_or_captions() -> None:
    assert sign_languages()
    assert [each for each in sign_languages() if written_language(each.code)] == []


def test_no_written_language_can_be_chosen_for_signing() -> None:
    assert written_languages()
    assert [each for each in written_languages() if sign_language(each.code)] == []
    assert {"written"} == {each.modality for each in written_languages()}


def test_languages_are_told_by_name_and_unknown_ones_by_their_tag() -> None:
    assert language_name("gsg") == "German Sign Language"
    assert language_name("de") == "German"
    assert language_name("tlh") == "tlh"


def test_german_has_a_name_of_its_own_for_every_sign_language() -> None:
    names = [name for _, name in sign_languages_by_name("de")]
    assert len(sign_languages()) == len(set(names))
    english = {each.code for each in sign_languages() if each.called("de") == each.name}
    assert {"jcs", "nsr", "okl", "psd"} == english, "the registry's name where German has none"
    assert ("Deutsche Gebärdensprache (DGS)", "Amerikanische Gebärdensprache (ASL)") == tuple(
        dict(sign_languages_by_name("de"))[code] for code in ("gsg", "ase")
    )


def test_sign_languages_stand_in_the_order_of_the_names_that_are_shown() -> None:
    german = [code for code, _ in sign_languages_by_name("de")]
    english = [code for code, _ in sign_languages_by_name("en")]
    assert german.index("asq") < german.index("pks"), "Österreichisch stands with the O"
    assert german.index("esl") < german.index("sqk"), "Ägyptisch stands with the A"
    assert english == [each.code for each in sign_languages()]


def test_written_languages_have_german_names() -> None:
    assert ["Englisch", "Deutsch"] == [
        each.called("de") for each in written_languages() if each.code in {"en", "de"}
    ]


def test_arabic_runs_from_right_to_left() -> None:
    arabic, german = written_language("ar"), written_language("de")
    assert arabic is not None
    assert german is not None
    assert (arabic.direction, german.direction) == ("rtl", "ltr")
