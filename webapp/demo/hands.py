"""Draws a hand with five jointed fingers, as it is seen from the front."""

from __future__ import annotations

from typing import NamedTuple

from .bones import PALM, Point3, Shape, Turn, chains, rotation
from .brush import Brush, Colour, Joints, Point, Points, mix

STRAIGHT = 0.55  # a finger bent less than this grows out of the palm
EDGE = 0.35  # a hand that shows less of its palm or back than this is seen from its edge
LINE = 1.3


class Skin(NamedTuple):
    """The colours of a hand; palms are lighter than backs."""

    back: Colour
    palm: Colour
    line: Colour


class Finger(NamedTuple):
    """A finger as it is seen, and how near it is."""

    joints: Joints
    depth: float
    grows: bool


def draw_hand(brush: Brush, wrist: Point, shape: Shape, turn: Turn, side: int, skin: Skin) -> None:
    """Draw one hand, what is far before what is near; `side` -1 mirrors the right hand."""
    matrix = rotation(turn)
    facing = matrix[2][2]
    colour = mix(skin.back, skin.palm, (facing + 1) / 2)

    def seen(point: Point3) -> Point3:
        x, y, z = (sum(a * b for a, b in zip(row, point, strict=True)) for row in matrix)
        near = 1 + z / 420  # what comes nearer is a little larger
        return wrist[0] + side * x * near, wrist[1] - y * near, z

    fingers = []
    for chain, curl in zip(chains(shape), shape[:5], strict=True):
        points = [(*seen(joint), radius) for joint, radius in chain]
        depth = sum(z for _, _, z, _ in points) / len(points)
        grows = curl < STRAIGHT and abs(facing) > EDGE
        fingers.append(Finger([(x, y, radius) for x, y, _, radius in points], depth, grows))
    palm = tuple(seen((x, y, 0))[:2] for x, y in PALM)
    draw_parts(brush, fingers, palm, seen((0, 26, 0))[2], (wrist, skin.line, colour))


def draw_parts(
    brush: Brush,
    fingers: list[Finger],
    palm: Points,
    depth: float,
    looks: tuple[Point, Colour, Colour],
) -> None:
    """The fingers behind the palm, the palm, the fingers before it."""
    wrist, line, colour = looks
    fingers.sort(key=lambda finger: finger.depth)
    behind = [finger for finger in fingers if finger.depth < depth]
    for finger in behind:
        draw_finger(brush, finger, line, colour)
    draw_palm(brush, palm, line, colour)
    for finger in behind:
        grow_together(brush, finger, wrist, colour)
    for finger in fingers[len(behind) :]:
        draw_finger(brush, finger, line, colour)
        grow_together(brush, finger, wrist, colour)


def draw_finger(brush: Brush, finger: Finger, line: Colour, colour: Colour) -> None:
    """The outline first, then the bones on top, so that joints stay smooth."""
    brush.chain(finger.joints, LINE, line)
    brush.chain(finger.joints, 0, colour)


def draw_palm(brush: Brush, palm: Points, line: Colour, colour: Colour) -> None:
    """The palm with round corners, so that it stays a hand even when seen from its edge."""
    ring = [(x, y, 4.0) for x, y in (*palm, palm[0])]
    for grow, ink in ((LINE, line), (0.0, colour)):
        brush.area(palm, ink)
        brush.chain(ring, grow, ink)


def grow_together(brush: Brush, finger: Finger, wrist: Point, colour: Colour) -> None:
    """Let a straight finger grow out of the palm without a line between them."""
    if finger.grows:
        (ax, ay, radius), (bx, by, _) = finger.joints[:2]
        inward = ax + (wrist[0] - ax) * 0.1, ay + (wrist[1] - ay) * 0.1
        outward = ax + (bx - ax) * 0.35, ay + (by - ay) * 0.35
        brush.limb(inward, radius - 0.2, outward, radius - 0.6, colour)
