"""Runs FFmpeg as a quiet child that cannot outlive us, hang for ever or open a file we did not name."""

import os
import re
import resource
import selectors
import signal
import subprocess
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import IO

import imageio_ffmpeg

from webapp.processes import tied

Progress = Callable[[float], None]

# What an uploaded file may be. Playlists, concat scripts and image sequences are left out on
# purpose: those formats name *other* files, and FFmpeg would open them.
CONTAINERS = ("mov", "matroska", "avi", "flv", "asf", "mpeg", "mpegts", "ogg")
SAFE_INPUT = {"protocol_whitelist": "file,pipe", "format_whitelist": ",".join(CONTAINERS)}

GIGABYTE = 1 << 30


class FFmpegFailed(Exception):
    """FFmpeg gave up, or stood still for too long; `log` is the end of what it said."""

    def __init__(self, why: str, log: str) -> None:
        super().__init__(why)
        self.log = log


def leash(memory: int, *, idle: bool) -> Callable[[], None]:
    """What a child does to itself before it turns into another program.

    The kernel kills it when the *thread* that started it ends: wait for it in that thread.
    """
    tie = tied(signal.SIGKILL)

    def put_on() -> None:
        tie()
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if idle:
            os.nice(19)
            with suppress(OSError):  # some containers forbid it; it lowers disk priority as well
                os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))

    return put_on


@cache
def ffmpeg_program() -> str:
    return str(imageio_ffmpeg.get_ffmpeg_exe())


@cache
def has_filter(name: str) -> bool:
    known = subprocess.run(  # noqa: S603 - our own program, fixed arguments
        [ffmpeg_program(), "-hide_banner", "-filters"],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return f" {name} " in known.stdout


def safe_input(source: Path, container: str) -> list[str]:
    """The arguments that open `source` as this container and as nothing else."""
    if container not in CONTAINERS:
        raise ValueError(container)
    whitelists = [part for key, value in SAFE_INPUT.items() for part in (f"-{key}", value)]
    return [*whitelists, "-f", container, "-i", f"file:{source.absolute()}"]


def run(
    arguments: Sequence[str],
    folder: Path,
    seconds: float = 0,
    progress: Progress = lambda fraction: None,
    patience: float = 300,
) -> str:
    """Run FFmpeg in `folder` to its end and return the last it said; what `progress` raises stops it.

    `seconds` is the length of the film, `patience` how long FFmpeg may stand still.
    """
    command = [ffmpeg_program(), "-nostdin", "-hide_banner", "-loglevel", "warning",
               "-nostats", "-progress", "pipe:1", "-y", *arguments]  # fmt: skip
    log: deque[str] = deque(maxlen=40)
    with subprocess.Popen(  # noqa: S603 - no shell; file names are absolute or our own
        command, cwd=folder, env={}, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, preexec_fn=leash(6 * GIGABYTE, idle=True),
    ) as process:  # fmt: skip
        try:
            assert process.stdout  # noqa: S101 - asked for above
            follow(process.stdout, seconds, progress, patience, log)
            code = process.wait(timeout=patience)
        except BaseException:
            process.kill()
            raise
    if code != 0:
        raise FFmpegFailed(f"FFmpeg ended with {code}", "\n".join(log))
    return "\n".join(log)


def follow(
    pipe: IO[bytes], seconds: float, progress: Progress, patience: float, log: deque[str]
) -> None:
    """Read what FFmpeg tells: `key=value` lines of progress, and anything else for the log.

    It reports twice a second even when it is stuck, so only changing numbers count as life.
    """
    signs_of_life = dict.fromkeys(("frame", "out_time_us", "total_size"), "")
    moved, fraction = time.monotonic(), 0.0
    for line in lines(pipe):
        key, _, value = line.partition("=")
        if not re.match(r"\w+=", line):
            log.extend([line] if line else [])
        elif key in signs_of_life and signs_of_life[key] != value:
            signs_of_life[key], moved = value, time.monotonic()
            if key == "out_time_us" and value.isdigit() and seconds > 0:
                fraction = max(fraction, min(1.0, int(value) / 1e6 / seconds))
        elif key == "progress":
            progress(fraction)
        if time.monotonic() - moved > patience:
            raise FFmpegFailed("FFmpeg stood still", "\n".join(log))


def lines(pipe: IO[bytes]) -> Iterator[str]:
    """The lines of a pipe as they come; an empty one each second in which nothing came."""
    rest = b""
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while True:
            if not selector.select(timeout=1):
                yield ""
                continue
            chunk = os.read(pipe.fileno(), 65536)
            if not chunk:
                return
            *whole, rest = (rest + chunk).split(b"\n")
            rest = rest[-65536:]  # a line without an end must not fill our memory
            for line in whole:
                yield line.decode(errors="replace").strip()
