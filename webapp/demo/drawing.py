"""Draws a demo clip and writes it as an MP4 file: original, deterministic, plainly a drawing."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import imageio_ffmpeg
from PIL import Image, ImageDraw

from . import doors, scene
from .brush import HEIGHT, SCALE, WIDTH, Brush, canvas, label
from .clips import Clip, timed_poses
from .figure import Figure, draw_figure
from .motion import FRAMES_A_SECOND, figures
from .people import PEOPLE

GROUND = (112, 146, 126)  # calm green, far from skin, hair and pullover
QUIET = ["-nostdin", "-loglevel", "error", "-y"]
PICTURES = [
    "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}",
    "-r", str(FRAMES_A_SECOND), "-i", "pipe:0",
]  # fmt: skip
# Quick to encode: the worker makes what visitors see. No stamp of time or version, so that the
# same clip is the same file.
VIDEO = [
    "-c:v", "libx264", "-preset", "ultrafast", "-crf", "23", "-threads", "1", "-g", "60",
    "-pix_fmt", "yuv420p", "-bitexact", "-movflags", "+faststart",
]  # fmt: skip


def draw_clip(clip: Clip, target: Path) -> None:
    """Draw every frame and encode it; the file appears whole or not at all."""
    unfinished = target.with_suffix(".part.mp4")
    command = [imageio_ffmpeg.get_ffmpeg_exe(), *arguments(clip), str(unfinished)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as encoder:  # noqa: S603 -- our own FFmpeg and arguments
        if encoder.stdin is None:
            raise RuntimeError("FFmpeg takes no pictures")
        for frame in frames(clip):
            encoder.stdin.write(frame.reduce(SCALE).tobytes())
    if encoder.returncode:
        raise RuntimeError(f"FFmpeg could not write {target.name}")
    unfinished.replace(target)


def arguments(clip: Clip) -> list[str]:
    """What FFmpeg is told: raw pictures in, and out a file that plays while it loads."""
    if clip.language:
        return [*QUIET, *PICTURES, *VIDEO, "-an"]
    return [*QUIET, *PICTURES, "-f", "lavfi", "-i", sound(clip), *VIDEO, "-c:a", "aac"]


def sound(clip: Clip) -> str:
    """What is heard in a clip without a signer."""
    return doors.tone(clip.seconds) if clip.part else tone(clip.seconds)


def tone(seconds: float) -> str:
    """A soft wavering tone for as long as the alarm lasts, and silence around it."""
    start, end = scene.ALARM
    return (
        f"sine=frequency=660:sample_rate=44100:duration={seconds},tremolo=f=2:d=0.6,"
        f"volume='0.8*between(t,{start},{end})':eval=frame"
    )


def frames(clip: Clip) -> Iterator[Image.Image]:
    """The large pictures of a clip."""
    ground = background(clip)
    if not clip.language:
        stage = doors if clip.part else scene
        yield from stage.frames(clip.seconds, ground)
        return
    for figure in figures(timed_poses(clip), clip.seconds):
        yield picture(clip, figure, ground)


def background(clip: Clip) -> Image.Image:
    """What does not move, with the words that say it is a drawing."""
    ground = canvas(GROUND) if clip.language else empty_stage(clip)
    label(ground, clip.label)
    return ground


def empty_stage(clip: Clip) -> Image.Image:
    """The place where a scene plays."""
    return doors.backdrop() if clip.part else scene.corridor()


def picture(clip: Clip, figure: Figure, ground: Image.Image) -> Image.Image:
    """The signer of a clip at one moment."""
    drawn = ground.copy()
    draw_figure(Brush(ImageDraw.Draw(drawn)), PEOPLE[clip.language], figure)
    return drawn
