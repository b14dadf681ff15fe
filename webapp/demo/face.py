"""Draws the head of the figure: in sign languages the face says as much as the hands."""

from __future__ import annotations

from typing import NamedTuple

from .brush import Brush, Colour, Points, darker, mix
from .people import Person

HEAD = (320.0, 146.0)
WHITE, DARK, LIP, INSIDE = (246, 243, 236), (44, 32, 28), (158, 84, 76), (94, 44, 44)
# fmt: off
OUTLINE = (
    (-53, -20), (-52, 18), (-42, 46), (-20, 66), (0, 70), (20, 66),
    (42, 46), (52, 18), (53, -20), (38, -60), (0, -72), (-38, -60),
)
# fmt: on


class Face(NamedTuple):
    """Brows raised or drawn together, eyes, gaze, mouth; and how the head is held."""

    brows: float
    frown: float
    eyes: float
    gaze: float
    mouth: float
    width: float
    smile: float
    tilt: float
    nod: float


def draw_head(brush: Brush, person: Person, face: Face) -> None:
    """Ears, face and everything in it; the hair that falls behind is drawn before the trunk."""
    tone = mix(person.skin.back, person.skin.palm, 0.35)
    for side in (-1, 1):
        brush.oval((HEAD[0] + side * 55, HEAD[1] + 4), 9, 14, darker(tone, 14))
    brush.blob(at_head(OUTLINE), tone)
    for side in (-1, 1):
        eye(brush, side, face)
        brow(brush, side, face, person.hair)
    brush.curve(at_head(((2, 8), (-6, 22), (4, 24))), 3, darker(tone, 34))
    mouth(brush, face, mix(LIP, person.skin.line, 0.3))
    brush.blob(at_head(person.front), person.hair)


def at_head(points: Points) -> Points:
    """Points around the middle of the head."""
    return tuple((HEAD[0] + x, HEAD[1] + y) for x, y in points)


def eye(brush: Brush, side: int, face: Face) -> None:
    """An eye that opens, closes and looks somewhere."""
    x, y = HEAD[0] + side * 22, HEAD[1] - 4
    high, looks = 7.0 * face.eyes, face.gaze * 3.5
    if high > 1.6:
        brush.oval((x, y), 10.5, high, WHITE)
        brush.oval((x + looks, y), 6.0, min(6.6, high), DARK)
    if high > 4:
        brush.dot((x + looks + 2, y - 2), 1.5, WHITE)
    lid = ((x - 11, y + 1), (x - 5, y - high), (x + 5, y - high), (x + 11, y + 1))
    brush.curve(lid, 2.8, DARK)


def brow(brush: Brush, side: int, face: Face, hair: Colour) -> None:
    """Brows ask: raised for yes or no, drawn together for who, what, where."""
    x, y = HEAD[0] + side * 22, HEAD[1] - 21 - face.brows * 8
    inner, drop = x - side * (12 + face.frown * 3), face.frown * 5
    points = ((inner, y + drop), (x, y - 2.5 + drop * 0.45), (x + side * 13, y + 1.5))
    brush.curve(points, 4.4, darker(hair, 8))


def mouth(brush: Brush, face: Face, lip: Colour) -> None:
    """A mouth that smiles, opens, rounds."""
    x, y = HEAD[0], HEAD[1] + 42
    wide, lift = 17 * face.width, face.smile * 6
    left, right = (x - wide, y - lift), (x + wide, y - lift)
    if face.mouth < 0.12:
        brush.curve((left, (x, y + lift * 0.6), right), 3.4, lip)
        return
    low, top = y + face.mouth * 17, y - 2 - lift * 0.2
    half = wide * 0.5
    lips = (left, (x - half, top), (x + half, top), right, (x + half, low), (x - half, low))
    brush.blob(lips, lip)
    top, low, half = top + 2, low - 2, wide * 0.42
    inside = ((x - wide * 0.66, top), (x + wide * 0.66, top), (x + half, low), (x - half, low))
    brush.blob(inside, INSIDE)
    if lift > 3:
        brush.limb((x - half, top + 1), 1.9, (x + half, top + 1), 1.9, WHITE)
