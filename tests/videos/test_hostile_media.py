"""An uploaded file may be made to make us read, ask or waste what it should not."""

import struct
import time
from pathlib import Path

import pytest

from tests.shared_data import drawn
from webapp.videos.ffmpeg import FFmpegFailed, run, safe_input
from webapp.videos.probing import Unusable, probe
from webapp.videos.transcoding import transcode

PLAYLISTS = {
    "hls": "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{target}\n#EXT-X-ENDLIST\n",
    "hls from elsewhere": "#EXTM3U\n#EXTINF:9,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n",
    "concat": "ffconcat version 1.0\nfile '{target}'\n",
    "sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 9 RTP/AVP 96\n",
    "dash": '<?xml version="1.0"?><MPD><Period><BaseURL>{target}</BaseURL></Period></MPD>',
    "subtitles": "1\n00:00:00,000 --> 00:00:09,000\nhello\n",
    "script": "<!doctype html><script>alert(1)</script>",
    "pointer": "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n",
}


def refusal(path: Path) -> str:
    """The reason for which `path` is refused."""
    with pytest.raises(Unusable) as refused:
        probe(path)
    return refused.value.reason


@pytest.mark.parametrize("kind", PLAYLISTS)
@pytest.mark.parametrize("name", ["a.mp4", "a.m3u8", "a"])
def test_a_list_of_other_files_is_no_video(tmp_path: Path, kind: str, name: str) -> None:
    target = drawn(tmp_path / "secret.ts", "-f", "mpegts")
    hostile = tmp_path / name
    hostile.write_text(PLAYLISTS[kind].format(target=f"file://{target}"))
    assert refusal(hostile) == "not_video"


@pytest.mark.parametrize("container", ["mov", "matroska", "mpegts"])
def test_ffmpeg_itself_opens_no_list(tmp_path: Path, container: str) -> None:
    target = drawn(tmp_path / "secret.ts", "-f", "mpegts")
    hostile = tmp_path / "a.mp4"
    hostile.write_text(PLAYLISTS["hls"].format(target=f"file://{target}"))
    with pytest.raises(FFmpegFailed):
        run([*safe_input(hostile, container), "-f", "mpegts", "out.ts"], tmp_path)
    assert not (tmp_path / "out.ts").exists() or (tmp_path / "out.ts").stat().st_size == 0


def test_a_list_in_front_of_a_real_video_is_no_video(tmp_path: Path) -> None:
    real = drawn(tmp_path / "real.mp4").read_bytes()
    hostile = tmp_path / "polyglot.mp4"
    hostile.write_bytes(PLAYLISTS["hls"].format(target="/etc/passwd").encode() + real)
    assert refusal(hostile) in ("not_video", "damaged")


def test_what_hides_behind_a_real_video_does_not_travel(tmp_path: Path) -> None:
    video = drawn(tmp_path / "a.mp4", "-metadata", "location=+52.1+004.3/", "-metadata",
                  "title=At home", "-metadata:s:v", "handler_name=My camera",
                  "-movflags", "+use_metadata_tags")  # fmt: skip
    with video.open("ab") as file:
        file.write(b"<script>alert(1)</script>")
    made = transcode(video, tmp_path / "made", probe(video), lambda _: None, lambda _: None)
    for file_made in made:
        content = (tmp_path / "made" / file_made.name).read_bytes()
        for secret in (b"+52.1", b"At home", b"My camera", b"<script>"):
            assert secret not in content


def test_nothing_at_all_and_plain_noise_are_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.mp4").touch()
    assert refusal(tmp_path / "empty.mp4") == "empty"
    (tmp_path / "noise.mp4").write_bytes(bytes(range(256)) * 4096)
    assert refusal(tmp_path / "noise.mp4") == "not_video"


def test_a_file_cut_short_is_damaged_or_good_as_far_as_it_goes(tmp_path: Path) -> None:
    whole = drawn(tmp_path / "whole.mp4", seconds=4, sound=False)
    (tmp_path / "no-index.mp4").write_bytes(whole.read_bytes()[:-4000])
    assert refusal(tmp_path / "no-index.mp4") == "damaged"
    early = drawn(tmp_path / "early.mp4", "-movflags", "+faststart", seconds=4, sound=False)
    (tmp_path / "half.mp4").write_bytes(early.read_bytes()[: early.stat().st_size // 2])
    assert 500 < probe(tmp_path / "half.mp4").duration_ms < 3500


def test_a_picture_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    video = drawn(tmp_path / "a.mp4", "-c:v", "mjpeg", "-frames:v", "1", sound=False)
    content = video.read_bytes()
    size = content.index(b"mp4v") + 28  # width and height in the sample entry
    bomb = content[:size] + struct.pack(">HH", 30000, 30000) + content[size + 4 :]
    at = bomb.index(b"\xff\xc0") + 5  # and in the first picture itself
    bomb = bomb[:at] + struct.pack(">HH", 30000, 30000) + bomb[at + 4 :]
    (tmp_path / "bomb.mp4").write_bytes(bomb)
    began = time.monotonic()
    assert refusal(tmp_path / "bomb.mp4") in ("too_large", "damaged")
    assert time.monotonic() - began < 10


def test_a_very_large_real_picture_is_refused(tmp_path: Path) -> None:
    huge = drawn(tmp_path / "a.mp4", "-c:v", "mjpeg", "-frames:v", "2", size="9000x64", sound=False)
    assert refusal(huge) == "too_large"


@pytest.mark.parametrize(
    "name",
    ["-i.mp4", "%03d*?.mp4", "a\nb'\".mp4", "concat:x|y.mp4", "手.mp4"],
)
def test_a_file_name_is_only_a_name(tmp_path: Path, name: str) -> None:
    drawn(tmp_path / "plain.mp4", size="320x240").rename(tmp_path / name)
    folder = tmp_path / "%d out"
    video = probe(tmp_path / name)
    made = transcode(tmp_path / name, folder, video, lambda _: None, lambda _: None)
    assert sorted(file.name for file in made) == sorted(path.name for path in folder.iterdir())


def test_a_probe_that_hangs_is_ended(tmp_path: Path) -> None:
    video = drawn(tmp_path / "a.mp4")
    with pytest.raises(Unusable) as refused:
        probe(video, patience=0.01)
    assert refused.value.reason == "damaged"
