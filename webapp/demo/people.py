"""The three drawn people: colours and hair, so that each sign language has its own signer."""

from __future__ import annotations

from typing import NamedTuple

from .brush import Colour, Points
from .hands import Skin


class Person(NamedTuple):
    """One drawn person; hair is given as smooth shapes around the middle of the head."""

    skin: Skin
    pullover: Colour
    seam: Colour
    hair: Colour
    behind: Points
    front: Points


# fmt: off
BOB = (
    (-54, 66), (-68, 40), (-66, -20), (-56, -62), (-24, -86), (20, -86),
    (54, -62), (66, -20), (68, 40), (54, 66), (30, 58), (-30, 58),
)
FRINGE = (
    (-58, 24), (-63, -30), (-40, -72), (0, -84), (40, -72), (63, -30),
    (58, 24), (50, -14), (28, -42), (-14, -60), (-30, -40), (-48, -14),
)
CROP = (
    (-54, -4), (-60, -44), (-36, -78), (4, -84), (42, -74), (59, -42),
    (54, -4), (47, -30), (30, -50), (-6, -46), (-36, -50), (-48, -30),
)
CURLS = (
    (-66, 4), (-76, -30), (-66, -66), (-38, -92), (0, -100), (38, -92),
    (66, -66), (76, -30), (66, 4), (40, 20), (-40, 20),
)
HAIRLINE = (
    (-55, -6), (-63, -42), (-40, -74), (0, -82), (40, -74), (63, -42),
    (55, -6), (48, -34), (28, -50), (0, -44), (-28, -50), (-48, -34),
)

# A pullover is plain and dark: hands must stand out from it, and it from the green ground.
PEOPLE = {
    #                  back of hand     palm             line
    "ase": Person(Skin((150, 98, 68),   (196, 148, 118), (78, 46, 32)),
                  pullover=(38, 58, 92), seam=(24, 38, 64), hair=(40, 30, 28),
                  behind=CURLS, front=HAIRLINE),
    "gsg": Person(Skin((226, 178, 148), (236, 194, 168), (138, 88, 66)),
                  pullover=(104, 44, 66), seam=(74, 28, 46), hair=(118, 80, 48),
                  behind=BOB, front=FRINGE),
    "bfi": Person(Skin((206, 150, 112), (222, 174, 142), (116, 70, 48)),
                  pullover=(54, 56, 62), seam=(34, 36, 41), hair=(74, 72, 74),
                  behind=(), front=CROP),
}
# fmt: on
