"""Draws the ordinary video of the demo: a corridor, a practice alarm, somebody walking out."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PIL import Image, ImageDraw

from .brush import SCALE, WIDTH, Brush, Colour, canvas, mix
from .motion import FRAMES_A_SECOND, eased

WALL, FLOOR, DOOR, FRAME = (214, 208, 194), (150, 138, 122), (96, 124, 112), (70, 92, 82)
SIGN, PALE, LAMP, LIT = (24, 110, 70), (238, 240, 232), (150, 62, 52), (255, 196, 120)
CORK, SHEET, SAND, WRITING = (160, 126, 92), (206, 220, 214), (232, 220, 188), (150, 148, 140)
CLOTH, SKIN, HAIR = (54, 72, 104), (150, 98, 68), (40, 30, 28)
ALARM = (2.0, 7.0)  # seconds; the tone of the sound track keeps to the same times
PULSES = 1.0  # a second: far below the three flashes that can harm


def frames(seconds: float, ground: Image.Image) -> Iterator[Image.Image]:
    """Every frame of the scene, over its unmoving ground."""
    for frame in range(round(seconds * FRAMES_A_SECOND)):
        picture = ground.copy()
        brush = Brush(ImageDraw.Draw(picture))
        now = frame / FRAMES_A_SECOND
        draw_lamp(brush, glow(now))
        walked = min(1.0, max(0.0, (now - 3.4) / 3.2))
        draw_door(brush, eased((now - 4.6) / 0.8) - eased((now - 6.6) / 0.8))
        if walked < 1:
            draw_walker(brush, -60 + walked * 585, now if walked else 0.0)
        draw_door_frame(brush)
        yield picture


def glow(now: float) -> float:
    """How bright the lamp is; it swells and fades, it never flashes."""
    if not ALARM[0] <= now <= ALARM[1]:
        return 0.0
    return (1 - math.cos(math.tau * PULSES * (now - ALARM[0]))) / 2


def corridor() -> Image.Image:
    """What does not move: walls, floor, notice board, exit sign."""
    picture = canvas(WALL)
    brush = Brush(ImageDraw.Draw(picture))
    box(brush, 0, 372, WIDTH, 480, FLOOR)
    box(brush, 0, 364, WIDTH, 374, (178, 168, 150))
    notice_board(brush)
    exit_sign(brush)
    return picture


def notice_board(brush: Brush) -> None:
    """Three sheets of paper that nobody reads."""
    box(brush, 60, 130, 210, 232, CORK)
    for left, top, paper in ((72, 142, PALE), (122, 146, SHEET), (164, 142, SAND)):
        box(brush, left, top, left + 36, top + 48, paper)
        for line in range(top + 8, top + 40, 9):
            box(brush, left + 5, line, left + 31, line + 3, WRITING)


def exit_sign(brush: Brush) -> None:
    """A green sign with a walking figure and an arrow to the door."""
    box(brush, 454, 64, 566, 106, SIGN)
    brush.dot((486, 74), 4.5, PALE)
    brush.limb((484, 80), 4, (480, 90), 3.4, PALE)
    for foot in ((472, 99), (489, 99)):
        brush.limb((480, 90), 2.6, foot, 2.2, PALE)
    brush.limb((484, 81), 2, (494, 86), 1.8, PALE)
    brush.limb((512, 85), 3, (544, 85), 3, PALE)
    brush.area(((540, 75), (556, 85), (540, 95)), PALE)


def draw_lamp(brush: Brush, bright: float) -> None:
    """The alarm lamp on the wall, with a soft ring of light around it."""
    for ring in (3, 2, 1):
        brush.oval(
            (330, 92),
            24 + ring * 13 * bright,
            18 + ring * 11 * bright,
            mix(WALL, LIT, bright * (0.62 - ring * 0.16)),
        )
    box(brush, 306, 84, 354, 116, (226, 224, 218))
    brush.oval((330, 92), 18, 12, mix(LAMP, LIT, bright))


def draw_door(brush: Brush, gap: float) -> None:
    """The exit door turns on its hinge and lets daylight in."""
    box(brush, 456, 120, 564, 372, (196, 216, 214))
    edge = 456 + 108 * (1 - 0.8 * gap)
    drop = 16 * gap
    brush.area(((456, 120), (edge, 120 + drop), (edge, 372 + drop), (456, 372)), DOOR)
    brush.limb((edge - 14, 246 + drop), 3, (edge - 24, 246 + drop), 3, PALE)


def draw_door_frame(brush: Brush) -> None:
    """The frame stands before whoever walks through."""
    box(brush, 564, 112, 576, 372, FRAME)
    box(brush, 446, 112, 576, 121, FRAME)
    box(brush, 576, 108, WIDTH, 364, WALL)


def draw_walker(brush: Brush, x: float, now: float) -> None:
    """A person seen from the side, walking without haste."""
    swing = math.sin(math.tau * 0.95 * now) * 0.52
    hip, chest = (x, 306.0), (x + 3, 226.0)
    for side, cloth in ((-1, (44, 46, 54)), (1, (58, 60, 70))):
        leg(brush, hip, side * swing, cloth)
        if side < 0:
            walker_arm(brush, chest, swing, mix(CLOTH, HAIR, 0.3))
            brush.limb(hip, 19, chest, 22, CLOTH)
    walker_arm(brush, chest, -swing, mix(CLOTH, PALE, 0.12))
    brush.limb((x + 5, 206), 8, (x + 5, 190), 8, SKIN)
    brush.oval((x + 7, 170), 19, 24, SKIN)
    brush.oval((x + 2, 160), 21, 19, HAIR)
    brush.dot((x + 19, 170), 1.8, HAIR)


def leg(brush: Brush, hip: tuple[float, float], swing: float, cloth: Colour) -> None:
    """One leg with a knee that bends while it comes forward."""
    knee = hip[0] + math.sin(swing) * 46, hip[1] + math.cos(swing) * 46
    back = swing - max(0.0, -swing) * 0.5 - 0.08
    foot = knee[0] + math.sin(back) * 44, knee[1] + math.cos(back) * 44
    brush.limb(hip, 16, knee, 12, cloth)
    brush.limb(knee, 12, foot, 8, cloth)
    brush.limb((foot[0], foot[1] + 3), 7, (foot[0] + 15, foot[1] + 5), 5.5, HAIR)


def walker_arm(brush: Brush, chest: tuple[float, float], swing: float, cloth: Colour) -> None:
    """An arm that swings against the legs."""
    elbow = chest[0] + math.sin(swing) * 36, chest[1] + 6 + math.cos(swing) * 36
    hand = elbow[0] + math.sin(swing + 0.35) * 32, elbow[1] + math.cos(swing + 0.35) * 32
    brush.limb((chest[0], chest[1] + 4), 11, elbow, 9, cloth)
    brush.limb(elbow, 9, hand, 7, cloth)
    brush.dot(hand, 7, SKIN)


def box(brush: Brush, left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
    """An upright box."""
    area = (left * SCALE, top * SCALE, right * SCALE - 1, bottom * SCALE - 1)
    brush.ink.rectangle(area, fill=colour)
