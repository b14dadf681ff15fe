"""What it costs to make a video ready, beside one FFmpeg run for each of the same files.

    ./handshape bench video

CPU time comes from the operating system for all processes that were waited for, and our own, each way
measured in one run: seconds on the clock swing with the machine, ratios of CPU time hardly do. What is
drawn is a minute of 1080p30 with noise, with sound, and a signer of 640 by 480 and 25 pictures a second.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.separately import Source, separately
from webapp.videos.composites import Film, compose, large_enough
from webapp.videos.ffmpeg import ffmpeg_program
from webapp.videos.ladder import ladder
from webapp.videos.probing import Probe, probe
from webapp.videos.renditions import RenditionFile
from webapp.videos.sound import listen
from webapp.videos.transcoding import transcode

SECONDS = 60
COLUMNS = ("ladder", "sound", "composites", "all")
MEMORY_MINUTES = (1, 8)
CODING = ("-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-g", "60")


@dataclass(slots=True)
class Spent:
    """CPU seconds of each part; of the first file to play those on the clock too."""

    ladder: float = 0.0  # with the poster and the storyboard, which come from the same runs
    sound: float = 0.0
    composites: float = 0.0
    playable: tuple[float, float] = (0.0, 0.0)

    @property
    def parts(self) -> tuple[float, float, float, float]:
        """In the order of the table; the last is the whole set."""
        whole = self.ladder + self.sound + self.composites
        return self.ladder, self.sound, self.composites, whole


def main() -> None:
    """Draw the films, make everything of them in both ways, and print the ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        draw(folder)
        signer = ready(folder / "signer", folder / "signer.mp4")
        plain = Source(folder / "film.mp4", probe(folder / "film.mp4"))  # what the other box holds
        print(f"{'CPU seconds':20} " + " ".join(f"{title:>10}" for title in COLUMNS))
        for kind in ("mp4", "mkv"):
            source = folder / f"film.{kind}"
            spent, film = ours(folder / kind, source, signer)
            # Anew for each, right after it: a machine is not as quick in every minute.
            apart = separately(plain, signer, folder / f"{kind}-apart", cpu)
            tell("copied (web-ready)" if film.web_ready else "encoded", spent)
            tell("separate runs", Spent(*apart), spent)
        tell_memory(folder)


def draw(folder: Path) -> None:
    """The films, which this way are the same everywhere."""
    picture = f"testsrc2=s=1920x1080:r=30:d={SECONDS},noise=alls=6:allf=t"
    sound = f"sine=f=300:d={SECONDS},tremolo=f=3:d=0.8"
    rate = (
        "-b:v",
        "6M",
        "-maxrate",
        "8M",
        "-bufsize",
        "12M",
        "-c:a",
        "aac",
        "-movflags",
        "+faststart",
    )
    ffmpeg(
        folder, "-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", sound, *CODING, *rate, "film.mp4"
    )
    ffmpeg(folder, "-i", "film.mp4", "-c", "copy", "film.mkv")
    signing = f"testsrc2=s=640x480:r=25:d={SECONDS}"
    ffmpeg(folder, "-f", "lavfi", "-i", signing, *CODING, "signer.mp4")
    small = ("-vf", "scale=320:180", *CODING, "-c:a", "copy")  # our own memory sees no pictures
    ffmpeg(folder, "-i", "film.mp4", *small, "small.mp4")
    for minutes in MEMORY_MINUTES:
        loop = ("-stream_loop", str(minutes * 60 // SECONDS - 1))
        ffmpeg(folder, *loop, "-i", "small.mp4", "-c", "copy", f"long-{minutes}.mp4")


def ffmpeg(folder: Path, *arguments: str) -> None:
    """Run FFmpeg as it comes."""
    command = [ffmpeg_program(), "-v", "error", "-y", *arguments]
    subprocess.run(command, cwd=folder, check=True)


def ready(folder: Path, source: Path) -> Film:
    """A film that has been made ready."""
    found = probe(source)
    transcode(source, folder, found, lambda _: None, lambda _: None)
    return drawn_from(folder, found)


def drawn_from(folder: Path, found: Probe) -> Film:
    """The file of a ready video that a composite is drawn from."""
    return large_enough(
        Film(
            folder / f"{rung.name}.mp4", rung.width, rung.height, rung.frame_rate, found.duration_ms
        )
        for rung in ladder(found)
    )


def ours(folder: Path, source: Path, signer: Film) -> tuple[Spent, Probe]:
    """Everything as the worker makes it."""
    spent, began, worked = Spent(), time.monotonic(), used()
    found = probe(source)

    def published(file: RenditionFile) -> None:
        if file.kind == "progressive":
            spent.playable = time.monotonic() - began, used() - worked

    spent.ladder = cpu(lambda: transcode(source, folder, found, lambda _: None, published))
    spent.sound = cpu(lambda: listen(folder / "video.mp4", found, lambda _: None))
    main = drawn_from(folder, found)
    spent.composites = cpu(lambda: compose(main, signer, 1, 0, lambda _: None))
    return spent, found


def cpu(work: Callable[[], object]) -> float:
    """The CPU seconds that this takes, in our process and in those it starts."""
    before = used()
    work()
    return used() - before


def used() -> float:
    """CPU seconds until now."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    usages = [resource.getrusage(kind) for kind in kinds]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def tell(title: str, spent: Spent, ours: Spent | None = None) -> None:
    """One line of what was spent, one of the ratios, and when it could be played."""
    print(f"{title:20} " + " ".join(f"{value:10.1f}" for value in spent.parts))
    if ours:
        ratios = [each / apart for each, apart in zip(ours.parts, spent.parts, strict=True)]
        print(f"{'  ratio':20} " + " ".join(f"{ratio:10.2f}" for ratio in ratios))
        clock, cpu_seconds = ours.playable
        print(
            f"  first playable: {clock:.1f} s on the clock (whoever else works), {cpu_seconds:.1f} of CPU"
        )


def tell_memory(folder: Path) -> None:
    """Print the most that the worker's own process ever held, for a short and a long film."""
    code = (
        "import resource, sys; from pathlib import Path; from tests.benchmarks.video import ready;"
        "from webapp.videos.probing import probe; from webapp.videos.sound import listen;"
        "source = Path(sys.argv[1]); film = ready(source.with_suffix(''), source);"
        "listen(film.path, probe(source), lambda _: None);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    for minutes in MEMORY_MINUTES:
        film = folder / f"long-{minutes}.mp4"
        told = subprocess.run(
            [sys.executable, "-c", code, str(film)], check=True, capture_output=True, text=True
        )
        print(f"memory of the worker itself, {minutes} min: {int(told.stdout) / 1024:.1f} MiB")
