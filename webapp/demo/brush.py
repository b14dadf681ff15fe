"""Smooth shapes on a Pillow picture, drawn large and made small so that edges are soft."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 640, 480
SCALE = 2  # each pixel of the clip is drawn as a square of SCALE by SCALE and averaged

Point = tuple[float, float]
Colour = tuple[int, int, int]
Points = tuple[Point, ...]
Joints = Sequence[tuple[float, float, float]]  # x, y, radius


@dataclass(frozen=True, slots=True)
class Brush:
    """Draws in the clip's own pixels; `pivot`, `turn` and `shift` move what is drawn as a whole."""

    ink: ImageDraw.ImageDraw
    pivot: Point = (0, 0)
    turn: float = 0
    shift: Point = (0, 0)

    def turned(self, pivot: Point, degrees: float, shift: Point = (0, 0)) -> Brush:
        """A brush that turns what it draws around a point, then moves it."""
        return Brush(self.ink, pivot, math.radians(degrees), shift)

    def placed(self, points: Points) -> list[Point]:
        """Where points fall on the large picture."""
        if not self.turn:
            right, down = self.shift
            return [((a + right) * SCALE, (b + down) * SCALE) for a, b in points]
        cos, sin = math.cos(self.turn) * SCALE, math.sin(self.turn) * SCALE
        x, y = self.pivot
        left, top = (x + self.shift[0]) * SCALE, (y + self.shift[1]) * SCALE
        return [
            (left + (a - x) * cos - (b - y) * sin, top + (a - x) * sin + (b - y) * cos)
            for a, b in points
        ]

    def area(self, points: Points, colour: Colour) -> None:
        """A shape with straight sides."""
        self.ink.polygon(self.placed(points), fill=colour)

    def blob(self, points: Points, colour: Colour) -> None:
        """A shape with one smooth outline through the points."""
        self.ink.polygon(self.placed(rounded(points)), fill=colour)

    def curve(self, points: Points, width: float, colour: Colour) -> None:
        """A smooth open stroke through the points, with round ends."""
        path = self.placed(softened(points))
        self.ink.line(path, fill=colour, width=round(width * SCALE), joint="curve")
        for x, y in (path[0], path[-1]):
            self.dot_placed(x, y, width * SCALE / 2, colour)

    def dot(self, at: Point, radius: float, colour: Colour) -> None:
        """A round dot."""
        x, y = self.placed((at,))[0]
        self.dot_placed(x, y, radius * SCALE, colour)

    def dot_placed(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """A round dot in pixels of the large picture."""
        self.ink.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)

    def oval(self, at: Point, wide: float, high: float, colour: Colour) -> None:
        """An upright oval, given by its half width and half height; it turns with the brush."""
        points = tuple((at[0] + wide * a, at[1] + high * b) for a, b in CIRCLE)
        self.ink.polygon(self.placed(points), fill=colour)

    def limb(self, a: Point, radius_a: float, b: Point, radius_b: float, colour: Colour) -> None:
        """A rounded limb from a to b, thicker at one end than at the other."""
        self.dot(a, radius_a, colour)
        self.limb_on(a, radius_a, b, radius_b, colour)

    def chain(self, joints: Joints, grow: float, colour: Colour) -> None:
        """Limbs from joint to joint, each with its radius, all thicker by `grow`."""
        x, y, radius = joints[0]
        self.dot((x, y), radius + grow, colour)
        for (ax, ay, ar), (bx, by, br) in pairwise(joints):
            self.limb_on((ax, ay), ar + grow, (bx, by), br + grow, colour)

    def limb_on(self, a: Point, radius_a: float, b: Point, radius_b: float, colour: Colour) -> None:
        """A limb that goes on from one whose round end is already there."""
        length = math.dist(a, b) or 1e-6
        x, y = (a[1] - b[1]) / length, (b[0] - a[0]) / length
        sides = (
            (a[0] + x * radius_a, a[1] + y * radius_a),
            (b[0] + x * radius_b, b[1] + y * radius_b),
            (b[0] - x * radius_b, b[1] - y * radius_b),
            (a[0] - x * radius_a, a[1] - y * radius_a),
        )
        self.ink.polygon(self.placed(sides), fill=colour)
        self.dot(b, radius_b, colour)


CIRCLE = tuple((math.cos(math.tau * at / 40), math.sin(math.tau * at / 40)) for at in range(40))
STEPS = tuple(step / 6 for step in range(6))


@functools.lru_cache(maxsize=256)
def rounded(points: Points) -> Points:
    """A closed smooth outline (Catmull-Rom) through the points."""
    ring = (points[-1], *points, points[0], points[1])
    return tuple(between(ring[at : at + 4], step) for at in range(len(points)) for step in STEPS)


def softened(points: Points) -> Points:
    """An open smooth path (Catmull-Rom) through the points."""
    ends = (points[0], *points, points[-1])
    path = [between(ends[at : at + 4], s) for at in range(len(points) - 1) for s in STEPS[::2]]
    return (*path, points[-1])


def between(four: Points, t: float) -> Point:
    """A point on the smooth path between the second and the third of four points."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = four
    t2, t3 = t * t, t * t * t
    wa, wb = -t3 + 2 * t2 - t, 3 * t3 - 5 * t2 + 2
    wc, wd = -3 * t3 + 4 * t2 + t, t3 - t2
    return (
        (wa * ax + wb * bx + wc * cx + wd * dx) / 2,
        (wa * ay + wb * by + wc * cy + wd * dy) / 2,
    )


def canvas(colour: Colour) -> Image.Image:
    """An empty large picture."""
    return Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), colour)


def label(picture: Image.Image, words: str) -> None:
    """Write the words that say what this is into the picture, beside the signing space.

    At the upper right, because most figures raise their right hand, which is at the left.
    """
    font = ImageFont.load_default(19 * SCALE)
    ink = ImageDraw.Draw(picture)
    left, top, right, bottom = ink.textbbox((0, 0), words, font=font)
    pad, wide, high = 9 * SCALE, right - left, bottom - top
    x, y = (WIDTH - 12) * SCALE - wide - 2 * pad, 12 * SCALE
    box = (x, y, x + wide + 2 * pad, y + high + 2 * pad)
    ink.rounded_rectangle(box, radius=8 * SCALE, fill=(28, 44, 37))
    ink.text((x + pad - left, y + pad - top), words, font=font, fill=(240, 244, 236))


def mix(a: Colour, b: Colour, share: float) -> Colour:
    """A colour between two."""
    return (
        round(a[0] + (b[0] - a[0]) * share),
        round(a[1] + (b[1] - a[1]) * share),
        round(a[2] + (b[2] - a[2]) * share),
    )


def darker(colour: Colour, by: int) -> Colour:
    """The colour, darker by so much."""
    return (max(0, colour[0] - by), max(0, colour[1] - by), max(0, colour[2] - by))
