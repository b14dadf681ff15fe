"""Chooses the picture that stands for a video before it plays: the one with the most to see."""

from pathlib import Path

from webapp.videos.coding import JPEG, NO_METADATA, plain_picture
from webapp.videos.ffmpeg import FFmpegFailed, Progress, run, safe_input
from webapp.videos.ladder import Rung
from webapp.videos.probing import Probe

NAME = "poster.jpg"
CANDIDATES, FEWEST = 12, 5
LONGEST, LONGEST_IN_FULL = 60.0, 12.0  # seconds looked at: by keyframes only, or by each picture
SHORTEST = 6.0


def make_poster(source: Path, work: Path, probe: Probe, rung: Rung, progress: Progress) -> None:
    """Write the best of some pictures from the first half of the film, of a long one its beginning.

    A sharp, well lit picture full of detail needs the most bytes at the same quality. Black, fades
    and hands blurred by their own movement need fewer, so the largest file wins.
    """
    draw_candidates(source, work, probe, rung, progress)
    candidates = sorted(work.glob("candidate-*.jpg"), key=lambda path: path.stat().st_size)
    if not candidates or not candidates[-1].stat().st_size:
        raise FFmpegFailed("no picture could be drawn", "")
    candidates.pop().replace(work / NAME)
    for other in candidates:
        other.unlink()


def draw_candidates(source: Path, work: Path, probe: Probe, rung: Rung, progress: Progress) -> None:
    """Keyframes are enough, and far cheaper, where there are many of them."""
    seconds = probe.duration_ms / 1000
    span = min(max(seconds / 2, SHORTEST), seconds, LONGEST)
    few = probe.interlaced or probe.keyframe_gap_ms / 1000 > span / FEWEST
    span = min(span, LONGEST_IN_FULL) if few else span
    apart = f"select='isnan(prev_selected_t)+gte(t-prev_selected_t,{span / CANDIDATES:.3f})'"
    picture = plain_picture(probe, rung)
    chain = [picture, apart] if probe.interlaced else [apart, picture]
    arguments = [
        *(() if few else ("-skip_frame", "nokey")),
        # A film whose pictures begin late has its first one beyond the span.
        "-t", f"{max(span, 1):.3f}", *safe_input(source, probe.container), "-map", "0:V:0",
        "-vf", ",".join([*chain, JPEG]), "-fps_mode", "passthrough",
        "-frames:v", str(CANDIDATES), "-q:v", "6", *NO_METADATA, "-f", "image2",
        "candidate-%02d.jpg",
    ]  # fmt: skip
    run(arguments, work, progress=progress)
