"""Says whether a video is good enough to carry signing, which needs a steady, quick picture."""

from dataclasses import dataclass
from typing import Literal

from webapp.videos.probing import Probe

Verdict = Literal["fit", "warn", "block"]
Reason = Literal["frame_rate_too_low", "frame_rate_low", "picture_small"]

# Below 20 pictures a second signs fall apart; from 25 on they read well (EN 301 549, 6.5).
LEAST_RATE, GOOD_RATE = 20, 25
TOLERANCE = 0.05  # clocks round: 24.99 measured is 25
SMALL = (320, 240)


@dataclass(frozen=True, slots=True)
class Intake:
    verdict: Verdict
    reasons: tuple[Reason, ...] = ()


def sign_intake(probe: Probe) -> Intake:
    rate = float(probe.frame_rate) + TOLERANCE
    if rate < LEAST_RATE:
        return Intake("block", ("frame_rate_too_low",))
    warnings: list[Reason] = []
    if rate < GOOD_RATE:
        warnings.append("frame_rate_low")
    long_side, short_side = max(probe.width, probe.height), min(probe.width, probe.height)
    if long_side < SMALL[0] or short_side < SMALL[1]:
        warnings.append("picture_small")
    return Intake("warn" if warnings else "fit", tuple(warnings))
