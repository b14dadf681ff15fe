"""The demo's lesson: what is drawn, said, signed and counted in it goes together in time."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import av
from PIL import ImageChops

from webapp.captions.rows import SORTS
from webapp.demo import doors
from webapp.demo.brush import SCALE
from webapp.demo.clips import Cue, timed_poses
from webapp.demo.drawing import background, draw_clip
from webapp.demo.lesson import FILM, GLOSSES, OFFSETS, SIGNERS, TRACKS
from webapp.demo.poses import POSES
from webapp.languages import sign_language, written_language


def every_track() -> list[tuple[str, str, tuple[Cue, ...]]]:
    """Each track of the lesson: kind, language, cues."""
    captions = [("captions", language, cues) for language, cues in FILM.captions.items()]
    return captions + [(SORTS[track.sort].kind, track.language, track.cues) for track in TRACKS]


def test_each_track_lies_within_the_lesson_and_none_of_its_cues_overlap() -> None:
    for kind, _, cues in every_track():
        assert 0 <= cues[0].start_ms
        assert cues[-1].end_ms <= FILM.seconds * 1000, kind
        assert all(before.end_ms <= after.start_ms for before, after in pairwise(cues)), kind


def test_captions_leave_time_to_read() -> None:
    for kind, _, cues in every_track():
        for cue in cues if kind == "captions" else ():
            assert len(cue.text) / (cue.end_ms - cue.start_ms) <= 0.017, cue
            assert max(map(len, cue.text.split("\n"))) <= 37, cue


def test_only_glosses_are_of_a_sign_language() -> None:
    for kind, language, _ in every_track():
        is_known = sign_language if kind == "glosses" else written_language
        assert is_known(language), kind
    assert [gloss.upper() for _, gloss in GLOSSES] == [gloss for _, gloss in GLOSSES]


def test_every_beep_is_said_in_the_captions_when_it_is_heard() -> None:
    said = [cue for cue in FILM.captions["en"] if "beep" in cue.text]
    assert len(doors.STEPS) == len(said)
    for step, cue in zip(doors.STEPS, said, strict=True):
        assert step * 1000 <= cue.start_ms <= step * 1000 + 200


def test_what_is_drawn_beeps_once_twice_and_three_times(tmp_path: Path) -> None:
    draw_clip(FILM, tmp_path / "film.mp4")
    with av.open(str(tmp_path / "film.mp4")) as container:
        heard = [(frame.time or 0, peak(frame) > 0.05) for frame in container.decode(audio=0)]
    begun = [at for (_, before), (at, now) in pairwise(heard) if now and not before]
    parts = [sum(step <= at < step + 6 for at in begun) for step in doors.STEPS]
    assert [1, 2, 3] == parts
    assert sum(parts) == len(begun)


def peak(frame: av.AudioFrame) -> float:
    """The loudest moment of a piece of sound."""
    return max(abs(value) for value in memoryview(frame.planes[0]).cast("B").cast("f"))


def test_the_signers_last_as_long_and_move_in_ways_of_their_own() -> None:
    assert {clip.seconds for clip in SIGNERS} == {FILM.seconds}
    assert set(OFFSETS) == {clip.language for clip in SIGNERS}
    orders = [[name for _, name in timed_poses(clip)] for clip in SIGNERS]
    assert orders[0] != orders[1]
    assert {name for order in orders for name in order} <= set(POSES)
    assert all("Drawing" in clip.label or "Zeichnung" in clip.label for clip in SIGNERS)


def test_smoke_comes_through_an_open_door_and_not_through_one_that_is_shut() -> None:
    ground = background(FILM)
    far = (SCALE * 340, SCALE * 120, SCALE * 590, SCALE * 200)
    changed = []
    for moment in (7.5, 13.5):
        picture = ground.copy()
        doors.draw(picture, moment)
        pair = picture.crop(far), ground.crop(far)
        changed.append(ImageChops.difference(*pair).getbbox() is not None)
    assert [True, False] == changed
