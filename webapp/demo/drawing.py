"""Draws a demo clip and writes it as an MP4 file: original, deterministic, plainly a drawing."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import imageio_ffmpeg
from PIL import Image, ImageDraw

from . import scene
from .brush import HEIGHT, SCALE, WIDTH, Brush, canvas, label
from .clips import Clip, timed_poses
from .figure import draw_figure
from .motion import FRAMES_A_SECOND, figures
from .people import PEOPLE

GROUND = (112, 146, 126)  # calm green, far from skin, hair and pullover
TONE = "sine=frequency=660:sample_rate=44100:duration={seconds},tremolo=f=4:d=0.6,volume=0.18:enable='between(t,{start},{end})',volume=0:enable='not(between(t,{start},{end}))'"


def draw_clip(clip: Clip, target: Path) -> None:
    """Draw every frame and encode it; the file appears whole or not at all."""
    unfinished = target.with_suffix(".part.mp4")
    command = [imageio_ffmpeg.get_ffmpeg_exe(), *arguments(clip), str(unfinished)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as encoder:  # noqa: S603 - our own FFmpeg, our own arguments
        if encoder.stdin is None:
            raise RuntimeError("FFmpeg takes no pictures")
        for frame in frames(clip):
            encoder.stdin.write(frame.reduce(SCALE).tobytes())
    if encoder.returncode:
        raise RuntimeError(f"FFmpeg could not write {target.name}")
    unfinished.replace(target)


def frames(clip: Clip) -> Iterator[Image.Image]:
    """The large pictures of a clip, each with the words that say it is a drawing."""
    if not clip.language:
        ground = scene.corridor()
        label(ground, clip.label)
        yield from scene.frames(clip.seconds, ground)
        return
    ground = canvas(GROUND)
    label(ground, clip.label)
    for figure in figures(timed_poses(clip), clip.seconds):
        picture = ground.copy()
        draw_figure(Brush(ImageDraw.Draw(picture)), PEOPLE[clip.language], figure)
        yield picture


def arguments(clip: Clip) -> list[str]:
    """What FFmpeg is told: raw pictures in, a file that plays while it loads out."""
    size = f"{WIDTH}x{HEIGHT}"
    pictures = [
        "-f",
        "rawvideo",
        "-pix_fmt",
        "rgb24",
        "-s",
        size,
        "-r",
        str(FRAMES_A_SECOND),
        "-i",
        "pipe:0",
    ]
    start, end = scene.ALARM
    tone = TONE.format(seconds=clip.seconds, start=start, end=end)
    sound = (
        ["-an"]
        if clip.language
        else ["-f", "lavfi", "-i", tone, "-c:a", "aac", "-b:a", "96k", "-shortest"]
    )
    inputs = [*pictures, *(sound[:4] if not clip.language else [])]
    return [
        "-nostdin",
        "-loglevel",
        "error",
        "-y",
        *inputs,
        "-c:v",
        "libx264",
        "-preset",
        "ultrafast",
        "-crf",
        "23",
        "-threads",
        "1",
        "-pix_fmt",
        "yuv420p",
        "-g",
        "60",
        "-bitexact",
        "-movflags",
        "+faststart",
        *(["-an"] if clip.language else sound[4:]),
    ]
