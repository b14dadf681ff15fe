"""The key poses of the drawn figure, as tables; gestures that show, never signs of a language."""

from __future__ import annotations

from typing import NamedTuple

from .bones import Shape, Turn
from .face import Face
from .figure import Arm

Shake = tuple[float, float, float]  # how far a hand moves while it holds: out, down, roll
STILL: Shake = (0, 0, 0)


class Pose(NamedTuple):
    """One key pose: both arms, the face by name, how far to lean, how the hands move."""

    strong: Arm
    weak: Arm
    face: str
    lean: float
    shake: Shake
    shake_weak: Shake
    turns: float  # shakes in a second


# fmt: off
SHAPES = {
    #              thumb pointer middle ring little spread
    "flat":    Shape(0.55, 0.00, 0.00, 0.00, 0.00, 0.0),
    "five":    Shape(0.00, 0.00, 0.00, 0.00, 0.00, 1.0),
    "fist":    Shape(1.00, 1.00, 1.00, 1.00, 1.00, 0.0),
    "thumb":   Shape(0.00, 1.00, 1.00, 1.00, 1.00, 0.0),
    "point":   Shape(1.00, 0.00, 1.00, 1.00, 1.00, 0.0),
    "two":     Shape(1.00, 0.00, 0.00, 1.00, 1.00, 1.0),
    "corner":  Shape(0.00, 0.00, 1.00, 1.00, 1.00, 0.0),
    "cup":     Shape(0.30, 0.40, 0.40, 0.40, 0.40, 0.0),
    "keys":    Shape(0.30, 0.32, 0.28, 0.32, 0.36, 0.8),
    "pinch":   Shape(0.62, 0.55, 0.10, 0.06, 0.02, 0.7),
    "resting": Shape(0.40, 0.24, 0.28, 0.33, 0.38, 0.3),
}

FACES = {
    #               brows frown eyes gaze  mouth width smile tilt nod
    "calm":    Face( 0.0, 0.0, 0.92, 0.0, 0.00, 0.90, 0.35,  0,  0),
    "glad":    Face( 0.4, 0.0, 0.90, 0.0, 0.45, 1.10, 1.00, -3,  0),
    "warm":    Face( 0.2, 0.0, 0.86, 0.0, 0.00, 1.10, 0.90,  4,  0),
    "who":     Face(-0.2, 1.0, 0.80, 0.0, 0.18, 0.62, 0.00,  6,  2),
    "yes_no":  Face( 1.0, 0.0, 1.08, 0.0, 0.16, 0.85, 0.20, -2,  4),
    "earnest": Face(-0.1, 0.6, 0.88, 0.0, 0.00, 0.80,-0.10,  0,  2),
    "wide":    Face( 0.9, 0.0, 1.15, 0.0, 0.50, 0.62, 0.10,  0, -2),
    "beside":  Face( 0.3, 0.0, 0.95,-0.9, 0.00, 0.90, 0.40, -5,  0),
    "across":  Face( 0.3, 0.0, 0.95, 0.9, 0.00, 0.90, 0.40,  5,  0),
    "speak":   Face( 0.1, 0.0, 0.92, 0.0, 0.40, 0.75, 0.20,  0,  0),
}
# fmt: on


def arm(out: float, down: float, shape: str, roll: float, pitch: float, yaw: float) -> Arm:
    """One row of the table below: where the wrist is, and how the hand is shaped and turned."""
    return Arm(out, down, SHAPES[shape], Turn(roll, pitch, yaw))


REST = arm(58, 418, "resting", 62, 0, 150)


def one(strong: Arm, face: str, lean: float = 0, shake: Shake = STILL, turns: float = 2) -> Pose:
    """One hand acts, the other one rests."""
    return Pose(strong, REST, face, lean, shake, STILL, turns)


def both(hands: Arm, face: str, lean: float = 0, shake: Shake = STILL, turns: float = 2) -> Pose:
    """Both hands do the same, like a mirror."""
    return Pose(hands, hands, face, lean, shake, shake, turns)


def by_turns(hands: Arm, face: str, lean: float, shake: Shake, turns: float) -> Pose:
    """Both hands do the same, one after the other."""
    out, down, roll = shake
    return Pose(hands, hands, face, lean, shake, (-out, -down, -roll), turns)


def two(strong: Arm, weak: Arm, face: str, lean: float = 0) -> Pose:
    """Each hand has a part of its own."""
    return Pose(strong, weak, face, lean, STILL, STILL, 1)


AT_CHEST = arm(70, 330, "flat", 56, 0, 165)

# fmt: off
POSES = {
    "rest":         both(REST, "calm"),
    "greet":        one(arm(158, 176, "five", -4, 0, 0), "glad", 2, (0, 0, 14), 2.2),
    "me":           one(arm(34, 318, "flat", 62, 0, 165), "warm"),
    "you":          one(arm(78, 318, "flat", 8, 48, 178), "yes_no", 3),
    "all":          both(arm(150, 318, "five", -18, 42, 172), "glad"),
    "open":         both(arm(104, 330, "five", 6, 50, 178), "who", 0, (0, -5, 0), 1.4),
    "watch":        one(arm(88, 196, "two", 22, 0, 178), "yes_no"),
    "see":          one(arm(128, 246, "two", -12, 40, 170), "beside", 3),
    "frame":        both(arm(112, 226, "corner", 0, 0, 0), "calm"),
    "frame_near":   both(arm(86, 210, "corner", 0, 0, 0), "yes_no"),
    "book":         both(arm(44, 340, "flat", -8, 24, 178), "calm"),
    "book_open":    both(arm(62, 346, "flat", -34, 34, 178), "warm"),
    "lamp_off":     one(arm(146, 150, "fist", 4, 0, 20), "earnest"),
    "lamp_on":      one(arm(150, 136, "five", -6, 0, 0), "wide"),
    "light":        both(arm(160, 128, "five", 128, 0, 30), "calm"),
    "leave":        two(arm(168, 250, "flat", -64, 0, 20), AT_CHEST, "earnest", -5),
    "leave_from":   two(arm(52, 290, "flat", 44, 0, 165), AT_CHEST, "earnest", 2),
    "type":         by_turns(arm(74, 344, "keys", 14, 66, 0), "calm", 0, (0, 5, 0), 3),
    "point_up":     one(arm(112, 222, "point", 6, 0, 20), "yes_no"),
    "no":           one(arm(104, 232, "point", 0, 0, 0), "earnest", 0, (0, 0, 17), 1.8),
    "thumb":        one(arm(122, 262, "thumb", 58, 0, 165), "glad"),
    "carry":        two(arm(62, 322, "thumb", 58, 0, 165), arm(14, 376, "flat", 74, 38, 176), "warm"),
    "carry_up":     two(arm(62, 262, "thumb", 58, 0, 165), arm(26, 320, "flat", 74, 38, 176), "glad"),
    "between":      by_turns(arm(92, 286, "cup", 8, 12, 60), "across", -3, (0, -20, 0), 1.3),
    "between_back": by_turns(arm(92, 286, "cup", 8, 12, 60), "beside", 3, (0, 20, 0), 1.3),
    "line":         both(arm(22, 352, "pinch", 8, 10, 40), "calm"),
    "line_long":    both(arm(146, 352, "pinch", 8, 10, 40), "calm"),
    "think":        one(arm(92, 190, "point", 30, 0, 150), "beside"),
    "hand_over":    both(arm(120, 300, "flat", 26, 44, 178), "yes_no"),
    "stop":         both(arm(96, 262, "five", 2, 0, 0), "earnest", -3),
    "speech":       one(arm(66, 246, "pinch", 18, 10, 60), "speak", 0, (6, 0, 8), 2.4),
    "help":         both(arm(126, 232, "five", 10, 14, 172), "wide", 3, (5, 0, 0), 2),
    "heart":        two(arm(22, 322, "flat", 56, 0, 172), arm(22, 342, "flat", 56, 0, 172), "warm"),
    "high":         both(arm(112, 186, "flat", 34, 20, 0), "yes_no"),
    "low":          both(arm(96, 394, "flat", 60, 20, 0), "calm"),
}
# fmt: on
