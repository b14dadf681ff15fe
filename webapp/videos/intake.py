"""Says whether a video is good enough to carry signing, which needs a steady, quick picture."""

from dataclasses import dataclass
from typing import Literal

from webapp.videos.framing import Framing
from webapp.videos.probing import Probe

Verdict = Literal["fit", "warn", "block"]
Reason = Literal[
    "frame_rate_too_low", "frame_rate_low", "picture_small",
    "background_dark", "background_light", "contrast_low", "hands_cut_off",
]  # fmt: skip

# Below 20 pictures a second signs fall apart; from 25 on they read well (EN 301 549, 6.5).
LEAST_RATE, GOOD_RATE = 20, 25
TOLERANCE = 0.05  # clocks round: 24.99 measured is 25
SMALL = (320, 240)
# Drawn and real clips tell these apart: real ones have a ground of 145 to 196, a contrast of 56 to
# 210, and nothing that crosses a side.
NEARLY_BLACK, NEARLY_WHITE = 28, 232
LEAST_CONTRAST = 36
OFTEN = 0.05  # once may be a hand that was raised high


@dataclass(frozen=True, slots=True)
class Intake:
    """Whether a film is taken, and what its signer should know."""

    verdict: Verdict
    reasons: tuple[Reason, ...] = ()


def sign_intake(probe: Probe, framing: Framing | None = None) -> Intake:
    """Refuse what cannot be followed; say what could be better."""
    rate = float(probe.frame_rate) + TOLERANCE
    if rate < LEAST_RATE:
        return Intake("block", ("frame_rate_too_low",))
    warnings: list[Reason] = []
    if rate < GOOD_RATE:
        warnings.append("frame_rate_low")
    long_side, short_side = max(probe.width, probe.height), min(probe.width, probe.height)
    if long_side < SMALL[0] or short_side < SMALL[1]:
        warnings.append("picture_small")
    warnings += framed(framing) if framing else []
    return Intake("warn" if warnings else "fit", tuple(warnings))


def framed(framing: Framing) -> list[Reason]:
    """What could be better in how the signer stands in the picture."""
    reasons: list[Reason] = []
    if framing.ground is not None and framing.ground < NEARLY_BLACK:
        reasons.append("background_dark")
    if framing.ground is not None and framing.ground > NEARLY_WHITE:
        reasons.append("background_light")
    if framing.contrast is not None and framing.contrast < LEAST_CONTRAST:
        reasons.append("contrast_low")
    if framing.crossing >= OFTEN:
        reasons.append("hands_cut_off")
    return reasons
