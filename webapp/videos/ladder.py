"""Chooses the sizes a video is offered in: a weaker line costs sharpness first, never movement.

Signing is read from movement: halving the rate costs four times the quality of one size less.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from webapp.videos.probing import MOST_RATE, Probe

# Short side of the picture: bits a second at most, up to 30 and up to 60 pictures a second.
RATES = {
    1080: (5_000_000, 7_500_000),
    720: (3_000_000, 4_500_000),
    480: (1_500_000, 2_200_000),
    360: (700_000, 1_000_000),
}
QUICK = 31  # from here on a rate counts as 50 or 60
CLOSE = 0.85  # a smaller size must be at least this much smaller to be worth its disk


@dataclass(frozen=True, slots=True)
class Rung:
    name: str  # "720p": the short side, so that a portrait is named like a landscape
    width: int
    height: int
    frame_rate: Fraction
    max_bitrate: int


def ladder(probe: Probe) -> tuple[Rung, ...]:
    """From the best size down; the first is the size of the progressive file too."""
    top = min(probe.width, probe.height, max(RATES))
    below = [side for side in RATES if side < top * CLOSE]
    return tuple(rung(probe, side) for side in (top, *below))


def rung(probe: Probe, side: int) -> Rung:
    scale = Fraction(side, min(probe.width, probe.height))
    rate = output_rate(probe)
    bits = RATES[min((step for step in RATES if step >= side), default=max(RATES))]
    return Rung(
        name=f"{side}p",
        width=even(probe.width * scale),
        height=even(probe.height * scale),
        frame_rate=rate,
        max_bitrate=bits[rate > QUICK],
    )


def output_rate(probe: Probe) -> Fraction:
    """The same on every rung; above 60 an even part, so that steady movement stays steady."""
    if probe.web_ready:  # copied as it is
        return probe.frame_rate
    return probe.nominal_rate / ceil(probe.nominal_rate / MOST_RATE)


def even(length: Fraction) -> int:
    return max(2, round(length / 2) * 2)
