"""A weaker line costs sharpness, never movement."""

from dataclasses import replace
from fractions import Fraction

import pytest

from webapp.videos.ladder import ladder
from webapp.videos.probing import Probe

FULL_HD = Probe(
    duration_ms=60_000, width=1920, height=1080, rotation=0, frame_rate=Fraction(30),
    nominal_rate=Fraction(30), variable_rate=False, interlaced=False, container="mov",
    video_codec="h264", pixel_format="yuv420p", audio_codec="aac", hdr=False,
    keyframe_gap_ms=2000, web_ready=False,
)  # fmt: skip


def at(width: int, height: int, rate: str = "30") -> Probe:
    """A video of this size and rate."""
    steady = Fraction(rate)
    return replace(FULL_HD, width=width, height=height, frame_rate=steady, nominal_rate=steady)


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [
        (1920, 1080, {"1080p": (1920, 1080), "720p": (1280, 720), "480p": (854, 480),
                      "360p": (640, 360)}),
        (2160, 3840, {"1080p": (1080, 1920), "720p": (720, 1280), "480p": (480, 854),
                      "360p": (360, 640)}),
        (640, 480, {"480p": (640, 480), "360p": (480, 360)}),
        (1280, 534, {"534p": (1280, 534), "360p": (862, 360)}),
        (426, 400, {"400p": (426, 400)}),
        (192, 144, {"144p": (192, 144)}),
    ],
)  # fmt: skip
def test_sizes_keep_their_shape_and_never_grow(
    width: int, height: int, expected: dict[str, tuple[int, int]]
) -> None:
    rungs = ladder(at(width, height))
    assert expected == {rung.name: (rung.width, rung.height) for rung in rungs}


@pytest.mark.parametrize("rate", ["25", "30000/1001", "30", "50", "60000/1001", "60"])
def test_every_rung_keeps_the_frame_rate(rate: str) -> None:
    assert {Fraction(rate)} == {rung.frame_rate for rung in ladder(at(3840, 2160, rate))}


@pytest.mark.parametrize(
    ("rate", "expected"), [("90", "45"), ("100", "50"), ("120", "60"), ("144", "48"), ("240", "60")]
)
def test_more_than_sixty_becomes_an_even_part(rate: str, expected: str) -> None:
    assert {Fraction(expected)} == {rung.frame_rate for rung in ladder(at(1920, 1080, rate))}


def test_a_varying_rate_becomes_the_steady_one_that_loses_nothing() -> None:
    telephone = replace(FULL_HD, frame_rate=Fraction("28.03"), variable_rate=True)
    assert {Fraction(30)} == {rung.frame_rate for rung in ladder(telephone)}


def test_bit_rates_are_those_for_signing() -> None:
    assert [rung.max_bitrate for rung in ladder(at(1920, 1080, "30"))] == [
        5_000_000,
        3_000_000,
        1_500_000,
        700_000,
    ]
    assert [rung.max_bitrate for rung in ladder(at(1920, 1080, "60"))] == [
        7_500_000,
        4_500_000,
        2_200_000,
        1_000_000,
    ]


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (960, 720), (854, 480), (400, 330)])
@pytest.mark.parametrize("rate", ["25", "50", "60", "75", "120"])
def test_the_last_rung_can_still_be_read_when_signed(size: tuple[int, int], rate: str) -> None:
    for rung in ladder(at(*size, rate)):
        assert rung.frame_rate >= 25
        assert max(rung.width, rung.height) >= 320
        assert min(rung.width, rung.height) >= 240
