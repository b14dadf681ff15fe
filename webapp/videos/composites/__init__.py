"""Makes one file of a video and the film of a signer beside it: for pages without scripts, for
devices that play one video at a time, and to be taken away.

Both layouts come from one decode of each film, in a size that is there already and just large
enough. Where the signer has not begun yet or has ended, the video itself is seen ("pip"), or plain
ground ("side"). Signing that goes on after the end of the video is shown to its end, beside the
video's last picture. Captions are never drawn into it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Literal

from webapp.videos.coding import EVERY_SEGMENT, NO_METADATA, h264
from webapp.videos.ffmpeg import Progress, run, safe_input
from webapp.videos.ladder import RATES, Rung, even
from webapp.videos.renditions import RenditionFile, settle, workspace

Layout = Literal["pip", "side"]
LAYOUTS: tuple[Layout, ...] = ("pip", "side")

PIP_SHORT_SIDE = 720  # of the whole: then a third of it is enough to read signing
PIP_SHARE = Fraction(1, 3)  # of the width; the height of an upright film may be two thirds
SIDE_WIDTH, SIDE_HEIGHT = 1920, 720
GROUND = "0x20242b"  # neither black nor white beside skin
QUICKEST = 60


@dataclass(frozen=True, slots=True)
class Film:
    """A file of a video that plays: upright, with square pixels."""

    path: Path
    width: int
    height: int
    rate: Fraction
    duration_ms: int

    @property
    def aspect(self) -> Fraction:
        """Width by height."""
        return Fraction(self.width, self.height)

    def below(self, folder: Path) -> "Film":
        """The same where it lies in this folder."""
        return replace(self, path=folder / self.path)


def large_enough(films: Iterable[Film]) -> Film:
    """Of the sizes of one video the one to draw from: to decode a larger one is work for nothing."""
    by_size = sorted(films, key=lambda film: min(film.width, film.height))
    fitting = [film for film in by_size if min(film.width, film.height) <= PIP_SHORT_SIDE]
    return fitting[-1] if fitting else by_size[0]


@dataclass(frozen=True, slots=True)
class Scene:
    """Where the two stand in a picture, in pixels."""

    layout: Layout
    canvas: tuple[int, int]
    main: tuple[int, int]
    signer: tuple[int, int]
    at: tuple[int, int]

    def name(self, signer_id: int, offset_ms: int) -> str:
        """Another offset is another file: browsers keep what an address has shown."""
        moved = f"{offset_ms:+}ms".replace("+", "plus").replace("-", "minus") if offset_ms else ""
        return "-".join([self.layout, str(signer_id), *([moved] if moved else [])]) + ".mp4"


def files_with(folder: Path, signer_id: int) -> list[Path]:
    """Every file made for this signer that lies in the main video's folder."""
    patterns = (f"{kind}-{signer_id}{end}" for kind in LAYOUTS for end in (".mp4", "-*.mp4"))
    return [path for pattern in patterns for path in folder.glob(pattern)]


def scenes(main: Film, signer: Film) -> tuple[Scene, ...]:
    """Both layouts."""
    return inside(main, signer), beside(main, signer)


def inside(main: Film, signer: Film) -> Scene:
    """The signer in the lower end corner, at a third of the width."""
    needed = max(Fraction(1), signer.width / PIP_SHARE / main.width)  # to show all of the signer
    scale = min(Fraction(PIP_SHORT_SIDE, min(main.width, main.height)), needed)
    canvas = width, height = even(main.width * scale), even(main.height * scale)
    wide = min(width * PIP_SHARE, height * 2 * PIP_SHARE * signer.aspect)
    size = even(wide), even(wide / signer.aspect)
    return Scene("pip", canvas, canvas, size, (width - size[0], height - size[1]))


def beside(main: Film, signer: Film) -> Scene:
    """Both equally high, the signer at the end."""
    fitting = SIDE_WIDTH / (main.aspect + signer.aspect)
    height = min(Fraction(SIDE_HEIGHT), fitting, Fraction(max(main.height, signer.height)))
    left = even(height * main.aspect), even(height)
    right = even(height * signer.aspect), even(height)
    return Scene("side", (left[0] + right[0], left[1]), left, right, (left[0], 0))


def rate_of(main: Film, signer: Film) -> Fraction:
    """The quicker of the two: no picture of the signer is lost."""
    return min(max(main.rate, signer.rate), max(Fraction(QUICKEST), signer.rate))


def compose(
    main: Film, signer: Film, signer_id: int, offset_ms: int, progress: Progress
) -> list[RenditionFile]:
    """Write both files beside the main video; each stands there only when it is whole."""
    rate, folder = rate_of(main, signer), main.path.parent
    made = scenes(main, signer)
    with workspace(folder, f"signer-{signer_id}") as work:
        over = signing_after(main, signer, offset_ms)
        arguments = [*films(main, signer, offset_ms), "-filter_complex", graph(made, rate, over)]
        for scene in made:
            arguments += output(scene, rate)
        run(arguments, work, main.duration_ms / 1000 + over, progress)
        files = []
        for scene in made:
            name = scene.name(signer_id, offset_ms)
            (work / f"{scene.layout}.mp4").replace(work / name)
            files.append(settle(work, folder, scene.layout, name, scene.canvas, rate))
    return files


def signing_after(main: Film, signer: Film, offset_ms: int) -> float:
    """For how many seconds signing goes on after the end of the video.

    Never longer than the signing itself: an offset of hours makes no hours of a still picture.
    """
    after = signer.duration_ms + offset_ms - main.duration_ms
    return max(0, min(after, signer.duration_ms)) / 1000


def films(main: Film, signer: Film, offset_ms: int) -> list[str]:
    """Both inputs; the signer begins later, or what lies before the beginning is cut off."""
    shift = ["-ss" if offset_ms < 0 else "-itsoffset", f"{abs(offset_ms)}ms"] if offset_ms else []
    return [*safe_input(main.path, "mov"), *shift, *safe_input(signer.path, "mov")]


def graph(made: tuple[Scene, ...], rate: Fraction, over: float) -> str:
    """`[0:v]` and `[1:v]` at one rate, and split into the two scenes.

    The video's last picture stands `over` seconds longer, as long as the signer goes on.
    """
    chains = []
    held = f"tpad=stop_mode=clone:stop_duration={over:.3f}," if over > 0 else ""
    for source, (name, longer) in enumerate({"main": held, "signer": ""}.items()):
        outlets = "".join(f"[{name}-{scene.layout}]" for scene in made)
        chains.append(f"[{source}:v]fps={rate},{longer}setsar=1,split={len(made)}{outlets}")
    for scene in made:
        kind, (width, height), (across, down) = scene.layout, scene.canvas, scene.at
        ground = f",pad={width}:{height}:0:0:{GROUND}" if scene.main != scene.canvas else ""
        chains += [
            f"[main-{kind}]scale={scene.main[0]}:{scene.main[1]}{ground}[{kind}-ground]",
            f"[signer-{kind}]scale={scene.signer[0]}:{scene.signer[1]}[{kind}-signer]",
            f"[{kind}-ground][{kind}-signer]overlay={across}:{down}:eof_action=pass[{kind}]",
        ]
    return ";".join(chains)


def output(scene: Scene, rate: Fraction) -> list[str]:
    """One file; the sound of the main video is copied."""
    bits = RATES[1080 if scene.canvas[0] > 1280 else 720][rate > 31]
    rung = Rung(scene.layout, *scene.canvas, rate, bits)
    return [
        "-map", f"[{scene.layout}]", "-map", "0:a:0?", "-c:a", "copy", *h264(rung, EVERY_SEGMENT),
        *NO_METADATA, "-movflags", "+faststart", "-f", "mp4", f"{scene.layout}.mp4",
    ]  # fmt: skip
