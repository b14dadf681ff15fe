"""Small pictures of the whole film on one sheet, and where each is."""

import re
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageStat

from tests.shared_data import drawn
from tests.videos.test_composites import BLUE, RED
from tests.videos.test_ladder import at
from tests.videos.test_transcoding import made_from
from webapp.videos.ffmpeg import run
from webapp.videos.storyboard import listed, storyboard

PLACE = re.compile(r"(\S+) --> (\S+)\nstoryboard\.jpg#xywh=(\d+),(\d+),(\d+),(\d+)")


def test_a_long_film_has_a_hundred_pictures_and_no_more() -> None:
    board = storyboard(replace(at(1920, 1080), duration_ms=4 * 3600 * 1000))
    assert (100, 10, 10, (1600, 900)) == (board.pictures, board.columns, board.rows, board.sheet)
    cues = PLACE.findall(listed(board))
    assert ("03:57:36.000", "04:00:00.000", "1440", "810", "160", "90") == cues[-1]


def test_each_moment_has_the_picture_that_is_shown_then(tmp_path: Path) -> None:
    for name, look in {"red": RED, "blue": BLUE}.items():
        drawn(tmp_path / f"{name}.mp4", *look, size="320x180", seconds=2, sound=False)
    both = "[0:v][1:v]concat=n=2:v=1[both]"
    parts = ["-i", "red.mp4", "-i", "blue.mp4", "-filter_complex", both, "-map", "[both]"]
    run([*parts, "both.mp4"], tmp_path)
    made_from(tmp_path / "both.mp4", tmp_path / "made")
    cues = PLACE.findall((tmp_path / "made" / "storyboard.vtt").read_text())
    assert 8 == len(cues)
    with Image.open(tmp_path / "made" / "storyboard.jpg") as sheet:
        assert (1280, 90) == sheet.size
        for number, (*_, left, top, width, height) in enumerate(cues):
            box = (int(left), int(top), int(left) + int(width), int(top) + int(height))
            red, _, blue = ImageStat.Stat(sheet.convert("RGB").crop(box)).mean
            assert (number < 4) == (red > blue), number
