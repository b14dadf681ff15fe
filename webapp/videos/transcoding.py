"""Makes what browsers play: a poster, one progressive file, and an HLS ladder.

Each step makes the next one cheap. `video.mp4` is made first, by copying where browsers play the
source as it is, so that the page can play while the rest is made. The ladder is then made from
`video.mp4` and no longer from the source: its best size is a copy of it, and the smaller ones come
from one decode of an upright, plain picture.

Measured by `./handshape bench video` against a run of its own for each file: 0.33 of the CPU where the
source is copied, 0.47 where it is encoded; with sound and composites 0.45 and 0.51. One process for
everything from the source costs the same, but plays 1.7 times later; the smaller sizes lose 0.002 of
SSIM by coming from a copy.
"""

import re
from collections.abc import Callable
from pathlib import Path

from webapp.videos.coding import AAC, EVERY_SEGMENT, NO_METADATA, SEGMENT, h264, plain_picture
from webapp.videos.ffmpeg import Progress, run, safe_input
from webapp.videos.ladder import Rung, ladder
from webapp.videos.posters import make_poster
from webapp.videos.probing import Probe
from webapp.videos.renditions import RenditionFile, part, settle, workspace
from webapp.videos.storyboard import LIST, SHEET, listed, storyboard

LONGEST_GAP_MS = 10_000  # a copied film with rarer keyframes would seek and switch too slowly
Published = Callable[[RenditionFile], None]


def transcode(
    source: Path, folder: Path, probe: Probe, progress: Progress, published: Published,
    *, beside: bool = False,
) -> list[RenditionFile]:  # fmt: skip
    """Fill `folder`; a file stands there under its name only when it is complete.

    After a kill it is simply called again: it begins anew and replaces what is there. A film that is
    played beside another, which nobody hears, is written without its sound too: so it weighs less,
    and starts at once, where one with sound takes its time.
    """
    rungs = ladder(probe)
    # Measured shares of the time: copying takes next to none of it, encoding most of it.
    playable = 0.1 if probe.web_ready else 0.6
    silent = beside and bool(probe.audio_codec)
    with workspace(folder) as work:
        first = part(progress, 0, playable)
        files = first_files(source, work, folder, probe, first, published, silent=silent)
        make_ladder(folder / "video.mp4", work, probe, rungs, part(progress, playable, 1))
        (work / "master.m3u8").write_text(master(work, rungs, sound=bool(probe.audio_codec)))
        for rung in rungs:
            size, rate = (rung.width, rung.height), rung.frame_rate
            for name in (f"{rung.name}.mp4", f"{rung.name}.m3u8"):
                files.append(settle(work, folder, "hls", name, size, rate))
        top, board = rungs[0], storyboard(probe)
        (work / LIST).write_text(listed(board))
        files += [
            # Last of the ladder: it names the others.
            settle(work, folder, "hls", "master.m3u8", (top.width, top.height), top.frame_rate),
            settle(work, folder, "storyboard_picture", SHEET, board.sheet),
            settle(work, folder, "storyboard", LIST),
        ]
    progress(1.0)
    return files


def first_files(
    source: Path, work: Path, folder: Path, probe: Probe, progress: Progress, published: Published,
    *, silent: bool,
) -> list[RenditionFile]:  # fmt: skip
    """What a page needs first: a picture, and a file that plays."""
    rungs = ladder(probe)
    top = rungs[0]
    small = next((rung for rung in rungs if min(rung.width, rung.height) <= 720), rungs[-1])
    make_poster(source, work, probe, small, part(progress, 0, 0.05))
    poster = settle(work, folder, "poster", "poster.jpg", (small.width, small.height))
    published(poster)
    make_progressive(source, work, probe, top, part(progress, 0.05, 0.95))
    files, size = [poster], (top.width, top.height)
    if silent:  # there before anybody can play the one with sound
        make_silent(work, probe, part(progress, 0.95, 1))
        files.append(settle(work, folder, "silent", "silent.mp4", size, top.frame_rate))
        published(files[-1])
    files.append(settle(work, folder, "progressive", "video.mp4", size, top.frame_rate))
    published(files[-1])
    return files


def make_progressive(
    source: Path, work: Path, probe: Probe, rung: Rung, progress: Progress
) -> None:
    if probe.web_ready:
        coding = ["-c", "copy"]
    else:
        steady = f"fps={rung.frame_rate}," + plain_picture(probe, rung)
        coding = ["-vf", steady, *h264(rung, EVERY_SEGMENT), *AAC]
    sound = ["-map", "0:a:0"] if probe.audio_codec else []
    arguments = [
        *safe_input(source, probe.container), "-map", "0:V:0", *sound, *coding, *NO_METADATA,
        "-movflags", "+faststart", "-f", "mp4", "video.mp4",
    ]  # fmt: skip
    run(arguments, work, probe.duration_ms / 1000, progress)


def make_silent(work: Path, probe: Probe, progress: Progress) -> None:
    copied = ["-map", "0:v:0", "-c", "copy", *NO_METADATA, "-movflags", "+faststart"]
    arguments = [*safe_input(work / "video.mp4", "mov"), *copied, "-f", "mp4", "silent.mp4"]
    run(arguments, work, probe.duration_ms / 1000, progress)


def make_ladder(
    video: Path, work: Path, probe: Probe, rungs: tuple[Rung, ...], progress: Progress
) -> None:
    """All rungs and the storyboard in one process, from one decode.

    Keyframes follow those of `video`, so that all rungs cut alike.
    """
    copied = not probe.web_ready or probe.keyframe_gap_ms <= LONGEST_GAP_MS
    keyframes = "source" if copied else EVERY_SEGMENT
    coded = rungs[1:] if copied else rungs
    board = storyboard(probe)
    # For the storyboard alone keyframes are enough, where there is one for each of its pictures.
    lazy = not coded and max(probe.keyframe_gap_ms, 1000 * SEGMENT) <= board.step_ms
    arguments = [*(("-skip_frame", "nokey") if lazy else ()), *safe_input(video, "mov")]
    arguments += ["-filter_complex", fan(coded, board.filters)]
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
    arguments += ["-map", "[board]", "-frames:v", "1", "-q:v", "4", "-f", "mjpeg", SHEET]
    run(arguments, work, probe.duration_ms / 1000, progress)


def fan(rungs: tuple[Rung, ...], board: str) -> str:
    """One decode for all: `[0:v]split=2[720p-in][board-in];[720p-in]scale=…[720p];…[board]`."""
    chains = {rung.name: f"scale={rung.width}:{rung.height},setsar=1" for rung in rungs}
    chains["board"] = board
    outlets = "".join(f"[{name}-in]" for name in chains)
    made = (f"[{name}-in]{chain}[{name}]" for name, chain in chains.items())
    return ";".join([f"[0:v]split={len(chains)}{outlets}", *made])


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
