"""The clips of texts as data: short, drawn, each movement different in each sign language."""

from __future__ import annotations

from webapp.clips.wording import interface_keys
from webapp.demo.clips import LABELS, timed_poses
from webapp.demo.interface import LANGUAGES, MOVEMENTS, TEXTS, demo_text_clips
from webapp.demo.poses import POSES


def test_a_dozen_texts_that_exist_are_signed_in_both_languages() -> None:
    found = {(text.key, text.clip.language) for text in demo_text_clips()}
    assert {(key, code) for key in TEXTS for code in LANGUAGES} == found
    assert set() == set(TEXTS) - set(interface_keys())
    assert len(TEXTS) >= 12


def test_a_clip_of_a_text_lasts_two_to_three_seconds_and_is_labelled_as_a_drawing() -> None:
    for text in demo_text_clips():
        assert 2 <= text.clip.seconds <= 3
        assert LABELS[text.clip.language] == text.clip.label
        assert "avatar" == text.clip.kind


def test_movements_are_few_used_and_differ_from_language_to_language() -> None:
    assert set(MOVEMENTS) == set(TEXTS.values())
    for american, german in MOVEMENTS.values():
        assert american != german
        assert set(POSES) >= {*american, *german}


def test_every_movement_comes_back_to_rest_before_its_clip_ends() -> None:
    for text in demo_text_clips():
        start, pose = timed_poses(text.clip)[-1]
        assert "rest" == pose
        assert start < text.clip.seconds
