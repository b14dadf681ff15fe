"""Looks at how a signer stands in the picture: the ground behind, and what reaches the edge.

A few dozen pictures, shrunk to a size at which a hand is some points wide, are enough for it. They
are read from the file by FFmpeg, which no hostile file can leave.
"""

from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import median

from webapp.videos.ffmpeg import FFmpegFailed, run, safe_input
from webapp.videos.probing import Probe
from webapp.videos.renditions import workspace

LONG, SHORT = 32, 24  # points along the sides
PICTURES = 40
FEWEST = 6
SPAN, SPAN_IN_FULL = 120.0, 15.0  # seconds looked at: by keyframes only, or by each picture

# Differences of colour are the sum of those in Y, U and V, each 0 to 255.
STILL = 12  # at most; codecs and sensors are never quite still
MOVING = 10  # at least
CROSSING = 40  # at the edge: a sleeve's shadow is less
RESTLESS = 0.35  # of the picture: then the camera moves, or the film was cut

Picture = tuple[bytes, bytes, bytes]
Colour = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Framing:
    """What was seen; None where it could not be told."""

    ground: float | None = None  # brightness of what is behind, 0 to 255
    contrast: float | None = None  # of what moves to what is behind
    crossing: float = 0.0  # share of the pictures in which something moves across a side


def look(source: Path, probe: Probe) -> Framing:
    """Look at some pictures of a film; one that cannot be looked at is told nothing of."""
    width, height = (LONG, SHORT) if probe.width >= probe.height else (SHORT, LONG)
    with workspace(source.parent, "framing") as work:
        try:
            draw(source, work, probe, f"scale={width}:{height}:flags=area:out_range=pc")
        except FFmpegFailed:
            return Framing()
        raw = (work / "pictures").read_bytes()  # at most 40 times 2304 bytes
    points = width * height
    starts = range(0, len(raw) - 3 * points + 1, 3 * points)
    planes = [tuple(raw[at + n * points :][:points] for n in range(3)) for at in starts]
    return seen([(y, u, v) for y, u, v in planes], width, height)


def draw(source: Path, work: Path, probe: Probe, small: str) -> None:
    """Pictures from the whole film by its keyframes; if those are few, from its beginning."""
    seconds = probe.duration_ms / 1000
    span = min(seconds, SPAN)
    few = probe.keyframe_gap_ms / 1000 > span / PICTURES * 2
    span = min(span, SPAN_IN_FULL) if few else span
    apart = f"select='isnan(prev_selected_t)+gte(t-prev_selected_t,{span / PICTURES:.3f})'"
    arguments = [
        *(() if few else ("-skip_frame", "nokey")),
        "-t", f"{max(span, 1):.3f}", *safe_input(source, probe.container), "-map", "0:V:0",
        "-vf", f"{apart},{small},format=yuv444p", "-fps_mode", "passthrough",
        "-frames:v", str(PICTURES), "-f", "rawvideo", "pictures",
    ]  # fmt: skip
    run(arguments, work)


def seen(pictures: list[Picture], width: int, height: int) -> Framing:
    """What the pictures tell together."""
    if len(pictures) < FEWEST:
        return Framing()
    usual = [tuple(median(values) for values in zip(*plane, strict=True))
             for plane in zip(*pictures, strict=True)]  # fmt: skip
    still = list(zip(*usual, strict=True))
    moved = [
        [distance(now, before) for now, before in zip(zip(*picture, strict=True), still, strict=True)]
        for picture in pictures
    ]  # fmt: skip
    if restless(moved):
        return Framing()
    ground = ground_colour(still, moved, width, height)
    if ground is None:
        return Framing(crossing=crossing(moved, width, height))
    contrast = contrast_to(ground, pictures, moved)
    return Framing(ground[0], contrast, crossing(moved, width, height))


def distance(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """How different two colours are."""
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))


def restless(moved: list[list[float]]) -> bool:
    """Whether so much of the picture changes that nothing can be said of its parts."""
    shares = [sum(each > CROSSING for each in picture) / len(picture) for picture in moved]
    return median(shares) > RESTLESS


def ground_colour(
    still: list[Colour], moved: list[list[float]], width: int, height: int
) -> Colour | None:
    """The usual colour of what never moves above and beside a signer."""
    beside = max(2, width // 6)
    places = [
        row * width + column
        for row in range(height * 2 // 3)
        for column in range(width)
        if row < 2 or column < beside or column >= width - beside
    ]
    quiet = [at for at in places if max(picture[at] for picture in moved) <= STILL]
    if len(quiet) < len(places) / 5:
        return None
    y, u, v = (median(still[at][plane] for at in quiet) for plane in range(3))
    return y, u, v


def contrast_to(ground: Colour, pictures: list[Picture], moved: list[list[float]]) -> float | None:
    """How far the colours of what moves most, hands and arms, are from the ground."""
    strongest = sorted(chain(*moved))[-max(1, len(moved) * len(moved[0]) // 200)]
    least = max(MOVING, strongest / 2)
    found = [
        distance(colour, ground)
        for picture, changes in zip(pictures, moved, strict=True)
        for colour, change in zip(zip(*picture, strict=True), changes, strict=True)
        if change >= least
    ]
    return sorted(found)[len(found) * 3 // 4] if found else None


def crossing(moved: list[list[float]], width: int, height: int) -> float:
    """In what share of the pictures something moves across the top or a side.

    The lower edge tells nothing: at rest, hands lie below it in many good films.
    """
    edges = (
        range(0, width * height, width), range(width - 1, width * height, width), range(width),
    )  # fmt: skip
    hits = [
        any(sum(picture[at] > CROSSING for at in edge) >= 2 for edge in edges) for picture in moved
    ]
    return sum(hits) / len(hits)
