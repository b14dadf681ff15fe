"""A sign version needs a picture quick enough to be read."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.videos.test_ladder import FULL_HD
from webapp.videos.intake import Intake, sign_intake


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        ("12", Intake("block", ("frame_rate_too_low",))),
        ("19.9", Intake("block", ("frame_rate_too_low",))),
        ("19.97", Intake("warn", ("frame_rate_low",))),
        ("20", Intake("warn", ("frame_rate_low",))),
        ("24000/1001", Intake("warn", ("frame_rate_low",))),
        ("24.9", Intake("warn", ("frame_rate_low",))),
        ("24.99", Intake("fit")),
        ("25", Intake("fit")),
        ("30000/1001", Intake("fit")),
        ("60", Intake("fit")),
    ],
)
def test_the_frame_rate_decides_whether_signing_can_be_read(rate: str, expected: Intake) -> None:
    assert expected == sign_intake(replace(FULL_HD, frame_rate=Fraction(rate)))


@pytest.mark.parametrize(
    ("size", "expected"),
    [((320, 240), "fit"), ((240, 320), "fit"), ((318, 240), "warn"), ((640, 238), "warn")],
)
def test_a_small_picture_is_warned_of_and_not_refused(size: tuple[int, int], expected: str) -> None:
    intake = sign_intake(replace(FULL_HD, width=size[0], height=size[1]))
    assert expected == intake.verdict
    assert (("picture_small",) if expected == "warn" else ()) == intake.reasons


def test_a_slow_and_small_picture_is_told_both() -> None:
    small = replace(FULL_HD, width=192, height=144, frame_rate=Fraction(24))
    assert sign_intake(small) == Intake("warn", ("frame_rate_low", "picture_small"))
