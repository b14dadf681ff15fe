"""Each real film that we have becomes one that plays, with all that belongs to it, or is refused.

Some of every kind always; all of them when asked to be thorough (`./handshape test --full`).
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import get_args

import pytest
from PIL import Image

from tests.shared_data import SHARED, faults, shared
from webapp.videos.framing import look
from webapp.videos.probing import Probe, Reason, Unusable, probe
from webapp.videos.sound import listen
from webapp.videos.storyboard import storyboard
from webapp.videos.transcoding import transcode

FOLDERS = ("media", "signs/clips")
NO_FILMS = {".vtt", ".html", ".md", ".json", ".png"}  # papers about them
SOME = (
    "media/androidx-media/bbb_176x144_128kbps_15fps_h263.3gp",
    "media/androidx-media/bt601.mov",
    "media/androidx-media/sample_av1.mkv",
    "media/androidx-media/sample_h262_mpeg_audio.ps",
    "media/androidx-media/sample_h264_mpeg_audio.ts",
    "media/androidx-media/silent-black-10s.mp4",
    "media/opencast/file_0.mp4",
    "media/smallest-possible/AudioVideoInterleave.avi",
    "media/smallest-possible/FlashVideo.flv",
    "media/smallest-possible/Mpeg4.mp4",
    "media/smallest-possible/WindowsMediaVideo.wmv",
    "media/smallest-possible/mp4-with-audio.mp4",
    "media/smallest-possible/webm.webm",
    "signs/clips/asl/pose_asl_house.mp4",
)


def all_films() -> list[str]:
    """Every file that may be one."""
    paths = [path for folder in FOLDERS for path in sorted((SHARED / folder).rglob("*"))]
    films = [path for path in paths if path.is_file() and path.suffix not in NO_FILMS]
    return [str(path.relative_to(SHARED)) for path in films]


def looked_into(source: Path) -> Probe | str:
    """What it holds, or why it is refused."""
    try:
        return probe(source)
    except Unusable as refusal:
        return refusal.reason


@pytest.mark.parametrize("name", all_films() if os.environ.get("HANDSHAPE_FULL") else SOME)
def test_a_real_file_becomes_a_film_or_is_refused(name: str, tmp_path: Path) -> None:
    source = Path(shutil.copy(shared(name), tmp_path / "source"))
    found = looked_into(source)
    if isinstance(found, str):
        assert found in get_args(Reason)
        return
    made = transcode(source, tmp_path, found, lambda _: None, lambda _: None)
    look(source, found)
    heard = listen(tmp_path / "video.mp4", found, lambda _: None)
    assert {"video.mp4", "poster.jpg", "storyboard.jpg", "storyboard.vtt", "master.m3u8"} <= {
        file.name for file in made
    }
    assert "" == faults(tmp_path / "video.mp4")
    for picture in ("poster.jpg", "storyboard.jpg"):
        with Image.open(tmp_path / picture) as opened:
            opened.load()
            expected = next((file.width, file.height) for file in made if file.name == picture)
            assert expected == opened.size
    listed = (tmp_path / "storyboard.vtt").read_text()
    assert storyboard(found).pictures == listed.count(" --> ") <= 100
    assert (found.audio_codec is None) == (heard is None)
    if heard:
        told = json.loads((tmp_path / "peaks.json").read_text())
        seconds = len(told["peaks"]) / told["per_second"]
        assert seconds <= found.duration_ms / 1000 + 1
