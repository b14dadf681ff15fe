"""The demo's clips as data: who signs what, and captions that can be read."""

from __future__ import annotations

from itertools import pairwise

import pytest

from webapp.demo.clips import Clip, Cue, timed_poses
from webapp.demo.library import demo_entries
from webapp.demo.people import PEOPLE
from webapp.demo.poses import FACES, POSES
from webapp.demo.stories import CLIPS
from webapp.languages import sign_language, written_language

TRACKS = [(clip, language) for clip in CLIPS for language in clip.captions]
every_clip = pytest.mark.parametrize("clip", CLIPS, ids=lambda clip: clip.name)
every_track = pytest.mark.parametrize(
    ("clip", "language"), TRACKS, ids=[f"{clip.name}-{language}" for clip, language in TRACKS]
)


def cues(clip: Clip, language: str) -> tuple[Cue, ...]:
    """The captions of a clip; a track without any would make the tests below empty."""
    assert clip.captions[language]
    return clip.captions[language]


def test_every_entry_is_drawn_in_american_and_german_sign_language() -> None:
    drawn = {(clip.subject, clip.language) for clip in CLIPS if clip.language}
    slugs = {entry.slug for entry in demo_entries()}
    assert {(slug, code) for slug in slugs for code in ("ase", "gsg")} <= drawn
    assert {slug for slug, _ in drawn} == slugs


@every_clip
def test_a_clip_lasts_six_to_twelve_seconds(clip: Clip) -> None:
    assert 6 <= clip.seconds <= 12


@every_clip
def test_a_drawn_signer_is_an_avatar_in_a_sign_language_with_a_figure(clip: Clip) -> None:
    if clip.language:
        assert (clip.kind, sign_language(clip.language) is not None) == ("avatar", True)
        assert clip.language in PEOPLE
    else:
        assert clip.kind == "ordinary"


@every_clip
def test_every_label_says_that_it_is_a_drawing(clip: Clip) -> None:
    assert "Zeichnung" in clip.label or "Drawing" in clip.label


@every_clip
def test_poses_are_in_the_table_and_in_the_order_of_time(clip: Clip) -> None:
    poses = timed_poses(clip)
    assert {name for _, name in poses} <= set(POSES)
    assert {POSES[name].face for _, name in poses} <= set(FACES)
    assert [start for start, _ in poses] == sorted(start for start, _ in poses)


def test_the_same_entry_moves_differently_in_each_sign_language() -> None:
    for entry in demo_entries():
        clips = [clip for clip in CLIPS if clip.subject == entry.slug and clip.language]
        orders = {tuple(name for _, name in timed_poses(clip)) for clip in clips}
        assert len(orders) == len(clips) >= 2


@every_track
def test_captions_lie_within_the_clip_and_never_touch(clip: Clip, language: str) -> None:
    track = cues(clip, language)
    assert track[0].start_ms >= 0
    assert track[-1].end_ms <= clip.seconds * 1000
    assert all(before.end_ms < after.start_ms for before, after in pairwise(track))


@every_track
def test_captions_leave_time_to_read(clip: Clip, language: str) -> None:
    for cue in cues(clip, language):
        seconds = (cue.end_ms - cue.start_ms) / 1000
        assert 0.83 <= seconds <= 7
        assert len(cue.text.replace("\n", " ")) / seconds <= 17
        assert max(len(line) for line in cue.text.split("\n")) <= 37
        assert cue.text.count("\n") <= 1


@every_clip
def test_captions_are_in_written_languages(clip: Clip) -> None:
    assert all(written_language(language) for language in clip.captions)


def test_the_scene_has_captions_in_english_and_german() -> None:
    scene = next(clip for clip in CLIPS if not clip.language)
    assert set(scene.captions) == {"en", "de"}
    assert len(scene.captions["en"]) == len(scene.captions["de"])
