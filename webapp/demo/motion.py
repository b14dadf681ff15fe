"""Turns key poses into one smooth movement: travel, hold, a little life in between."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from .bones import Shape, Turn
from .face import Face
from .figure import Arm, Figure
from .poses import FACES, POSES, Pose

FRAMES_A_SECOND = 30
TRAVEL = 0.46  # seconds from one pose to the next; a long hold makes signing-like movement readable
BLINK_EVERY, BLINK = 2.9, 0.16


class Moment(NamedTuple):
    """One key pose and the time at which the figure starts to move towards it."""

    start: float
    pose: Pose


def figures(names: list[tuple[float, str]], seconds: float) -> Iterator[Figure]:
    """Every frame of a clip, from (start, pose name) pairs in the order of time."""
    moments = [Moment(start, POSES[name]) for start, name in names]
    before, at = moments[0], 0
    for frame in range(round(seconds * FRAMES_A_SECOND)):
        now = frame / FRAMES_A_SECOND
        while at + 1 < len(moments) and moments[at + 1].start <= now:
            before, at = moments[at], at + 1
        yield figure_at(now, before, moments[at])


def figure_at(now: float, before: Moment, moment: Moment) -> Figure:
    """The figure between two key poses; the movement of a hold fades in and out with the travel."""
    gone = now - moment.start
    share = eased(gone / TRAVEL)
    old, new = before.pose, moment.pose
    return Figure(
        between_arms(
            waved(old, old.strong, old.shake, now), waved(new, new.strong, new.shake, now), share
        ),
        between_arms(
            waved(old, old.weak, old.shake_weak, now),
            waved(new, new.weak, new.shake_weak, now),
            share,
        ),
        alive(Face(*between(FACES[old.face], FACES[new.face], share)), now),
        old.lean + (new.lean - old.lean) * share + 0.8 * math.sin(now * 1.7),
    )


def waved(pose: Pose, arm: Arm, shake: tuple[float, float, float], now: float) -> Arm:
    """The arm of a held pose as it waves, taps or flickers."""
    swing = math.sin(math.tau * pose.turns * now)
    out, down, roll = (part * swing for part in shake)
    turn = arm.turn._replace(roll=arm.turn.roll + roll)
    return arm._replace(out=arm.out + out, down=arm.down + down, turn=turn)


def between_arms(a: Arm, b: Arm, share: float) -> Arm:
    """An arm on its way; the path bows a little outwards, as arms do."""
    bow = math.sin(math.pi * share) * min(18.0, math.dist(a[:2], b[:2]) * 0.12)
    out, down = between(a[:2], b[:2], share)
    shape, turn = between(a.shape, b.shape, share), between(a.turn, b.turn, share)
    return Arm(out + bow, down, Shape(*shape), Turn(*turn))


def alive(face: Face, now: float) -> Face:
    """Eyes blink and the head breathes, so that a held pose is not a photograph."""
    since = (now + 1.6) % BLINK_EVERY
    closed = math.sin(math.pi * since / BLINK) if since < BLINK else 0.0
    return face._replace(eyes=face.eyes * (1 - closed), nod=face.nod + 0.7 * math.sin(now * 2.1))


def between(a: tuple[float, ...], b: tuple[float, ...], share: float) -> list[float]:
    """Every number on its way from a to b."""
    return [x + (y - x) * share for x, y in zip(a, b, strict=True)]


def eased(share: float) -> float:
    """Start and arrive without a jerk."""
    t = min(1.0, max(0.0, share))
    return t * t * t * (10 - 15 * t + 6 * t * t)
