"""The same files as the worker's, each by a run of FFmpeg of its own from the uploaded file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from webapp.videos.coding import AAC, EVERY_SEGMENT, h264, plain_picture
from webapp.videos.composites import Film, Scene, films, graph, output, rate_of, scenes
from webapp.videos.ffmpeg import run, safe_input
from webapp.videos.ladder import Rung, ladder
from webapp.videos.posters import draw_candidates
from webapp.videos.probing import Probe
from webapp.videos.sound import decode
from webapp.videos.storyboard import SHEET, storyboard

Clock = Callable[[Callable[[], object]], float]


@dataclass(frozen=True, slots=True)
class Source:
    """An uploaded file and what it holds."""

    path: Path
    probe: Probe

    @property
    def input(self) -> list[str]:
        """As FFmpeg is told to open it."""
        return safe_input(self.path, self.probe.container)


def separately(source: Source, signer: Film, work: Path, cpu: Clock) -> tuple[float, float, float]:
    """CPU seconds of the ladder with poster and storyboard, of the sound, of the composites."""
    work.mkdir()
    rungs = ladder(source.probe)
    small = next(rung for rung in rungs if min(rung.width, rung.height) <= 720)
    board = ["-vf", storyboard(source.probe).filters, "-frames:v", "1", "-f", "mjpeg", SHEET]
    ladders = [
        cpu(lambda: draw_candidates(source.path, work, source.probe, small, lambda _: None)),
        cpu(lambda: run([*source.input, *board], work)),
        encoded(source, rungs[0], work, ["-movflags", "+faststart", "video.mp4"], cpu),
        *(encoded(source, rung, work, segmented(rung), cpu) for rung in rungs),
    ]
    sound = cpu(lambda: decode(source.path, work, source.probe, lambda _: None))
    top = rungs[0]
    main = Film(source.path, top.width, top.height, top.frame_rate, source.probe.duration_ms)
    made = [composed(main, signer, scene, work, cpu) for scene in scenes(main, signer)]
    return sum(ladders), sound, sum(made)


def encoded(source: Source, rung: Rung, work: Path, end: list[str], cpu: Clock) -> float:
    """One size, decoded and encoded for itself."""
    picture = ["-vf", f"fps={rung.frame_rate},{plain_picture(source.probe, rung)}"]
    coding = [*picture, *h264(rung, EVERY_SEGMENT), *AAC]
    return cpu(lambda: run([*source.input, "-map", "0:v:0", "-map", "0:a:0", *coding, *end], work))


def segmented(rung: Rung) -> list[str]:
    """One rung of a ladder as a file and its playlist."""
    return [
        "-f", "hls", "-hls_time", "2", "-hls_playlist_type", "vod", "-hls_segment_type", "fmp4",
        "-hls_flags", "single_file+independent_segments",
        "-hls_segment_filename", f"{rung.name}.mp4", f"{rung.name}.m3u8",
    ]  # fmt: skip


def composed(main: Film, signer: Film, scene: Scene, work: Path, cpu: Clock) -> float:
    """One layout, from a decode of both films for itself."""
    rate = rate_of(main, signer)
    drawing = ["-filter_complex", graph((scene,), rate, 0), *output(scene, rate)]
    return cpu(lambda: run([*films(main, signer, 0), *drawing], work))
