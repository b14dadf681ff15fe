"""What is made plays: upright, plain, at the pace of the source, and can be made again."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import av
import psutil
import pytest
from PIL import Image, ImageStat

from tests.shared_data import drawn, faults, shared
from webapp.videos.ffmpeg import FFmpegFailed, run, safe_input
from webapp.videos.ladder import ladder, output_rate
from webapp.videos.probing import Probe, measure
from webapp.videos.renditions import RenditionFile
from webapp.videos.transcoding import transcode

REPOSITORY = Path(__file__).parents[2]
YELLOW_FIELD = (625, 450, 665, 480)  # of the test card, in a poster of 1280 x 720
REAL = [
    "media/androidx-media/bear-vp9-odd-dimensions.webm",
    "media/androidx-media/bbb_960x540_60fps_vp8.webm",
    "media/androidx-media/dolbyVision-hdr.MOV",
    "media/androidx-media/fragmented_captions.mp4",
    "media/androidx-media/hlg10-color-test.mp4",
    "media/androidx-media/portrait_4k60.mp4",
    "media/androidx-media/sample_android_slow_motion.mp4",
    "media/androidx-media/sample_edit_list_only_preroll_sync_sample.mp4",
    "media/androidx-media/sample_with_pgs_subtitles.mkv",
    "media/exoplayer/video_desks.3gp",
    "media/rails-activestorage/rotated_video.mp4",
    "signs/clips/asl/original_asl_different.mp4",
    "signs/clips/asl/original_asl_house.mp4",
    "signs/clips/asl/original_asl_wrong_what.mp4",
    "signs/clips/numbersigns/ns_1g.mp4",
]


def made_from(source: Path, folder: Path) -> tuple[Probe, list[RenditionFile]]:
    """Probe and transcode `source`, holding what is promised of progress on the way."""
    told: list[float] = []
    early: list[RenditionFile] = []
    video = measure(source)
    files = transcode(source, folder, video, told.append, early.append)
    assert sorted(told) == told
    assert told[-1] == 1.0
    assert early == files[:2]
    assert [file.name for file in early] == ["poster.jpg", "video.mp4"]
    return video, files


def check(source: Probe, files: list[RenditionFile], folder: Path) -> None:
    """Hold everything that was made against what it was made from."""
    assert {file.name for file in files} == {path.name for path in folder.iterdir()}
    assert [(folder / file.name).stat().st_size for file in files] == [f.bytes for f in files]
    rungs = ladder(source)
    for file in files:
        if not file.name.endswith(".mp4"):
            continue
        assert faults(folder / file.name) == ""
        made = measure(folder / file.name)
        assert (file.width, file.height) == (made.width, made.height)
        assert float(output_rate(source)) == pytest.approx(float(made.frame_rate), rel=0.01)
        assert abs(made.duration_ms - source.duration_ms) < 150
        assert (source.audio_codec is None) == (made.audio_codec is None)
        assert (
            made.video_codec, made.pixel_format, made.rotation, made.hdr,
        ) == ("h264", "yuv420p", 0, False)  # fmt: skip
    assert measure(folder / "video.mp4").web_ready
    assert (rungs[0].width, rungs[0].height) == (files[1].width, files[1].height)


def cuts(folder: Path) -> set[tuple[str, ...]]:
    """How each rung is cut into segments."""
    playlists = [path for path in folder.glob("*.m3u8") if path.name != "master.m3u8"]
    return {tuple(re.findall(r"#EXTINF:(\d+\.\d)", path.read_text())) for path in playlists}


def start(path: Path) -> float:
    """When the first picture of a file is shown, in seconds."""
    with av.open(str(path)) as container:
        return min(
            float(packet.pts * packet.time_base)
            for packet in container.demux(video=0) if packet.pts is not None
        )  # fmt: skip


@pytest.mark.parametrize("name", REAL)
def test_a_real_video_becomes_one_that_plays(name: str, tmp_path: Path) -> None:
    source, files = made_from(shared(name), tmp_path / "made")
    check(source, files, tmp_path / "made")
    assert len(cuts(tmp_path / "made")) == 1


@pytest.mark.parametrize(
    ("options", "size", "sound"),
    [((), "640x480", True), (("-pix_fmt", "yuv444p"), "642x482", False)],
)
def test_a_drawn_clip_becomes_one_that_plays(
    tmp_path: Path, options: tuple[str, ...], size: str, sound: bool
) -> None:
    clip = drawn(tmp_path / "a.mp4", *options, size=size, seconds=5, sound=sound)
    source, files = made_from(clip, tmp_path / "made")
    check(source, files, tmp_path / "made")
    assert (options == ()) == source.web_ready


def test_a_film_that_nobody_hears_is_there_without_sound_before_it_plays(tmp_path: Path) -> None:
    clip, folder, early = drawn(tmp_path / "a.mp4"), tmp_path / "made", []

    def publish(file: RenditionFile) -> None:
        early.append(file.name)

    source = measure(clip)
    files = transcode(clip, folder, source, lambda _: None, publish, beside=True)
    assert ["poster.jpg", "silent.mp4", "video.mp4"] == early
    silent, spoken = measure(folder / "silent.mp4"), measure(folder / "video.mp4")
    assert (None, "aac") == (silent.audio_codec, spoken.audio_codec)
    assert (silent.width, silent.height, silent.frame_rate) == (640, 480, spoken.frame_rate)
    assert abs(silent.duration_ms - spoken.duration_ms) < 50
    assert silent.web_ready
    assert {file.name for file in files} == {path.name for path in folder.iterdir()}


def test_a_film_without_sound_needs_no_copy_without(tmp_path: Path) -> None:
    clip = drawn(tmp_path / "a.mp4", sound=False)
    files = transcode(
        clip, tmp_path / "made", measure(clip), lambda _: None, lambda _: None, beside=True
    )
    assert "silent" not in {file.kind for file in files}


@pytest.mark.parametrize("options", [(), ("-pix_fmt", "yuv444p"), ("-g", "900")])
def test_all_rungs_are_cut_alike(tmp_path: Path, options: tuple[str, ...]) -> None:
    clip = drawn(tmp_path / "a.mp4", *options, size="480x480", rate="12", seconds=13)
    made_from(clip, tmp_path / "made")
    (lengths,) = cuts(tmp_path / "made")
    assert all(float(length) < 10 for length in lengths)
    assert len(lengths) >= 2


def test_all_rungs_show_the_same_moment(tmp_path: Path) -> None:
    for name, options in {"plain": ("-bf", "0"), "delayed": ("-preset", "veryfast")}.items():
        clip = drawn(tmp_path / f"{name}.mp4", *options, seconds=2)
        made_from(clip, tmp_path / name)
        starts = [start(tmp_path / name / f"{rung}.mp4") for rung in ("480p", "360p")]
        assert starts == pytest.approx([0, 0], abs=0.01)


def test_the_master_names_each_rung_and_what_it_needs(tmp_path: Path) -> None:
    made_from(drawn(tmp_path / "a.mp4", size="640x480", seconds=3), tmp_path / "made")
    master = (tmp_path / "made" / "master.m3u8").read_text()
    assert re.findall(r"^\w+\.m3u8$", master, re.MULTILINE) == ["480p.m3u8", "360p.m3u8"]
    assert re.findall(r"RESOLUTION=(\w+)", master) == ["640x480", "480x360"]
    assert {"30.000"} == set(re.findall(r"FRAME-RATE=([\d.]+)", master))
    codecs = re.findall(r'CODECS="(.*?)"', master)
    assert all(re.fullmatch(r"avc1\.[0-9a-f]{6},mp4a\.40\.2", codec) for codec in codecs)
    for peak, average in re.findall(r":BANDWIDTH=(\d+),AVERAGE-BANDWIDTH=(\d+)", master):
        assert 0 < int(average) <= int(peak)


def test_a_playlist_names_every_byte_of_its_file(tmp_path: Path) -> None:
    made_from(drawn(tmp_path / "a.mp4", seconds=5), tmp_path / "made")
    for rung in ("480p", "360p"):
        playlist = (tmp_path / "made" / f"{rung}.m3u8").read_text()
        at = 0
        for length, start in re.findall(r'BYTERANGE[:=]"?(\d+)@(\d+)', playlist):
            assert at == int(start)
            at += int(length)
        assert (tmp_path / "made" / f"{rung}.mp4").stat().st_size == at


def test_the_poster_is_not_the_dark_beginning(tmp_path: Path) -> None:
    clip = drawn(tmp_path / "a.mp4", "-vf", "fade=in:st=1:d=1", seconds=4)
    made_from(clip, tmp_path / "made")
    with Image.open(tmp_path / "made" / "poster.jpg") as poster:
        assert poster.size == (640, 480)
        assert ImageStat.Stat(poster.convert("L")).mean[0] > 60


@pytest.mark.parametrize("name", ["asl/original_asl_house.mp4", "asl/original_asl_different.mp4"])
def test_the_poster_of_a_sign_shows_the_hands_at_work(name: str, tmp_path: Path) -> None:
    """At rest there is nothing but a dark jumper where hands are when they sign."""
    made_from(shared(f"signs/clips/{name}"), tmp_path / "made")
    with Image.open(tmp_path / "made" / "poster.jpg") as poster:
        chest = poster.convert("L").crop((115, 105, 205, 180)).histogram()
    assert sum(chest[70:]) / sum(chest) > 0.2, "at rest less than a twentieth of it is light"


def test_a_video_that_is_dark_throughout_has_a_poster_too(tmp_path: Path) -> None:
    _, files = made_from(drawn(tmp_path / "a.mp4", "-vf", "eq=brightness=-1"), tmp_path / "made")
    assert files[0].bytes > 0


def test_a_turned_picture_is_made_upright(tmp_path: Path) -> None:
    turned = shared("media/rails-activestorage/rotated_video.mp4")
    made_from(turned, tmp_path / "made")
    with Image.open(tmp_path / "made" / "poster.jpg") as poster:
        assert poster.size == (480, 640)


def test_hdr_becomes_neither_pale_nor_dark(tmp_path: Path) -> None:
    made_from(shared("media/androidx-media/hlg10-color-test.mp4"), tmp_path / "made")
    with Image.open(tmp_path / "made" / "poster.jpg") as poster:
        yellow = ImageStat.Stat(poster.convert("RGB").crop(YELLOW_FIELD)).mean
    assert yellow[0] > 200
    assert yellow[1] > 180
    assert yellow[2] < 80


def test_stopping_leaves_no_process_and_a_second_run_is_whole(tmp_path: Path) -> None:
    clip = drawn(tmp_path / "a.mp4", "-pix_fmt", "yuv444p", size="960x540", seconds=4)
    folder = tmp_path / "made"

    def stop(fraction: float) -> None:
        if fraction > 0.1:
            raise TimeoutError

    with pytest.raises(TimeoutError):
        transcode(clip, folder, measure(clip), stop, lambda file: None)
    assert children_of(os.getpid()) == []
    assert not (folder / "video.mp4").exists()
    source, files = made_from(clip, folder)
    check(source, files, folder)


def children_of(parent: int) -> list[psutil.Process]:
    """The FFmpeg processes that `parent` started and that still run."""
    return [each for each in psutil.Process(parent).children() if runs(each)]


def runs(process: psutil.Process) -> bool:
    """Whether it is FFmpeg at work: not one that only says its version, and none that is dead."""
    with suppress(psutil.NoSuchProcess):
        return "-progress" in process.cmdline()
    return False


def eventually(true: Callable[[], bool]) -> bool:
    """Whether `true` comes true within a minute: FFmpeg gives way to all else on a busy machine."""
    end = time.monotonic() + 60
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return true()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent")
def test_ffmpeg_dies_with_the_process_that_started_it(tmp_path: Path) -> None:
    clip = drawn(tmp_path / "a.mp4")
    endless = (
        "from pathlib import Path; from webapp.videos.ffmpeg import run;"
        f"run(['-re', '-stream_loop', '-1', '-i', {str(clip)!r}, '-f', 'null', '-'],"
        f" Path({str(tmp_path)!r}))"
    )
    with subprocess.Popen([sys.executable, "-c", endless], cwd=REPOSITORY) as parent:
        try:
            assert eventually(lambda: bool(children_of(parent.pid)))
            (child,) = children_of(parent.pid)
        finally:
            parent.kill()  # else it would be waited for to the end of time
    assert eventually(lambda: not runs(child))


def test_ffmpeg_that_stands_still_is_ended(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "never.ts")
    writer = os.open(tmp_path / "never.ts", os.O_RDWR)
    with pytest.raises(FFmpegFailed, match="stood still"):
        run([*safe_input(tmp_path / "never.ts", "mpegts"), "-f", "null", "-"], tmp_path, patience=2)
    os.close(writer)
    assert children_of(os.getpid()) == []


def test_a_failure_tells_what_ffmpeg_said(tmp_path: Path) -> None:
    with pytest.raises(FFmpegFailed) as failed:
        run([*safe_input(tmp_path / "absent.mp4", "mov"), "-f", "null", "-"], tmp_path)
    assert "No such file" in failed.value.log
