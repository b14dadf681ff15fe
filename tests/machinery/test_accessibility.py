"""What can be used of a thing, from what there is: pure facts, no page and no database."""

from __future__ import annotations

import pytest

from webapp.accessibility import Facts, Film, features, modes, sufficient

TOLD = (("en", (1, 3)),)
DRAWN, PERSON, GERMAN = ("ase", "avatar"), ("ase", "human"), ("gsg", "human")


def test_a_person_beside_a_film_makes_no_person_of_the_drawing_that_signs_the_text() -> None:
    facts = Facts(TOLD, (Film(signs=DRAWN), Film(True, signers=(PERSON, GERMAN))))
    assert {"ase": "avatar", "gsg": "human"} == facts.signed


def test_of_several_who_sign_the_same_a_person_counts_before_a_drawing() -> None:
    assert {"ase": "human"} == Facts(films=(Film(signs=DRAWN), Film(signs=PERSON))).signed
    beside = Film(True, signers=(("ase", "machine"), DRAWN))
    assert {"ase": "avatar"} == Facts(films=(beside,)).signed


READ, SEEN, BOTH = ["textual"], ["visual"], ["textual", "visual"]
HEARD, ALL = ["auditory", "visual"], ["auditory", "textual", "visual"]
OTHERS = Facts(TOLD, (Film(signs=GERMAN), Film(True, signers=(PERSON,))))

# fmt: off
ENOUGH = [
    (Facts(TOLD),                                   [READ]),
    (Facts(TOLD, (Film(False),)),                   [BOTH]),
    (Facts(TOLD, (Film(signs=PERSON),)),            [READ, SEEN, BOTH]),
    (Facts(films=(Film(False),)),                   [SEEN, BOTH]),
    (Facts(films=(Film(True),)),                    [HEARD]),
    (Facts(films=(Film(True, ("en",)),)),           [BOTH, HEARD]),
    (Facts(films=(Film(True, signers=(PERSON,)),)), [SEEN, BOTH, HEARD]),
    (OTHERS,                                        [BOTH, ALL]),
]
# fmt: on


@pytest.mark.parametrize(("facts", "expected"), ENOUGH)
def test_which_senses_are_enough(facts: Facts, expected: list[list[str]]) -> None:
    assert expected == sufficient(facts)


def test_what_is_heard_and_neither_signed_nor_captioned_leaves_readers_out() -> None:
    open_ones = (Film(True, ("en",)), Film(True, signers=(PERSON,)), Film(False), Film(None))
    assert not Facts(films=open_ones).leaves_out
    assert Facts(films=(*open_ones, Film(True))).leaves_out


def test_nothing_is_silent_before_somebody_has_listened() -> None:
    assert Facts(films=(Film(False),)).silent
    assert not Facts(films=(Film(False), Film(None))).silent
    assert not Facts(TOLD).silent


def test_features_and_modes_say_what_is_there_and_no_more() -> None:
    assert ["none"] == features(Facts(TOLD, (Film(True),)))
    assert ["textual", "visual", "auditory"] == modes(Facts(TOLD, (Film(True),)))
    whole = Facts(films=(Film(True, ("en",), ("en",), signers=(PERSON,)),))
    assert ["signLanguage", "closedCaptions", "transcript", "audioDescription"] == features(whole)
