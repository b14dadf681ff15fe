"""What can be heard in a video, as data: how loud it is, and the outline of its sound."""

import re
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from webapp.videos.ffmpeg import FFmpegFailed, Progress, run, safe_input
from webapp.videos.probing import Probe
from webapp.videos.renditions import RenditionFile, settle, workspace

PEAKS = "peaks.json"
MOST_PEAKS = 20_000  # as many as a browser draws without effort
FINENESS = (20, 10, 5, 2, 1)  # peaks a second
SAMPLES = 8_000  # a second: finer is not seen in an outline
LOUDEST = 1 << 15
SPEECH = ("-ac", "1", "-ar", "16000", "-c:a", "pcm_s16le", "-f", "wav")  # what recognisers take
SUMMARY = re.compile(
    r"Integrated loudness:\s+I:\s+(\S+) LUFS.*True peak:\s+Peak:\s+(\S+) dBFS", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Loudness:
    """EBU R128; None where all is silence."""

    integrated: float | None  # LUFS
    true_peak: float | None  # dBFS


@dataclass(frozen=True, slots=True)
class Heard:
    """The outline of the sound as a file, and how loud it is."""

    peaks: RenditionFile
    loudness: Loudness


def listen(video: Path, probe: Probe, progress: Progress) -> Heard | None:
    """Decode the sound of `video` once, and write its outline beside it; None when it has none."""
    if probe.audio_codec is None:
        return None
    with workspace(video.parent, "sound") as work:
        said = decode(video, work, probe, progress)
        per_second = fineness(probe.duration_ms)
        with (work / PEAKS).open("w") as outline:
            outline.write(f'{{"per_second": {per_second}, "peaks": [')
            outline.writelines(separated(peaks(work / "samples", SAMPLES // per_second)))
            outline.write("]}")
        return Heard(settle(work, video.parent, "peaks", PEAKS), loudness(said))


def decode(video: Path, work: Path, probe: Probe, progress: Progress) -> str:
    """Write the samples to disk, and tell what FFmpeg measured meanwhile."""
    graph = (
        "[0:a:0]asplit=2[measured][outlined];"
        "[measured]ebur128=peak=true:framelog=quiet,anullsink;"
        f"[outlined]aformat=sample_fmts=s16:channel_layouts=mono:sample_rates={SAMPLES}[samples]"
    )
    arguments = [
        "-loglevel", "info", "-vn", *safe_input(video, "mov"), "-filter_complex", graph,
        "-map", "[samples]", "-c:a", "pcm_s16le", "-f", "s16le", "samples",
    ]  # fmt: skip
    return run(arguments, work, probe.duration_ms / 1000, progress)


def fineness(duration_ms: int) -> int:
    """How many peaks a second a film of this length gets."""
    fitting = (each for each in FINENESS if each * duration_ms / 1000 <= MOST_PEAKS)
    return next(fitting, FINENESS[-1])


def peaks(samples: Path, length: int) -> Iterator[int]:
    """The loudest of each `length` samples, in per cent; one stretch is in memory at a time."""
    with samples.open("rb") as file:
        while block := file.read(2 * length):
            stretch = array("h", block[: len(block) // 2 * 2])
            if sys.byteorder == "big":
                stretch.byteswap()
            yield round(100 * max(max(stretch), -min(stretch)) / LOUDEST) if stretch else 0


def separated(numbers: Iterator[int]) -> Iterator[str]:
    """The numbers as JSON lists them, one piece at a time."""
    for at, number in enumerate(numbers):
        yield f",{number}" if at else str(number)


def loudness(said: str) -> Loudness:
    """Read the summary of the EBU R128 filter."""
    found = SUMMARY.search(said)
    if found is None:
        raise FFmpegFailed("the loudness was not told", said)
    integrated, peak = (float(number) for number in found.groups())
    # -70 is where the measure ends: it stands for whatever is softer, silence too.
    return Loudness(
        integrated if integrated > -70 else None,
        peak if peak > float("-inf") else None,
    )


def write_speech(video: Path, work: Path, duration_ms: int) -> Path:
    """The sound as speech recognisers take it: a file on disk, one channel, 16 kHz."""
    arguments = ["-vn", *safe_input(video, "mov"), "-map", "0:a:0", *SPEECH, "speech.wav"]
    run(arguments, work, duration_ms / 1000)
    return work / "speech.wav"
