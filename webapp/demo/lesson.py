"""The demo's lesson: an ordinary video with two drawn signers beside it, and a track of every kind."""

from __future__ import annotations

from dataclasses import dataclass

from .clips import LABELS, Beat, Clip, Cue

SUBJECT, PART = "fire-alarm-at-work", "lesson"


@dataclass(frozen=True, slots=True)
class DemoTrack:
    """What goes along with the lesson in time beside its captions; `sort` as addresses call it."""

    sort: str
    language: str
    cues: tuple[Cue, ...]


def signer(language: str, title: str, *beats: Beat) -> Clip:
    """A drawn signer of the lesson; its captions are those of the lesson."""
    return Clip(SUBJECT, language, title, LABELS[language], beats, {}, PART)


FILM = Clip(
    SUBJECT,
    "",
    "What a fire door does, drawn",
    "Drawing of two rooms",
    (Beat(20.0, "", ()),),
    {
        "en": (
            Cue(200, 1900, "What does a fire door do?"),
            Cue(2100, 4600, "[One beep]\nHere the door stands open."),
            Cue(4800, 7800, "Smoke fills both rooms\nin a very short time."),
            Cue(8100, 10600, "[Two beeps]\nHere the same door is shut."),
            Cue(10800, 13800, "The smoke stays in one room.\nYou can get out."),
            Cue(14100, 16400, "[Three beeps]\nSo never hold it open."),
            Cue(16600, 19700, "Take the wedge away.\nLet the door fall shut."),
        ),
        "de": (
            Cue(200, 1900, "Was leistet eine Brandtür?"),
            Cue(2100, 4600, "[Ein Ton]\nHier steht die Tür offen."),
            Cue(4800, 7800, "In kurzer Zeit sind beide\nRäume voller Rauch."),
            Cue(8100, 10600, "[Zwei Töne]\nHier ist dieselbe Tür zu."),
            Cue(10800, 13800, "Der Rauch bleibt beim Feuer.\nSie kommen hinaus."),
            Cue(14100, 16400, "[Drei Töne]\nAlso nie offen halten."),
            Cue(16600, 19700, "Den Keil wegnehmen.\nDie Tür fällt von selbst zu."),
        ),
    },
    PART,
)

SIGNERS = (
    signer(
        "ase",
        "What a fire door does, drawn",
        Beat(2.0, "", ("open", "see")),
        Beat(6.0, "", ("frame", "leave_from", "all", "no")),
        Beat(6.0, "", ("stop", "frame_near", "between", "thumb")),
        Beat(6.0, "", ("no", "carry", "stop", "thumb")),
    ),
    signer(
        "gsg",
        "Was eine Brandtür leistet, gezeichnet",
        Beat(2.0, "", ("frame", "open")),
        Beat(6.0, "", ("lamp_on", "between", "all", "help")),
        Beat(6.0, "", ("frame_near", "stop", "leave", "heart")),
        Beat(6.0, "", ("you", "no", "carry_up", "thumb")),
    ),
)
OFFSETS = {"ase": 0.0, "gsg": 0.3}  # seconds: the German figure begins a little later

GLOSSES = (
    (300, "DOOR"), (1000, "WHAT"), (2200, "DOOR-OPEN"), (3600, "SMOKE"), (5100, "SPREAD"),
    (6500, "BAD"), (8200, "DOOR-SHUT"), (9600, "SMOKE"), (11100, "STAY"), (12500, "GOOD"),
    (14200, "NEVER"), (15600, "HOLD"), (17100, "DOOR-SHUT"), (18500, "GOOD"),
)  # fmt: skip

TRACKS = (
    DemoTrack(
        "edited-captions",
        "en",
        (
            Cue(200, 1900, "What does a fire door do?"),
            Cue(2100, 7800, "[Beep] The door is open.\nSmoke comes in."),
            Cue(8100, 13800, "[Beeps] The door is shut.\nThe smoke stays out."),
            Cue(14100, 19700, "[Beeps] Never hold it open."),
        ),
    ),
    DemoTrack(
        "chapters",
        "en",
        (
            Cue(0, 2000, "The question"),
            Cue(2000, 8000, "The door is open"),
            Cue(8000, 14000, "The door is shut"),
            Cue(14000, 20000, "Never hold it open"),
        ),
    ),
    DemoTrack(
        "descriptions",
        "en",
        (
            Cue(
                0, 2000, "A drawing of two rooms. A door is between them. A fire burns at the left."
            ),
            Cue(2400, 7900, "Grey smoke sinks from both ceilings. A person stands at the right."),
            Cue(8600, 13900, "Smoke only at the left. The person walks out."),
            Cue(
                14900, 19900, "A wedge at the door is crossed out and slides away. The door shuts."
            ),
        ),
    ),
    DemoTrack("glosses", "ase", tuple(Cue(at, at + 650, gloss) for at, gloss in GLOSSES)),
)
