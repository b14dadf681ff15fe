"""Draws the demo's lesson: two rooms, a fire, and a door between them that is open, shut, wedged."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PIL import Image, ImageDraw, ImageFont

from .brush import SCALE, Brush, Point, canvas, darker, mix
from .motion import FRAMES_A_SECOND, eased
from .scene import DOOR, PALE, box

DRAWN_A_SECOND = 10  # a diagram moves calmly; each picture stands for several frames
STEPS = (2.0, 8.0, 14.0)  # seconds at which the three parts begin
WORDS = ("What does a fire door do?", "1  Open", "2  Shut", "3  Never held open")
BEEP, GAP = 0.16, 0.34  # one beep for the first part, two for the second, three for the third

PAPER, WALL, ROOM, FLOOR = (236, 232, 222), (70, 84, 92), (222, 230, 232), (176, 166, 150)
SMOKE, EMBER, FLAME, HEART = (92, 92, 98), (150, 52, 30), (222, 96, 36), (250, 186, 70)
INK, CLOTH, SKIN, WEDGE, WRONG = (
    (28, 44, 37),
    (54, 72, 104),
    (150, 98, 68),
    (142, 92, 40),
    (170, 30, 30),
)

LEFT, MIDDLE, RIGHT, CEILING, GROUND, LINTEL = 40, 318, 600, 110, 400, 230


def tone(seconds: float) -> str:
    """Beeps that count the parts, as FFmpeg makes them."""
    times = [start + 0.2 + GAP * at for part, start in enumerate(STEPS) for at in range(part + 1)]
    loud = "+".join(f"between(t,{at:.2f},{at + BEEP:.2f})" for at in times)
    return (
        f"sine=frequency=520:sample_rate=44100:duration={seconds},volume='0.7*({loud})':eval=frame"
    )


def backdrop() -> Image.Image:
    """What does not move: two empty rooms."""
    picture = canvas(PAPER)
    brush = Brush(ImageDraw.Draw(picture))
    box(brush, LEFT - 10, CEILING - 10, RIGHT + 10, GROUND + 22, WALL)
    for left, right in ((LEFT, MIDDLE - 6), (MIDDLE + 6, RIGHT)):
        box(brush, left, CEILING, right, GROUND, ROOM)
        box(brush, left, GROUND, right, GROUND + 12, FLOOR)
    box(brush, MIDDLE - 6, LINTEL, MIDDLE + 6, GROUND, ROOM)
    box(brush, MIDDLE - 6, GROUND, MIDDLE + 6, GROUND + 12, FLOOR)
    return picture


def frames(seconds: float, ground: Image.Image) -> Iterator[Image.Image]:
    """Every frame of the lesson, over its unmoving ground."""
    for at in range(round(seconds * DRAWN_A_SECOND)):
        picture = ground.copy()
        draw(picture, at / DRAWN_A_SECOND)
        for _ in range(FRAMES_A_SECOND // DRAWN_A_SECOND):
            yield picture


def draw(picture: Image.Image, now: float) -> None:
    """The rooms at one moment."""
    brush = Brush(ImageDraw.Draw(picture))
    part = sum(now >= step for step in STEPS)
    since = now - (0, *STEPS)[part]
    gone = eased(since / 5)
    shut = (1.0, 0.0, 1.0, eased((since - 3.4) / 0.8))[part]
    draw_smoke(brush, LEFT, MIDDLE - 6, 0 if part == 0 else 40 + 130 * gone, now)
    if part == 1:
        draw_smoke(brush, MIDDLE + 6, RIGHT, 170 * eased((since - 0.8) / 4), now + 2)
    draw_fire(brush, now)
    draw_person(brush, (520 + (130 * eased((since - 3) / 2.5) if part == 2 else 0), 400.0))
    draw_door(brush, shut)
    if part == 3 and since < 4.4:
        draw_wedge(brush, eased((since - 2.4) / 0.8), crossed=since > 1.0)
    box(brush, RIGHT, CEILING - 10, 640, GROUND + 22, PAPER)
    box(brush, RIGHT, CEILING - 10, RIGHT + 10, LINTEL, WALL)
    write(picture, WORDS[part])


def draw_smoke(brush: Brush, left: float, right: float, depth: float, now: float) -> None:
    """Smoke gathers below the ceiling and sinks."""
    if depth <= 1:
        return
    for share, tint in ((1.0, 0.45), (0.6, 0.7)):
        edge = [
            (left + (right - left) * at / 12,
             CEILING + depth * share + 7 * math.sin(now * 1.3 + at * 1.1 + tint) * min(1, depth / 40))
            for at in range(13)
        ]  # fmt: skip
        top: list[Point] = [(right, CEILING), (left, CEILING)]
        brush.area((*edge, *top), mix(ROOM, SMOKE, tint))


def draw_fire(brush: Brush, now: float) -> None:
    """A fire on the floor of the first room; it moves slowly and never flickers."""
    for at, (wide, high, colour) in enumerate(((34, 74, EMBER), (24, 54, FLAME), (13, 32, HEART))):
        sway = 4 * math.sin(now * 1.9 + at)
        tip = (110 + sway, GROUND - high - 4 * math.sin(now * 2.3 + at))
        brush.blob(
            ((110 - wide, GROUND - 4), (110 - wide * 0.8, GROUND - high * 0.45), tip,
             (110 + wide * 0.8, GROUND - high * 0.4), (110 + wide, GROUND - 4)),
            colour,
        )  # fmt: skip


def draw_person(brush: Brush, foot: Point) -> None:
    """Somebody in the second room."""
    x, y = foot
    for side in (-7, 7):
        brush.limb((x + side * 0.6, y - 52), 8, (x + side, y - 6), 6, darker(CLOTH, 24))
        brush.limb((x + side * 1.6, y - 92), 6, (x + side * 2.6, y - 54), 5, CLOTH)
    brush.limb((x, y - 56), 12, (x, y - 94), 14, CLOTH)
    brush.oval((x, y - 124), 13, 16, SKIN)


def draw_door(brush: Brush, shut: float) -> None:
    """The door, seen from its edge when it is shut and from the front when it stands open."""
    wide = 10 + 74 * (1 - shut)
    box(brush, MIDDLE - 5, LINTEL, MIDDLE - 5 + wide, GROUND, DOOR)
    if shut < 0.7:
        brush.dot((MIDDLE - 5 + wide - 11, (LINTEL + GROUND) / 2), 4, PALE)


def draw_wedge(brush: Brush, away: float, *, crossed: bool) -> None:
    """A wedge holds the door open, and is taken away."""
    x = MIDDLE + 84 + 46 * away
    brush.area(((x - 12, GROUND), (x + 18, GROUND), (x - 12, GROUND - 14)), WEDGE)
    if crossed:
        for lean in (-1, 1):
            brush.limb(
                (x - 22 * lean + 3, GROUND - 28), 3.2, (x + 22 * lean + 3, GROUND + 14), 3.2, WRONG
            )


def write(picture: Image.Image, words: str) -> None:
    """The words of a part, above the rooms."""
    font = ImageFont.load_default(27 * SCALE)
    ImageDraw.Draw(picture).text((LEFT * SCALE, 62 * SCALE), words, font=font, fill=INK)
