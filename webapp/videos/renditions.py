"""The files that are made of a video: what is known of each, and how it gets to its place whole."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Literal

from webapp.videos.ffmpeg import Progress

Kind = Literal[
    "poster", "progressive", "hls", "storyboard", "storyboard_picture", "peaks", "pip", "side",
    "silent",
]  # fmt: skip
Size = tuple[int | None, int | None]

MIME = {
    ".jpg": "image/jpeg", ".mp4": "video/mp4", ".m3u8": "application/vnd.apple.mpegurl",
    ".vtt": "text/vtt", ".json": "application/json",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RenditionFile:
    """A finished file; only what moves has a frame rate, only what is seen a size."""

    kind: Kind
    name: str
    width: int | None
    height: int | None
    frame_rate: Fraction | None
    bytes: int
    mime: str


@contextmanager
def workspace(folder: Path, purpose: str = "") -> Iterator[Path]:
    """An empty folder of this run's own inside `folder`; when it fails, what it holds goes.

    What killed runs of the same purpose left goes first; one that is not quite dead yet can write
    on in what was taken from it, and touches nothing of ours. Without a purpose all others go.
    """
    folder.mkdir(parents=True, exist_ok=True)
    start = f".unfinished-{purpose}-" if purpose else ".unfinished-"
    for left in folder.glob(f"{start}*"):
        shutil.rmtree(left, ignore_errors=True)
    work = Path(tempfile.mkdtemp(prefix=start, dir=folder))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def part(progress: Progress, start: float, end: float) -> Progress:
    """The progress of one step, told as its part of the whole."""
    return lambda fraction: progress(start + (end - start) * fraction)


def settle(
    work: Path,
    folder: Path,
    kind: Kind,
    name: str,
    size: Size = (None, None),
    rate: Fraction | None = None,
) -> RenditionFile:
    """Move a finished file to its final name in a way that a power cut cannot tear."""
    sync(work / name)
    (work / name).replace(folder / name)
    sync(folder)
    weight, mime = (folder / name).stat().st_size, MIME[Path(name).suffix]
    return RenditionFile(kind, name, *size, rate, weight, mime)


def sync(path: Path) -> None:
    """Have what was written reach the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
