"""What a demo clip is made of: beats of key poses with the words that captions show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LABELS = {
    "ase": "Drawing, not a real signer",
    "bfi": "Drawing, not a real signer",
    "gsg": "Zeichnung, keine echte Person",
}
PAUSE_MS = 120  # captions never touch: a change of text must be seen


@dataclass(frozen=True, slots=True)
class Beat:
    """A few seconds of a clip: what is meant, and the poses shown meanwhile, evenly spread."""

    seconds: float
    text: str
    poses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption."""

    start_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class Clip:
    """One demo video; `language` is its sign language, or "" for a scene without a signer.

    `subject` is what it is about: the address of an entry, or a movement that texts share; `part`
    tells apart what an entry has several of.
    """

    subject: str
    language: str
    title: str
    label: str
    beats: tuple[Beat, ...]
    captions: Mapping[str, tuple[Cue, ...]]
    part: str = ""

    @property
    def name(self) -> str:
        """The name of its file, without the ending."""
        return "-".join(filter(None, (self.subject, self.part, self.language or "scene")))

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return sum(beat.seconds for beat in self.beats)

    @property
    def kind(self) -> str:
        """A drawn signer is an avatar and never passes for a person."""
        return "avatar" if self.language else "ordinary"


def drawn(subject: str, language: str, title: str, *beats: Beat) -> Clip:
    """A drawn signer with captions in the written language beside its sign language."""
    written = "de" if language == "gsg" else "en"
    return Clip(subject, language, title, LABELS[language], beats, {written: cues(beats)})


def cues(beats: tuple[Beat, ...]) -> tuple[Cue, ...]:
    """One caption for each beat that has words."""
    found, start = [], 0
    for beat in beats:
        end = start + round(beat.seconds * 1000)
        if beat.text:
            found.append(Cue(start, end - PAUSE_MS, beat.text))
        start = end
    return tuple(found)


def timed_poses(clip: Clip) -> list[tuple[float, str]]:
    """When each pose begins; every clip starts from rest and comes back to it."""
    found, start = [(0.0, "rest")], 0.0
    for beat in clip.beats:
        share = beat.seconds / max(1, len(beat.poses))
        found += [(start + share * at + 0.1, pose) for at, pose in enumerate(beat.poses)]
        start += beat.seconds
    return [*found, (start - 0.5, "rest")]
