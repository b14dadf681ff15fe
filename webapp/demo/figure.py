"""Draws the signing figure: head, trunk, arms and hands, from below the waist to above the head."""

from __future__ import annotations

import math
from typing import NamedTuple

from .bones import Shape, Turn
from .brush import Brush, Point, mix
from .face import Face, at_head, draw_head
from .hands import draw_hand
from .people import Person

CENTRE, SHOULDER = 320.0, (96.0, 262.0)
# fmt: off
SIDE = (  # the right side of the trunk, from the neck down
    (28, 220), (66, 230), (104, 246), (118, 274), (108, 340), (100, 410), (100, 470), (102, 520),
)
# fmt: on


class Arm(NamedTuple):
    """One arm: where the wrist is (out from the middle, down), and the hand's shape and turn."""

    out: float
    down: float
    shape: Shape
    turn: Turn


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
    if person.behind:
        head.blob(at_head(person.behind), person.hair)
    draw_trunk(brush.turned((CENTRE, 480), 0, (lean, 0)), person)
    draw_head(head, person, figure.face)
    draw_arm(brush, person, figure.weak, -1, lean)
    draw_arm(brush, person, figure.strong, 1, lean)


def draw_trunk(brush: Brush, person: Person) -> None:
    """Neck, shoulders and pullover."""
    shadow = mix(person.skin.back, person.skin.line, 0.25)
    brush.limb((CENTRE, 190), 21, (CENTRE, 232), 25, shadow)
    right = tuple((CENTRE + x, y) for x, y in SIDE)
    left = tuple((CENTRE - x, y) for x, y in reversed(SIDE))
    brush.blob((*right, *left), person.pullover)
    brush.oval((CENTRE, 226), 30, 15, person.seam)
    brush.oval((CENTRE, 222), 26, 13, shadow)


def draw_arm(brush: Brush, person: Person, arm: Arm, side: int, lean: float) -> None:
    """Upper arm, forearm and hand; `side` 1 is the signer's right, at the viewer's left."""
    shoulder = (CENTRE - side * SHOULDER[0] + lean, SHOULDER[1])
    wrist = (CENTRE - side * arm.out + lean, arm.down)
    elbow = elbow_between(shoulder, wrist, side)
    armpit, cuff = toward(shoulder, elbow, 40), toward(wrist, elbow, 16)
    # The seam begins at the armpit: drawn around the shoulder it makes a puppet of the figure.
    brush.limb(armpit, 26.6, elbow, 22.6, person.seam)
    brush.limb(shoulder, 27, elbow, 21, person.pullover)
    brush.limb(cuff, 12.5, wrist, 11.5, person.skin.line)
    brush.limb(cuff, 11.2, wrist, 10.2, mix(person.skin.back, person.skin.palm, 0.2))
    brush.limb(elbow, 22.6, cuff, 16.1, person.seam)
    brush.limb(elbow, 21, cuff, 14.5, person.pullover)
    brush.limb(armpit, 24, toward(elbow, shoulder, 6), 20, person.pullover)
    draw_hand(brush, wrist, arm.shape, arm.turn, side, person.skin)


def elbow_between(shoulder: Point, wrist: Point, side: int) -> Point:
    """Elbows hang beside the trunk and follow the hand a little; depth hides the rest."""
    x, y = shoulder[0] - side * 26, shoulder[1] + 118
    return x + (wrist[0] - x) * 0.13, y + (wrist[1] - y) * 0.16


def toward(start: Point, end: Point, distance: float) -> Point:
    """The point so many pixels from start on the way to end."""
    share = distance / max(1.0, math.dist(start, end))
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
