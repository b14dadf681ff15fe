"""Draws the signing figure: head with a face that takes part, trunk, arms and hands."""

from __future__ import annotations

from typing import NamedTuple

from .brush import Brush, Colour, Point
from .hands import Shape, Turn, draw_hand, mix
from .people import Person

CENTRE, HEAD, SHOULDER = 320.0, (320.0, 146.0), (96.0, 262.0)
WHITE, DARK, LIP, INSIDE = (246, 243, 236), (44, 32, 28), (158, 84, 76), (94, 44, 44)


class Arm(NamedTuple):
    """One arm: where the wrist is (out from the middle, down), how the hand is shaped and turned."""

    out: float
    down: float
    shape: Shape
    turn: Turn


class Face(NamedTuple):
    """What the face adds: brows up or drawn together, eyes, gaze, mouth; and how the head is held."""

    brows: float
    frown: float
    eyes: float
    gaze: float
    mouth: float
    width: float
    smile: float
    tilt: float
    nod: float


class Figure(NamedTuple):
    """The whole figure at one moment."""

    strong: Arm
    weak: Arm
    face: Face
    lean: float


def draw_figure(brush: Brush, person: Person, figure: Figure) -> None:
    """Draw from back to front: hair, trunk, head, then the arms and hands before everything."""
    lean = figure.lean
    head = brush.turned((CENTRE, 205), figure.face.tilt, (lean * 1.4, figure.face.nod))
    for shape in person.behind:
        head.blob(at_head(shape), person.hair)
    trunk(brush.turned((CENTRE, 480), 0, (lean, 0)), person)
    draw_head(head, person, figure.face)
    arm(brush, person, figure.weak, -1, lean)
    arm(brush, person, figure.strong, 1, lean)


def at_head(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Points around the middle of the head."""
    return tuple((HEAD[0] + x, HEAD[1] + y) for x, y in points)


def trunk(brush: Brush, person: Person) -> None:
    """Neck, shoulders and pullover down to below the waist."""
    shadow = mix(person.skin.back, person.skin.line, 0.25)
    brush.limb((CENTRE, 190), 21, (CENTRE, 232), 25, shadow)
    half = (
        (28, 220),
        (66, 230),
        (104, 246),
        (118, 274),
        (108, 340),
        (100, 410),
        (100, 470),
        (102, 520),
    )
    right = tuple((CENTRE + x, y) for x, y in half)
    left = tuple((CENTRE - x, y) for x, y in reversed(half))
    brush.blob((*right, *left), person.pullover)
    brush.oval((CENTRE, 226), 30, 15, person.seam)
    brush.oval((CENTRE, 222), 26, 13, shadow)


def draw_head(brush: Brush, person: Person, face: Face) -> None:
    """Ears, face and everything in it."""
    skin = person.skin
    tone = mix(skin.back, skin.palm, 0.35)
    for side in (-1, 1):
        brush.oval((HEAD[0] + side * 55, HEAD[1] + 4), 9, 14, shade(tone, -14))
    shape = (
        (-53, -20),
        (-52, 18),
        (-42, 46),
        (-20, 66),
        (0, 70),
        (20, 66),
        (42, 46),
        (52, 18),
        (53, -20),
        (38, -60),
        (0, -72),
        (-38, -60),
    )
    brush.blob(at_head(shape), tone)
    for side in (-1, 1):
        eye(brush, side, face)
        brow(brush, side, face, person.hair)
    nose = shade(tone, -34)
    brush.curve(at_head(((2, 8), (-6, 22), (4, 24))), 3, nose)
    mouth(brush, face, mix(LIP, skin.line, 0.3))
    for shape in person.front:
        brush.blob(at_head(shape), person.hair)


def eye(brush: Brush, side: int, face: Face) -> None:
    """An eye that opens, closes and looks somewhere."""
    x, y = HEAD[0] + side * 22, HEAD[1] - 4
    high = 7.0 * face.eyes
    if high > 1.6:
        brush.oval((x, y), 10.5, high, WHITE)
        brush.oval((x + face.gaze * 3.5, y), 6.0, min(6.6, high), DARK)
        brush.dot((x + face.gaze * 3.5 + 2, y - 2), 1.5 if high > 4 else 0.1, WHITE)
    lid = ((x - 11, y + 1), (x - 5, y - high), (x + 5, y - high), (x + 11, y + 1))
    brush.curve(lid, 2.8, DARK)


def brow(brush: Brush, side: int, face: Face, hair: Colour) -> None:
    """Brows ask: raised for yes or no, drawn together for who, what, where."""
    x, y = HEAD[0] + side * 22, HEAD[1] - 21 - face.brows * 8
    inner, drop = x - side * (12 + face.frown * 3), face.frown * 5
    points = ((inner, y + drop), (x, y - 2.5 + drop * 0.45), (x + side * 13, y + 1.5))
    brush.curve(points, 4.4, shade(hair, -8))


def mouth(brush: Brush, face: Face, lip: Colour) -> None:
    """A mouth that smiles, opens, rounds."""
    x, y = HEAD[0], HEAD[1] + 42
    wide, lift = 17 * face.width, face.smile * 6
    corners = ((x - wide, y - lift), (x + wide, y - lift))
    if face.mouth < 0.12:
        brush.curve((corners[0], (x, y + lift * 0.6), corners[1]), 3.4, lip)
        return
    low, top = y + face.mouth * 17, y - 2 - lift * 0.2
    upper = ((x - wide * 0.5, top), (x + wide * 0.5, top))
    brush.blob((corners[0], *upper, corners[1], (x + wide * 0.6, low), (x - wide * 0.6, low)), lip)
    inner = (
        (x - wide * 0.68, top + 2),
        (x + wide * 0.68, top + 2),
        (x + wide * 0.42, low - 2),
        (x - wide * 0.42, low - 2),
    )
    brush.blob(inner, INSIDE)
    if lift > 3:
        brush.limb((x - wide * 0.48, top + 3), 1.9, (x + wide * 0.48, top + 3), 1.9, WHITE)


def arm(brush: Brush, person: Person, arm: Arm, side: int, lean: float) -> None:
    """Upper arm, forearm and hand; `side` 1 is the signer's right, at the viewer's left."""
    shoulder = (CENTRE - side * SHOULDER[0] + lean, SHOULDER[1])
    wrist = (CENTRE - side * arm.out + lean, arm.down)
    bend = elbow(shoulder, wrist, side)
    armpit = toward(shoulder, bend, 40)
    brush.limb(armpit, 26.6, bend, 22.6, person.seam)
    brush.limb(shoulder, 27, bend, 21, person.pullover)
    cuff = toward(wrist, bend, 16)
    brush.limb(cuff, 12.5, wrist, 11.5, person.skin.line)
    brush.limb(cuff, 11.2, wrist, 10.2, mix(person.skin.back, person.skin.palm, 0.2))
    for grow, colour in ((1.6, person.seam), (0.0, person.pullover)):
        brush.limb(bend, 21 + grow, cuff, 14.5 + grow, colour)
    brush.limb(armpit, 24, toward(bend, shoulder, 6), 20, person.pullover)
    draw_hand(brush, wrist, arm.shape, arm.turn, side, person.skin)


def elbow(shoulder: Point, wrist: Point, side: int) -> Point:
    """Elbows hang beside the trunk and follow the hand a little; depth hides the rest."""
    resting = (shoulder[0] - side * 26, shoulder[1] + 118)
    return (
        resting[0] + (wrist[0] - resting[0]) * 0.13,
        resting[1] + (wrist[1] - resting[1]) * 0.16,
    )


def toward(start: Point, end: Point, distance: float) -> Point:
    """The point so many pixels from start on the way to end."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    share = distance / max(1.0, (dx * dx + dy * dy) ** 0.5)
    return start[0] + dx * share, start[1] + dy * share


def shade(colour: Colour, by: int) -> Colour:
    """The colour, darker by so much."""
    return (max(0, colour[0] + by), max(0, colour[1] + by), max(0, colour[2] + by))
