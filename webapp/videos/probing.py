"""Finds out what an uploaded file really is, by reading it and never by believing it.

The reading happens in a child process: a hostile file may crash, hang or swell a C library.
"""

import json
import os
import subprocess
import sys
from array import array
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from statistics import fmean, median
from typing import Any, Literal, get_args

import av
from av.sidedata.sidedata import Type as SideData
from av.stream import Disposition

from webapp.videos.ffmpeg import GIGABYTE, SAFE_INPUT, leash

Reason = Literal[
    "empty", "not_video", "damaged", "no_picture", "encrypted",
    "too_small", "too_large", "too_long", "no_duration",
]  # fmt: skip

SMALLEST, LARGEST = 64, 8192  # pixels along a side
LONGEST = 4 * 3600.0  # seconds
WEB_BITS = 10_000_000  # a second; more than this would stall where a 1080p rung plays
WEB_PROFILES = ("Baseline", "Constrained Baseline", "Main", "High")
COMMON_RATES = tuple(Fraction(rate) for rate in (10, 12, 15, 20, 24, 25, 30, 50, 60))
MOST_RATE = 61  # 60.06 is a telephone's 60
CLOCK_STEP = 0.002  # Matroska rounds times to a thousandth of a second
HDR_TRANSFERS = (16, 18)  # PQ and HLG
UNTURNED = (1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30)
# How the files that we could read begin: those that fail to open are damaged, others no video.
BEGINNINGS = ((4, b"ftyp"), (4, b"moov"), (4, b"mdat"), (4, b"wide"), (0, b"\x1aE\xdf\xa3"),
              (8, b"AVI "), (0, b"FLV"), (0, b"OggS"), (0, b"\x30\x26\xb2\x75"),
              (0, b"\x00\x00\x01\xba"), (188, b"G"))  # fmt: skip


class Unusable(Exception):
    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


@dataclass(frozen=True, slots=True)
class Probe:
    duration_ms: int
    width: int  # as displayed: upright, with square pixels, even
    height: int
    rotation: int  # degrees clockwise that were needed to stand it upright
    frame_rate: Fraction  # pictures a second that are really there
    nominal_rate: Fraction  # a steady rate that loses none of them, also in a lively passage
    variable_rate: bool
    interlaced: bool
    container: str
    video_codec: str
    pixel_format: str
    audio_codec: str | None  # of the first sound that can be decoded
    hdr: bool
    keyframe_gap_ms: int  # the longest stretch without a place to start from
    web_ready: bool  # browsers play the streams as they are: copy, do not encode


def probe(path: Path, longest: float = LONGEST, patience: float = 120) -> Probe:
    """What `path` holds, or Unusable; the file is read to its end, so nothing in it is believed."""
    if path.stat().st_size == 0:
        raise Unusable("empty")
    try:
        child = subprocess.run(  # noqa: S603 - our own module
            [sys.executable, "-m", "webapp.videos.probing", str(path.absolute()), str(longest)],
            cwd=Path(__file__).parents[2], env={"PYTHONUTF8": "1"}, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=patience, check=False,
            preexec_fn=leash(2 * GIGABYTE, idle=False),
        )  # fmt: skip
        told: dict[str, Any] = json.loads(child.stdout)
    except (subprocess.TimeoutExpired, ValueError):  # it hung, or died without a word
        raise Unusable("damaged") from None
    if told.get("refused") in get_args(Reason):
        raise Unusable(told["refused"])
    rates = {name: Fraction(told[name]) for name in ("frame_rate", "nominal_rate")}
    return Probe(**told | rates)


# What follows runs in the child.


@dataclass(slots=True)
class Reading:
    """What one pass over the packets told."""

    shown: list[float] = field(default_factory=list)  # when, in seconds; not all containers tell
    stored: list[float] = field(default_factory=list)
    keys: list[float] = field(default_factory=list)
    start: float = float("inf")
    end: float = float("-inf")
    pictures: int = 0
    hidden: bool = False  # some are cut off by an edit list
    frame: Any = None  # the first that decodes
    audible: bool = False


def measure(path: Path, longest: float = LONGEST) -> Probe:
    """As probe(), but here and now: only for files that are trusted not to break the library."""
    if path.stat().st_size == 0:
        raise Unusable("empty")
    with opened(path) as container:
        video, audio = chosen_streams(container)
        check_size(video.width, video.height)
        reading = read(container, video, audio, longest)
        if reading.frame is None:
            raise Unusable("damaged")
        return described(container, video, audio, reading, path.stat().st_size)


def opened(path: Path) -> Any:
    try:
        return av.open(f"file:{path}", container_options=SAFE_INPUT, metadata_errors="replace")
    except MemoryError:
        raise Unusable("too_large") from None
    except av.error.FFmpegError:
        with path.open("rb") as file:
            head = file.read(1 << 20)
        if b"encv" in head:  # the name MP4 gives to a locked picture
            raise Unusable("encrypted") from None
        known = any(head.startswith(mark, at) for at, mark in BEGINNINGS)
        raise Unusable("damaged" if known else "not_video") from None


def chosen_streams(container: Any) -> tuple[Any, Any | None]:
    """The first moving picture and the first sound; the cover of an album is no video."""
    pictures = [
        stream for stream in container.streams.video
        if not stream.disposition & Disposition.attached_pic
    ]  # fmt: skip
    if not pictures:
        raise Unusable("no_picture")
    video = pictures[0]
    if video.codec_context is None:
        raise Unusable("damaged")
    if video.codec_context.codec_tag == "encv":
        raise Unusable("encrypted")
    video.codec_context.thread_count = 1
    audio = next(iter(container.streams.audio), None)
    return video, audio if audio is not None and audio.codec_context is not None else None


def check_size(width: int, height: int) -> None:
    if max(width, height) > LARGEST:
        raise Unusable("too_large")
    if min(width, height) < SMALLEST:
        raise Unusable("too_small" if min(width, height) > 0 else "damaged")


def read(container: Any, video: Any, audio: Any | None, longest: float) -> Reading:
    reading = Reading()
    streams = [stream for stream in (video, audio) if stream is not None]
    for packet in packets(container, streams):
        if packet.stream_index != video.index:
            reading.audible = reading.audible or decoded(packet) is not None
        elif reading.frame is None and reading.pictures < 500:
            reading.frame = decoded(packet)
        if packet.is_discard:
            reading.hidden = reading.hidden or packet.stream_index == video.index
        elif packet.size:
            note(reading, packet, packet.stream_index == video.index)
        if reading.end - reading.start > longest:
            raise Unusable("too_long")
    return reading


def packets(container: Any, streams: list[Any]) -> Iterator[Any]:
    with suppress(av.error.FFmpegError):  # a file cut short is good as far as it goes
        yield from container.demux(streams)


def decoded(packet: Any) -> Any | None:
    try:
        return next(iter(packet.decode()), None)
    except av.error.FFmpegError:
        return None


def note(reading: Reading, packet: Any, is_picture: bool) -> None:
    reading.pictures += is_picture
    stamp = packet.dts if packet.pts is None else packet.pts
    if stamp is None:
        return
    moment = float(stamp * packet.time_base)
    reading.start = min(reading.start, moment)
    reading.end = max(reading.end, moment + float((packet.duration or 0) * packet.time_base))
    if is_picture:
        (reading.stored if packet.pts is None else reading.shown).append(moment)
        if packet.is_keyframe:
            reading.keys.append(moment)


def described(container: Any, video: Any, audio: Any | None, reading: Reading, size: int) -> Probe:
    frame, codec = reading.frame, video.codec_context
    rate, nominal, variable = rates(video, reading)
    last_picture = max(reading.shown or reading.stored or [0.0])
    end = max(reading.end, last_picture + float(1 / rate))
    seconds = end - min(reading.start, last_picture)
    width, height, rotation = as_displayed(frame, video.sample_aspect_ratio)
    check_size(width, height)
    sound = audio.codec_context if audio is not None and reading.audible else None
    plain = (
        container.format.name.startswith("mov") and video.frames > 0  # a fragmented file has no index
        and not (reading.hidden or frame.interlaced_frame or turned(frame))
        and abs((video.sample_aspect_ratio or 1) - 1) < 0.01
        and min(width, height) <= 1080 and max(width, height) <= 1920 and nominal <= MOST_RATE
        and size * 8 / seconds <= WEB_BITS
    )  # fmt: skip
    known = (
        codec.name == "h264" and codec.profile in WEB_PROFILES and frame.format.name == "yuv420p"
        and (sound is None or (sound.name == "aac" and sound.profile == "LC"))
    )  # fmt: skip
    hdr = int(frame.color_trc) in HDR_TRANSFERS
    return Probe(
        duration_ms=round(seconds * 1000), width=width, height=height, rotation=rotation,
        frame_rate=rate, nominal_rate=nominal, variable_rate=variable,
        interlaced=bool(frame.interlaced_frame), container=container.format.name.split(",")[0],
        video_codec=codec.codec.canonical_name, pixel_format=frame.format.name,
        audio_codec=sound.codec.canonical_name if sound else None, hdr=hdr,
        keyframe_gap_ms=round(1000 * max(gaps_between([*reading.keys, end]), default=seconds)),
        web_ready=plain and known and not hdr,
    )  # fmt: skip


def gaps_between(moments: list[float]) -> list[float]:
    return [after - before for before, after in pairwise(sorted(moments))]


def rates(video: Any, reading: Reading) -> tuple[Fraction, Fraction, bool]:
    """The rate that is there, the steady rate to make of it, and whether it varies.

    Containers claim 600 or 1000 pictures a second where there are 30, so the pictures are counted;
    a claim only serves to name the exact rate (30000/1001) when the count confirms it.
    """
    claims = [Fraction(rate) for rate in (video.average_rate, video.guessed_rate) if rate]
    gaps = [gap for gap in gaps_between(reading.shown or reading.stored) if gap > 0]
    if not gaps:  # a single picture
        if not claims or reading.end <= reading.start:
            raise Unusable("no_duration")
        return min(claims), min(claims), False
    if len(gaps) < reading.pictures / 2 and claims:  # most pictures carry no time of their own
        return claims[-1], claims[-1], False
    usual = median(gaps)
    regular = [gap for gap in gaps if abs(gap - usual) <= max(usual / 4, CLOCK_STEP)]
    if len(regular) < 0.95 * len(gaps):
        lively = 1 / max(sorted(gaps)[len(gaps) // 10], CLOCK_STEP)
        nominal = min(COMMON_RATES, key=lambda rate: abs(1 - float(rate) / lively))
        return Fraction(len(gaps) / sum(gaps)).limit_denominator(1000), nominal, True
    counted = Fraction(1 / fmean(regular))
    nearest = min([*claims, *COMMON_RATES], key=lambda rate: abs(rate - counted))
    exact = nearest if abs(nearest / counted - 1) < 0.005 else counted.limit_denominator(1000)
    return exact, exact, False


def as_displayed(frame: Any, aspect: Fraction | None) -> tuple[int, int, int]:
    width, height = Fraction(frame.width) * (aspect or 1), Fraction(frame.height)
    rotation = round(-frame.rotation / 90) * 90 % 360
    if rotation in (90, 270):
        width, height = height, width
    return int(width) // 2 * 2, int(height) // 2 * 2, rotation


def turned(frame: Any) -> bool:
    """Whether the file asks for a turn or a mirror: not every player listens to it."""
    matrix = frame.side_data.get(SideData.DISPLAYMATRIX)
    return matrix is not None and array("i", bytes(matrix)).tolist() != list(UNTURNED)


def main(path: str, longest: str) -> None:
    try:
        told = asdict(measure(Path(path), float(longest)))
    except Unusable as refusal:
        told = {"refused": refusal.reason}
    except MemoryError:
        told = {"refused": "too_large"}
    json.dump(told, sys.stdout, default=str)


if __name__ == "__main__":
    av.logging.set_level(None)
    main(*sys.argv[1:])
    sys.stdout.flush()
    os._exit(0)  # tidying up after a hostile file is where a C library likes to crash
