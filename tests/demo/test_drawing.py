"""The demo's pictures: real video, plainly a drawing, with the whole signing space in view."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import pytest
from PIL import Image, ImageChops, ImageStat

from webapp.demo import drawing, scene
from webapp.demo.brush import HEIGHT, SCALE, WIDTH, canvas
from webapp.demo.clips import Clip, timed_poses
from webapp.demo.drawing import GROUND, background, draw_clip, picture
from webapp.demo.figure import Figure
from webapp.demo.motion import figures
from webapp.demo.stories import CLIPS

BY_NAME = {clip.name: clip for clip in CLIPS}
FIGURES = [clip for clip in CLIPS if clip.language]
ENCODED = ("fire-alarm-at-work-ase", "how-captions-help-gsg", "fire-alarm-at-work-scene")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One clip of each sort, drawn and encoded."""
    folder = tmp_path_factory.mktemp("clips")
    for name in ENCODED:
        draw_clip(BY_NAME[name], folder / f"{name}.mp4")
    return {name: folder / f"{name}.mp4" for name in ENCODED}


def sampled(clip: Clip) -> Iterator[Image.Image]:
    """Every tenth large picture of a clip."""
    ground = background(clip)
    for figure in [*figures(timed_poses(clip), clip.seconds)][::10]:
        yield picture(clip, figure, ground)


def differ(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures are not the same."""
    return ImageChops.difference(one, other).getbbox() is not None


@pytest.mark.parametrize("name", ENCODED)
def test_a_clip_is_a_video_of_thirty_frames_a_second(files: dict[str, Path], name: str) -> None:
    with av.open(str(files[name])) as container:
        stream = container.streams.video[0]
        assert (stream.codec_context.name, stream.codec_context.pix_fmt) == ("h264", "yuv420p")
        assert (stream.width, stream.height) == (WIDTH, HEIGHT)
        assert stream.average_rate == Fraction(30)
        pictures = sum(1 for _ in container.decode(stream))
    assert pictures == round(BY_NAME[name].seconds * 30)


@pytest.mark.parametrize("name", ENCODED)
def test_a_clip_can_be_played_while_it_loads(files: dict[str, Path], name: str) -> None:
    content = files[name].read_bytes()
    assert 0 < content.index(b"moov") < content.index(b"mdat")


def test_signers_are_silent_and_the_scene_sounds_during_the_alarm(files: dict[str, Path]) -> None:
    for name in ENCODED[:2]:
        with av.open(str(files[name])) as container:
            assert container.streams.audio == ()
    with av.open(str(files["fire-alarm-at-work-scene"])) as container:
        loud = {round(frame.time or 0) for frame in container.decode(audio=0) if peak(frame) > 0.02}
    assert {3, 4, 5, 6} <= loud <= {2, 3, 4, 5, 6, 7}


def peak(frame: av.AudioFrame) -> float:
    """The loudest moment of a piece of sound."""
    return max(abs(value) for value in memoryview(frame.planes[0]).cast("B").cast("f"))


def test_the_same_clip_is_the_same_file(files: dict[str, Path], tmp_path: Path) -> None:
    again = tmp_path / "again.mp4"
    draw_clip(BY_NAME[ENCODED[1]], again)
    assert again.read_bytes() == files[ENCODED[1]].read_bytes()


@pytest.mark.parametrize("clip", FIGURES, ids=lambda clip: clip.name)
def test_every_picture_says_that_it_is_a_drawing(clip: Clip) -> None:
    blank, labelled = canvas(GROUND), background(clip)
    plate = ImageChops.difference(blank, labelled).getbbox()
    assert plate is not None
    assert plate[2] - plate[0] > 200 * SCALE
    assert ImageStat.Stat(labelled.crop(plate)).extrema[0][1] > 200  # light letters, dark plate
    for drawn in sampled(clip):
        assert not differ(drawn.crop(plate), labelled.crop(plate))


@pytest.mark.parametrize("clip", FIGURES, ids=lambda clip: clip.name)
def test_hands_are_never_cut_off_by_the_edge_of_the_picture(clip: Clip) -> None:
    right, bottom, edge = WIDTH * SCALE, HEIGHT * SCALE, 8 * SCALE
    sides = ((0, 0, edge, bottom), (right - edge, 0, right, bottom), (0, 0, right, edge))
    blank = canvas(GROUND)
    for drawn in sampled(clip):
        assert not any(differ(drawn.crop(side), blank.crop(side)) for side in sides)


def test_a_figure_moves_and_comes_back_to_rest() -> None:
    clip = BY_NAME["what-is-handshape-bfi"]
    first, *between, last = figures(timed_poses(clip), clip.seconds)
    assert max(moved(first, figure) for figure in between) > 200
    assert moved(first, last) < 3


def moved(before: Figure, after: Figure) -> float:
    """How far the strong hand is from where it was."""
    return math.dist(before.strong[:2], after.strong[:2])


def test_no_hand_jumps_from_one_frame_to_the_next() -> None:
    for clip in FIGURES:
        steps = pairwise(figures(timed_poses(clip), clip.seconds))
        assert max(moved(before, after) for before, after in steps) < 60


def test_the_lamp_of_the_scene_never_flashes_more_than_twice_a_second() -> None:
    lit = [scene.glow(frame / 30) > 0.5 for frame in range(270)]
    flashes = [at for at, (before, now) in enumerate(pairwise(lit)) if now and not before]
    assert 4 <= len(flashes) <= 6
    assert min(after - before for before, after in pairwise(flashes)) >= 15


def test_a_broken_drawing_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "VIDEO", ["-c:v", "no-such-encoder"])
    monkeypatch.setattr(drawing, "frames", lambda clip: iter(()))
    with pytest.raises(RuntimeError, match=r"broken\.mp4"):
        draw_clip(CLIPS[0], tmp_path / "broken.mp4")
    assert list(tmp_path.iterdir()) == []
