"""A video and its signer in one picture: where each stands, from when to when, at what pace."""

import subprocess
from fractions import Fraction
from pathlib import Path

import pytest
from PIL import Image, ImageStat

from tests.shared_data import drawn
from webapp.videos.composites import Film, compose, rate_of, scenes, signing_after
from webapp.videos.ffmpeg import ffmpeg_program
from webapp.videos.probing import measure

RED, BLUE = ("-vf", "geq=r=255:g=0:b=0"), ("-vf", "geq=r=0:g=0:b=255")


def film(width: int, height: int, rate: str = "25", path: Path = Path("a.mp4")) -> Film:
    """A film of this size and pace."""
    return Film(path, width, height, Fraction(rate), 60_000)


@pytest.mark.parametrize(
    ("main", "signer", "canvas", "size", "at"),
    [
        ((1920, 1080), (1280, 720), (1280, 720), (426, 240), (854, 480)),
        ((640, 360), (640, 480), (1280, 720), (426, 320), (854, 400)),
        ((1280, 720), (320, 240), (1280, 720), (426, 320), (854, 400)),
        ((1280, 720), (720, 1280), (1280, 720), (270, 480), (1010, 240)),
        ((160, 90), (160, 120), (480, 270), (160, 120), (320, 150)),
    ],
)
def test_the_signer_stands_in_the_lower_end_corner_at_a_third_of_the_width(
    main: tuple[int, int],
    signer: tuple[int, int],
    canvas: tuple[int, int],
    size: tuple[int, int],
    at: tuple[int, int],
) -> None:
    scene = scenes(film(*main), film(*signer))[0]
    assert ("pip", canvas, size, at) == (scene.layout, scene.canvas, scene.signer, scene.at)


@pytest.mark.parametrize(
    ("main", "signer", "canvas", "at"),
    [
        ((1920, 1080), (1280, 720), (1920, 540), (960, 0)),
        ((1920, 1080), (640, 480), (1920, 618), (1098, 0)),
        ((720, 1280), (720, 1280), (810, 720), (405 // 2 * 2, 0)),
        ((320, 240), (320, 240), (640, 240), (320, 0)),
    ],
)
def test_beside_each_other_both_are_equally_high(
    main: tuple[int, int], signer: tuple[int, int], canvas: tuple[int, int], at: tuple[int, int]
) -> None:
    scene = scenes(film(*main), film(*signer))[1]
    assert ("side", at) == (scene.layout, scene.at)
    assert canvas == pytest.approx(scene.canvas, abs=2)
    assert scene.main[1] == scene.signer[1] == scene.canvas[1]


@pytest.mark.parametrize(
    ("main", "signer", "expected"),
    [
        ("10", "25", "25"),
        ("30", "25", "30"),
        ("24", "30000/1001", "30000/1001"),
        ("60", "50", "60"),
    ],
)
def test_no_picture_of_the_signer_is_lost(main: str, signer: str, expected: str) -> None:
    assert Fraction(expected) == rate_of(film(320, 240, main), film(320, 240, signer))


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> tuple[Film, Film]:
    """A red film of two seconds with sound, and a blue signer of one second."""
    folder = tmp_path_factory.mktemp("films")
    (folder / "main").mkdir()
    main = drawn(folder / "main" / "a.mp4", *RED, size="320x180", rate="10", seconds=2)
    signer = drawn(folder / "b.mp4", *BLUE, size="160x120", rate="25", sound=False)
    return (
        Film(main, 320, 180, Fraction(10), 2000),
        Film(signer, 160, 120, Fraction(25), 1000),
    )


def colour(path: Path, seconds: float, box: tuple[int, int, int, int]) -> str:
    """What fills this part of a film at a moment."""
    arguments = ["-v", "error", "-y", "-ss", str(seconds), "-i", str(path), "-frames:v", "1"]
    picture = path.with_suffix(".png")
    subprocess.run([ffmpeg_program(), *arguments, str(picture)], check=True)
    with Image.open(picture) as opened:
        red, _, blue = ImageStat.Stat(opened.convert("RGB").crop(box)).mean
    picture.unlink()
    return "red" if red > 150 > blue else "blue" if blue > 150 > red else "ground"


@pytest.mark.parametrize(
    ("offset_ms", "expected"),
    [
        (0, {0.1: True, 0.9: True, 1.2: False}),
        (500, {0.3: False, 0.6: True, 1.4: True, 1.7: False}),
        (-600, {0.1: True, 0.3: True, 0.6: False}),
    ],
)
def test_the_signer_is_there_from_their_beginning_to_their_end(
    films: tuple[Film, Film], offset_ms: int, expected: dict[float, bool]
) -> None:
    pip, side = compose(*films, 7, offset_ms, lambda _: None)
    folder = films[0].path.parent
    assert {"a.mp4", pip.name, side.name} == {path.name for path in folder.iterdir()}
    for seconds, is_there in expected.items():
        corner = colour(folder / pip.name, seconds, (420, 220, 470, 260))
        assert ("blue" if is_there else "red") == corner, f"inside, {seconds} s"
        end = colour(folder / side.name, seconds, (340, 20, 460, 160))
        assert ("blue" if is_there else "ground") == end, f"beside, {seconds} s"
        assert "red" == colour(folder / pip.name, seconds, (20, 20, 200, 200))
    for file in (pip, side):
        made = measure(folder / file.name)
        assert made.web_ready
        assert ("aac", 25.0) == (made.audio_codec, float(made.frame_rate))
        assert abs(made.duration_ms - 2000) < 150
        assert (file.width, file.height) == (made.width, made.height)
        (folder / file.name).unlink()


def test_signing_that_goes_on_is_shown_to_its_end(films: tuple[Film, Film]) -> None:
    pip, side = compose(*films, 7, 1800, lambda _: None)
    folder = films[0].path.parent
    assert "blue" == colour(folder / pip.name, 2.6, (420, 220, 470, 260))
    assert abs(measure(folder / side.name).duration_ms - 2800) < 150


@pytest.mark.parametrize(
    ("offset_ms", "expected"), [(0, 0), (-900, 0), (1800, 0.8), (3_600_000, 1), (-9000, 0)]
)
def test_a_wild_offset_makes_no_long_film(
    films: tuple[Film, Film], offset_ms: int, expected: float
) -> None:
    assert expected == signing_after(*films, offset_ms)
