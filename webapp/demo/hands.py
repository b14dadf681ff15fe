"""Draws a hand with five jointed fingers, turned in space, seen from the front."""

from __future__ import annotations

import math
from typing import NamedTuple

from .brush import Brush, Colour, Point

Point3 = tuple[float, float, float]


class Shape(NamedTuple):
    """How far thumb and fingers are bent (0 straight, 1 closed), and how far they are spread."""

    thumb: float
    index: float
    middle: float
    ring: float
    little: float
    spread: float


class Turn(NamedTuple):
    """Where a hand points: `roll` in the picture, `pitch` to the viewer, `yaw` 0 palm to viewer."""

    roll: float
    pitch: float
    yaw: float


class Skin(NamedTuple):
    """The colours of a hand."""

    back: Colour
    palm: Colour
    line: Colour


# The right hand, palm to the viewer, fingers up: x to the thumb's side, y up, z to the viewer.
# fmt: off
FINGERS = (
    #  knuckle x, y    spread   bone lengths   radius
    (  14.5, 42,         13, (21, 14, 11),    6.4),   # index
    (   4.5, 45,          3, (24, 16, 11),    6.7),   # middle
    (  -5.5, 43,         -7, (22, 15, 11),    6.4),   # ring
    ( -14.5, 38,        -18, (17, 11, 9),     5.6),   # little
)
# fmt: on
BENDS = (math.radians(84), math.radians(104), math.radians(62))
PALM = ((13, 2), (20, 16), (17, 41), (5, 45), (-6, 43), (-17, 37), (-16, 14), (-11, 2))
THUMB_ROOT = (13.0, 11.0, 3.0)
THUMB_OPEN, THUMB_CLOSED = (
    ((0.80, 0.58, 0.12), (0.62, 0.78, 0.08)),
    ((0.10, 0.72, 0.68), (-0.72, 0.52, 0.46)),
)
THUMB_BONES = (21, 18)


def draw_hand(brush: Brush, wrist: Point, shape: Shape, turn: Turn, side: int, skin: Skin) -> None:
    """Draw one hand; `side` is 1 for the signer's right hand, -1 mirrors it."""
    matrix = rotation(turn)

    def seen(point: Point3) -> Point3:
        x, y, z = (sum(a * b for a, b in zip(row, point, strict=True)) for row in matrix)
        near = 1 + z / 420  # what comes nearer is a little larger
        return wrist[0] + side * x * near, wrist[1] - y * near, z

    facing = matrix[2][2]
    parts = [[(*seen(joint), radius) for joint, radius in chain] for chain in chains(shape)]
    palm = tuple(seen((x, y, 0))[:2] for x, y in PALM)
    depth = seen((0, 26, 0))[2]
    behind = [part for part in parts if middle(part) < depth]
    before = [part for part in parts if middle(part) >= depth]
    colour = mix(skin.back, skin.palm, (facing + 1) / 2)
    straight = [part for part, curl in zip(parts, shape, strict=False) if curl < 0.55]
    grown = straight if abs(facing) > 0.35 else []
    for part in sorted(behind, key=middle):
        finger(brush, part, skin.line, colour)
    draw_palm(brush, palm, skin.line, colour)
    for part in (each for each in behind if each in grown):
        joined(brush, part, wrist, colour)
    for part in sorted(before, key=middle):
        finger(brush, part, skin.line, colour)
        if part in grown:
            joined(brush, part, wrist, colour)


def chains(shape: Shape) -> list[list[tuple[Point3, float]]]:
    """The joints of every finger with their radii, in the hand's own space."""
    found = [thumb(shape.thumb)]
    for (x, y, away, bones, radius), curl in zip(FINGERS, shape[1:5], strict=True):
        lean = math.radians(away * shape.spread)
        joint, angle = (float(x), float(y), 0.0), 0.0
        chain = [(joint, radius)]
        for bone, bend in zip(bones, BENDS, strict=True):
            angle += bend * curl
            flat = bone * math.cos(angle)
            joint = (
                joint[0] + flat * math.sin(lean),
                joint[1] + flat * math.cos(lean),
                joint[2] + bone * math.sin(angle),
            )
            chain.append((joint, radius - 0.35 * len(chain)))
        found.append(chain)
    return found


def thumb(curl: float) -> list[tuple[Point3, float]]:
    """The thumb swings across the palm instead of bending onto it."""
    joint = THUMB_ROOT
    chain = [(joint, 8.2)]
    for bone, out, across in zip(THUMB_BONES, THUMB_OPEN, THUMB_CLOSED, strict=True):
        way = [a + (b - a) * curl for a, b in zip(out, across, strict=True)]
        size = bone / math.hypot(*way)
        joint = (joint[0] + way[0] * size, joint[1] + way[1] * size, joint[2] + way[2] * size)
        chain.append((joint, 8.2 - 0.9 * len(chain)))
    return chain


def finger(
    brush: Brush, part: list[tuple[float, float, float, float]], line: Colour, colour: Colour
) -> None:
    """One finger: its outline first, then its bones on top, so that joints stay smooth."""
    joints = [(x, y, radius) for x, y, _, radius in part]
    brush.chain(joints, 1.3, line)
    brush.chain(joints, 0, colour)


def joined(
    brush: Brush, part: list[tuple[float, float, float, float]], wrist: Point, colour: Colour
) -> None:
    """Let a straight finger grow out of the palm without a line between them."""
    (ax, ay, _, radius), (bx, by, _, _) = part[:2]
    inward = ax + (wrist[0] - ax) * 0.1, ay + (wrist[1] - ay) * 0.1
    outward = ax + (bx - ax) * 0.35, ay + (by - ay) * 0.35
    brush.limb(inward, radius - 0.2, outward, radius - 0.6, colour)


def draw_palm(brush: Brush, palm: tuple[Point, ...], line: Colour, colour: Colour) -> None:
    """The palm with rounded corners, so that it stays a hand even when seen from its edge."""
    ring = [(x, y, 4.0) for x, y in (*palm, palm[0])]
    for grow, ink in ((1.3, line), (0.0, colour)):
        brush.area(palm, ink)
        brush.chain(ring, grow, ink)


def rotation(turn: Turn) -> tuple[Point3, Point3, Point3]:
    """First around the hand's long axis, then towards the viewer, then in the picture."""
    roll, pitch, yaw = (math.radians(angle) for angle in turn)
    cr, sr, cp, sp, cy, sy = (
        math.cos(roll),
        math.sin(roll),
        math.cos(pitch),
        math.sin(pitch),
        math.cos(yaw),
        math.sin(yaw),
    )
    return (
        (cr * cy - sr * sp * sy, sr * cp, cr * sy + sr * sp * cy),
        (-sr * cy - cr * sp * sy, cr * cp, -sr * sy + cr * sp * cy),
        (-cp * sy, -sp, cp * cy),
    )


def middle(part: list[tuple[float, float, float, float]]) -> float:
    """How near a finger is, on the whole."""
    return sum(joint[2] for joint in part) / len(part)


def mix(a: Colour, b: Colour, share: float) -> Colour:
    """A colour between two."""
    return (
        round(a[0] + (b[0] - a[0]) * share),
        round(a[1] + (b[1] - a[1]) * share),
        round(a[2] + (b[2] - a[2]) * share),
    )
