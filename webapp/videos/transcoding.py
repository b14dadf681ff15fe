"""Makes what browsers play: a poster, one progressive file, and an HLS ladder.

Each step makes the next one cheap. `video.mp4` is made first, by copying where browsers play the
source as it is, so that the page can play while the rest is made. The ladder is then made from
`video.mp4` and no longer from the source: its best size is a copy of it, and the smaller ones come
from one decode of an upright, plain picture.

Measured on a minute of 1080p30, against a run of its own for each file: 0.31 of the CPU where the
source is copied, 0.50 where it is encoded. One process for everything from the source costs the
same 0.50, but plays 1.7 times later; the smaller sizes lose 0.002 of SSIM by coming from a copy.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Literal

from webapp.videos.ffmpeg import FFmpegFailed, Progress, has_filter, run, safe_input
from webapp.videos.ladder import Rung, ladder
from webapp.videos.probing import Probe

SEGMENT = 2  # seconds between places to start from, the same on every rung
LONGEST_GAP_MS = 10_000  # a copied film with rarer keyframes would seek and switch too slowly
THREADS = str(min(4, os.cpu_count() or 1))
NO_METADATA = ("-map_metadata", "-1", "-map_metadata:s", "-1", "-map_chapters", "-1")
AAC = ("-c:a", "aac", "-b:a", "128k", "-ac", "2", "-ar", "48000")
MIME = {".jpg": "image/jpeg", ".mp4": "video/mp4", ".m3u8": "application/vnd.apple.mpegurl"}


@dataclass(frozen=True, slots=True)
class RenditionFile:
    kind: Literal["poster", "progressive", "hls"]
    name: str
    width: int
    height: int
    frame_rate: Fraction | None  # a poster has none
    bytes: int
    mime: str


def transcode(
    source: Path,
    folder: Path,
    probe: Probe,
    progress: Progress,
    published: Callable[[RenditionFile], None],
) -> list[RenditionFile]:
    """Fill `folder`; a file stands there under its name only when it is complete.

    After a kill it is simply called again: it begins anew and replaces what is there.
    """
    work = workspace(folder)
    rungs = ladder(probe)
    small = next((rung for rung in rungs if min(rung.width, rung.height) <= 720), rungs[-1])
    # Measured shares of the time: copying takes next to none of it, encoding most of it.
    playable = 0.1 if probe.web_ready else 0.6

    make_poster(source, work, probe, small, part(progress, 0, 0.02))
    files = settle(work, folder, "poster", small, ["poster.jpg"])
    published(files[-1])
    make_progressive(source, work, probe, rungs[0], part(progress, 0.02, playable))
    files += settle(work, folder, "progressive", rungs[0], ["video.mp4"])
    published(files[-1])
    make_ladder(folder / "video.mp4", work, probe, rungs, part(progress, playable, 1))
    (work / "master.m3u8").write_text(master(work, rungs, sound=probe.audio_codec is not None))
    for rung in rungs:
        files += settle(work, folder, "hls", rung, [f"{rung.name}.mp4", f"{rung.name}.m3u8"])
    files += settle(work, folder, "hls", rungs[0], ["master.m3u8"])  # last: it names the others
    work.rmdir()
    progress(1.0)
    return files


def workspace(folder: Path) -> Path:
    """An empty folder of this run's own. What other runs left goes; one that is not quite dead yet
    can write on in what was taken from it, and touches nothing of ours."""
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(".unfinished-*"):
        shutil.rmtree(left, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=".unfinished-", dir=folder))


def part(progress: Progress, start: float, end: float) -> Progress:
    return lambda fraction: progress(start + (end - start) * fraction)


def settle(
    work: Path,
    folder: Path,
    kind: Literal["poster", "progressive", "hls"],
    rung: Rung,
    names: Iterable[str],
) -> list[RenditionFile]:
    """Move finished files to their final names in a way that a power cut cannot tear."""
    settled = []
    for name in names:
        sync(work / name)
        (work / name).replace(folder / name)
        sync(folder)
        rate = None if kind == "poster" else rung.frame_rate
        size, mime = (folder / name).stat().st_size, MIME[Path(name).suffix]
        settled.append(RenditionFile(kind, name, rung.width, rung.height, rate, size, mime))
    return settled


def sync(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def make_poster(source: Path, work: Path, probe: Probe, rung: Rung, progress: Progress) -> None:
    """The most typical of the first pictures that are not dark; if all are dark, the first."""
    light = "signalstats,metadata=select:key=lavfi.signalstats.YAVG:value=32:function=greater"
    picture = plain_picture(probe, rung)
    for chain, seconds in ((f"fps=5,{picture},{light},thumbnail=30", "6"), (picture, "60")):
        arguments = [
            "-t", seconds, *safe_input(source, probe.container), "-map", "0:V:0",
            "-vf", f"{chain},scale=out_range=pc,format=yuvj420p",
            "-frames:v", "1", "-q:v", "3", *NO_METADATA, "-f", "mjpeg", "poster.jpg",
        ]  # fmt: skip
        run(arguments, work, progress=progress)
        if (work / "poster.jpg").stat().st_size:
            return
    raise FFmpegFailed("no picture could be drawn", "")


def make_progressive(
    source: Path, work: Path, probe: Probe, rung: Rung, progress: Progress
) -> None:
    if probe.web_ready:
        coding = ["-c", "copy"]
    else:
        steady = f"fps={rung.frame_rate}," + plain_picture(probe, rung)
        every = f"expr:gte(t,n_forced*{SEGMENT})"
        coding = ["-vf", steady, *h264(rung, every), *AAC]
    sound = ["-map", "0:a:0"] if probe.audio_codec else []
    arguments = [
        *safe_input(source, probe.container), "-map", "0:V:0", *sound, *coding, *NO_METADATA,
        "-movflags", "+faststart", "-f", "mp4", "video.mp4",
    ]  # fmt: skip
    run(arguments, work, probe.duration_ms / 1000, progress)


def plain_picture(probe: Probe, rung: Rung) -> str:
    """The filters that make any picture plain: square pixels, 8 bits, BT.709, not interlaced.

    FFmpeg has already turned it upright when they begin.
    """
    size = f"scale={rung.width}:{rung.height}"
    chain = ["bwdif=deint=interlaced"] if probe.interlaced else []
    if probe.hdr and has_filter("zscale") and has_filter("tonemap"):
        chain += [
            size, "setparams=color_primaries=bt2020:colorspace=bt2020nc",
            "zscale=transfer=linear:npl=100,format=gbrpf32le,zscale=primaries=bt709",
            "tonemap=hable:desat=0,zscale=transfer=bt709:matrix=bt709:range=tv",
        ]  # fmt: skip
    else:  # without tone mapping HDR comes out pale, but every movement can be seen
        chain.append(f"{size}:out_color_matrix=bt709:out_range=tv")
    return ",".join([*chain, "format=yuv420p", "setsar=1"])


def h264(rung: Rung, keyframes: str) -> list[str]:
    """`veryfast` gives nearly the quality of `medium` at these rates for a third of the work."""
    return [
        "-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high", "-pix_fmt", "yuv420p",
        "-threads", THREADS, "-crf", "22",
        "-maxrate", str(rung.max_bitrate), "-bufsize", str(2 * rung.max_bitrate),
        "-force_key_frames", keyframes, "-g", "100000", "-sc_threshold", "0",
        "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709",
    ]  # fmt: skip


def make_ladder(
    video: Path, work: Path, probe: Probe, rungs: tuple[Rung, ...], progress: Progress
) -> None:
    """All rungs in one process. Keyframes follow those of `video`, so that all rungs cut alike."""
    copied = not probe.web_ready or probe.keyframe_gap_ms <= LONGEST_GAP_MS
    keyframes = "source" if copied else f"expr:gte(t,n_forced*{SEGMENT})"
    coded = rungs[1:] if copied else rungs
    arguments = safe_input(video, "mov")
    if coded:
        arguments += ["-filter_complex", fan(coded)]
    for rung in rungs:
        picture = ["-map", f"[{rung.name}]", "-fps_mode", "passthrough", *h264(rung, keyframes)]
        arguments += picture if rung in coded else ["-map", "0:v:0", "-c:v", "copy"]
        arguments += [
            "-map", "0:a:0?", "-c:a", "copy", *NO_METADATA,
            # Else each rung starts later by its own decoding delay, and switching would jump.
            "-avoid_negative_ts", "disabled",
            "-f", "hls", "-hls_time", str(SEGMENT), "-hls_playlist_type", "vod",
            "-hls_segment_type", "fmp4", "-hls_flags", "single_file+independent_segments",
            "-hls_segment_filename", f"{rung.name}.mp4", f"{rung.name}.m3u8",
        ]  # fmt: skip
    run(arguments, work, probe.duration_ms / 1000, progress)


def fan(rungs: tuple[Rung, ...]) -> str:
    """One decode for all: `[0:v]split=2[a][b];[a]scale=…[720p];[b]scale=…[480p]`."""
    outlets = "".join(f"[{rung.name}-in]" for rung in rungs)
    sizes = (
        f"[{rung.name}-in]scale={rung.width}:{rung.height},setsar=1[{rung.name}]" for rung in rungs
    )
    return ";".join([f"[0:v]split={len(rungs)}{outlets}", *sizes])


def master(work: Path, rungs: tuple[Rung, ...], *, sound: bool) -> str:
    lines = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"]
    for rung in rungs:
        peak, average = bandwidth((work / f"{rung.name}.m3u8").read_text())
        codecs = ",".join([avc_name(work / f"{rung.name}.mp4"), *(["mp4a.40.2"] if sound else [])])
        lines.append(
            f"#EXT-X-STREAM-INF:BANDWIDTH={peak},AVERAGE-BANDWIDTH={average},"
            f"RESOLUTION={rung.width}x{rung.height},FRAME-RATE={float(rung.frame_rate):.3f},"
            f'CODECS="{codecs}"\n{rung.name}.m3u8'
        )
    return "\n".join(lines) + "\n"


def bandwidth(playlist: str) -> tuple[int, int]:
    """Bits a second of the largest segment and of them all, as they really came out."""
    seconds = [float(value) for value in re.findall(r"#EXTINF:([\d.]+)", playlist)]
    sizes = [int(value) * 8 for value in re.findall(r"#EXT-X-BYTERANGE:(\d+)", playlist)]
    # A last segment of one picture says nothing of the line that is needed.
    peaks = [size / max(length, 1) for size, length in zip(sizes, seconds, strict=True)]
    average = sum(sizes) / max(sum(seconds), 1)
    return round(max(*peaks, average)), round(average)


def avc_name(file: Path) -> str:
    """The codec as RFC 6381 writes it, from the three bytes that the decoder itself is set by."""
    with file.open("rb") as opened:
        head = opened.read(65536)
    at = head.index(b"avcC") + 5
    return f"avc1.{head[at : at + 3].hex()}"
