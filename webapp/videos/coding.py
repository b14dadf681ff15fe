"""How pictures and sound are coded: what FFmpeg is told for each file that browsers play."""

import os

from webapp.videos.ffmpeg import has_filter
from webapp.videos.ladder import Rung
from webapp.videos.probing import Probe

SEGMENT = 2  # seconds between places to start from, the same on every rung
EVERY_SEGMENT = f"expr:gte(t,n_forced*{SEGMENT})"
THREADS = str(min(4, os.cpu_count() or 1))
NO_METADATA = ("-map_metadata", "-1", "-map_metadata:s", "-1", "-map_chapters", "-1")
AAC = ("-c:a", "aac", "-b:a", "128k", "-ac", "2", "-ar", "48000")
JPEG = "scale=out_range=pc,format=yuvj420p"


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
