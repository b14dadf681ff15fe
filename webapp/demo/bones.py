"""The joints of a hand in space: how fingers bend, and how the whole hand is turned."""

from __future__ import annotations

import math
from typing import NamedTuple

Point3 = tuple[float, float, float]
Chain = list[tuple[Point3, float]]  # joints with their radii, from the palm to the tip


class Shape(NamedTuple):
    """How far thumb and fingers are bent (0 straight, 1 closed), and how far they are spread."""

    thumb: float
    pointer: float
    middle: float
    ring: float
    little: float
    spread: float


class Turn(NamedTuple):
    """Degrees in the picture, towards the viewer, and around the long axis (0: palm to viewer)."""

    roll: float
    pitch: float
    yaw: float


# The right hand, palm to the viewer, fingers up: x to the thumb's side, y up, z to the viewer.
# fmt: off
FINGERS = (
    #  knuckle      spread  bones         radius
    (( 14.5, 42.0),  13,    (21, 14, 11), 6.4),  # pointer
    ((  4.5, 45.0),   3,    (24, 16, 11), 6.7),  # middle
    (( -5.5, 43.0),  -7,    (22, 15, 11), 6.4),  # ring
    ((-14.5, 38.0), -18,    (17, 11, 9),  5.6),  # little
)
# fmt: on
BENDS = (math.radians(84), math.radians(104), math.radians(62))  # of a closed finger's joints
PALM = ((13, 2), (20, 16), (17, 41), (5, 45), (-6, 43), (-17, 37), (-16, 14), (-11, 2))
THUMB_ROOT, THUMB_BONES, THUMB_RADIUS = (13.0, 11.0, 3.0), (21, 18), 8.2
THUMB_OUT = ((0.80, 0.58, 0.12), (0.62, 0.78, 0.08))
THUMB_ACROSS = ((0.10, 0.72, 0.68), (-0.72, 0.52, 0.46))


def chains(shape: Shape) -> list[Chain]:
    """Thumb and fingers of a hand, in the hand's own space."""
    fingers = zip(FINGERS, shape[1:5], strict=True)
    return [thumb(shape.thumb), *(finger(*row, shape.spread, curl) for row, curl in fingers)]


def finger(
    knuckle: tuple[float, float],
    away: float,
    bones: tuple[int, ...],
    radius: float,
    spread: float,
    curl: float,
) -> Chain:
    """A finger bends towards the palm's side, joint after joint."""
    lean, angle = math.radians(away * spread), 0.0
    x, y, z = *knuckle, 0.0
    chain: Chain = [((x, y, z), radius)]
    for bone, bend in zip(bones, BENDS, strict=True):
        angle += bend * curl
        flat = bone * math.cos(angle)
        x, y, z = x + flat * math.sin(lean), y + flat * math.cos(lean), z + bone * math.sin(angle)
        chain.append(((x, y, z), radius - 0.35 * len(chain)))
    return chain


def thumb(curl: float) -> Chain:
    """The thumb swings across the palm instead of bending onto it."""
    x, y, z = THUMB_ROOT
    chain: Chain = [((x, y, z), THUMB_RADIUS)]
    for bone, out, across in zip(THUMB_BONES, THUMB_OUT, THUMB_ACROSS, strict=True):
        way = [a + (b - a) * curl for a, b in zip(out, across, strict=True)]
        size = bone / math.hypot(*way)
        x, y, z = x + way[0] * size, y + way[1] * size, z + way[2] * size
        chain.append(((x, y, z), THUMB_RADIUS - 0.9 * len(chain)))
    return chain


def rotation(turn: Turn) -> tuple[Point3, Point3, Point3]:
    """First around the hand's long axis, then towards the viewer, then in the picture."""
    cr, cp, cy = (math.cos(math.radians(angle)) for angle in turn)
    sr, sp, sy = (math.sin(math.radians(angle)) for angle in turn)
    return (
        (cr * cy - sr * sp * sy, sr * cp, cr * sy + sr * sp * cy),
        (-sr * cy - cr * sp * sy, cr * cp, -sr * sy + cr * sp * cy),
        (-cp * sy, -sp, cp * cy),
    )
