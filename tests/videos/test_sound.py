"""How loud a film is, and the outline of its sound."""

import json
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest

from tests.shared_data import drawn, shared
from tests.videos.test_ladder import FULL_HD
from webapp.videos.ffmpeg import run
from webapp.videos.probing import measure
from webapp.videos.sound import Loudness, fineness, listen, peaks

LOUD_THEN_SILENT = ("-af", "volume=8*lt(t\\,1):eval=frame", "-c:a", "aac", "-shortest")


def test_the_outline_follows_the_sound(tmp_path: Path) -> None:
    clip = drawn(tmp_path / "video.mp4", *LOUD_THEN_SILENT, seconds=2)
    heard = listen(clip, measure(clip), lambda _: None)
    assert heard is not None
    assert ("peaks", "application/json") == (heard.peaks.kind, heard.peaks.mime)
    told = json.loads((tmp_path / "peaks.json").read_text())
    loud, silent = told["peaks"][2:18], told["peaks"][23:40]
    assert 20 == told["per_second"]
    assert all(80 <= peak <= 100 for peak in loud)
    assert all(peak <= 2 for peak in silent)
    assert heard.loudness.integrated is not None
    assert -12 < heard.loudness.integrated < 0
    assert {"video.mp4", "peaks.json"} == {path.name for path in tmp_path.iterdir()}


def test_silence_is_no_loudness_and_no_sound_is_no_outline(tmp_path: Path) -> None:
    clip = drawn(tmp_path / "video.mp4", "-af", "volume=0")
    heard = listen(clip, measure(clip), lambda _: None)
    assert heard is not None
    assert Loudness(None, None) == heard.loudness
    mute = drawn(tmp_path / "mute.mp4", sound=False)
    assert listen(mute, measure(mute), lambda _: None) is None


def test_the_loudness_of_a_tone_at_minus_23_is_minus_23(tmp_path: Path) -> None:
    # A stereo sine of 1 kHz whose peaks are at -23 dBFS measures -23 LUFS (EBU Tech 3341, case 1).
    tone = "aevalsrc=0.0708*sin(2000*PI*t)|0.0708*sin(2000*PI*t):s=48000:d=5"
    clip = drawn(tmp_path / "video.mp4", seconds=5, sound=False)
    run(["-i", str(clip), "-f", "lavfi", "-i", tone, "-map", "0:v", "-map", "1:a", "-c:v", "copy",
         "-c:a", "aac", "-b:a", "192k", "tone.mp4"], tmp_path)  # fmt: skip
    heard = listen(tmp_path / "tone.mp4", measure(tmp_path / "tone.mp4"), lambda _: None)
    assert heard is not None
    assert heard.loudness.integrated == pytest.approx(-23, abs=0.3)
    assert heard.loudness.true_peak == pytest.approx(-23, abs=1)  # AAC overshoots at its start


def test_a_spoken_film_is_as_loud_as_speech_is(tmp_path: Path) -> None:
    talk = shared("media/act-rules/perspective-video.mp4")
    (tmp_path / "video.mp4").symlink_to(talk)
    heard = listen(tmp_path / "video.mp4", measure(talk), lambda _: None)
    assert heard is not None
    assert -30 < (heard.loudness.integrated or 0) < -10


def test_the_outline_of_a_long_film_needs_no_more_memory(tmp_path: Path) -> None:
    (tmp_path / "samples").write_bytes(b"\x00\x40" * 8000 * 120)  # two minutes: 1.9 MB
    tracemalloc.start()
    assert {50} == set(peaks(tmp_path / "samples", 400))
    assert tracemalloc.get_traced_memory()[1] < 100_000
    tracemalloc.stop()


@pytest.mark.parametrize(("minutes", "expected"), [(1, 20), (16, 20), (20, 10), (240, 1)])
def test_a_longer_film_has_a_coarser_outline(minutes: int, expected: int) -> None:
    assert expected == fineness(replace(FULL_HD, duration_ms=minutes * 60_000).duration_ms)
