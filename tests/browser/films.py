"""Real files, and what has to become of each: ready with these properties, or refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ready:
    """A film that can be watched: seconds, picture as displayed, and whether it has sound."""

    seconds: float
    width: int
    height: int
    sound: bool


NO_VIDEO = "not a video, whatever its name says"

# The facts stand in the data's own list of sources; pictures are upright and have even sides.
# fmt: off
FILMS: dict[str, tuple[str, Ready | str]] = {
    "turned by a quarter":
        ("rails-activestorage/rotated_video.mp4", Ready(5.17, 480, 640, True)),
    "turned, in wide colours":
        ("rails-activestorage/rotated_hdr_video.mov", Ready(1.67, 1080, 1920, False)),
    "in wide colours":
        ("androidx-media/hlg10-color-test.mp4", Ready(0.30, 1920, 1080, True)),
    "a telephone's tenth of a second":
        ("androidx-media/dolbyVision-hdr.MOV", Ready(0.11, 720, 1280, True)),
    "odd sides":
        ("androidx-media/bear-vp9-odd-dimensions.webm", Ready(1.00, 160, 120, False)),
    "oblong picture points":
        ("exoplayer/video_desks.3gp", Ready(5.13, 384, 288, True)),
    "without sound":
        ("androidx-media/sample_video_only.mp4", Ready(1.00, 1080, 720, False)),
    "upright":
        ("androidx-media/sample_portrait.mp4", Ready(1.09, 720, 1080, True)),
    "pictures at uneven times":
        ("androidx-media/sample_android_slow_motion.mp4", Ready(0.53, 1280, 720, False)),
    "old containers":
        ("androidx-media/sample.flv", Ready(1.14, 1080, 720, True)),
    "in fragments":
        ("androidx-media/fragmented_captions.mp4", Ready(2.00, 416, 234, False)),
    "says it lasts 40 hours":
        ("androidx-media/sample_fragmented.mp4", Ready(1.02, 1080, 720, True)),
    "says it is longer than it is":
        ("androidx-media/sample_mdat_too_long.mp4", Ready(1.02, 1080, 720, True)),
    "broken pictures":
        ("androidx-media/invalid-bitstream.webm", "The file is damaged"),
    "locked":
        ("androidx-media/sample_fragmented_clearkey.mp4", "locked by copy protection"),
    "no picture":
        ("rails-activestorage/video_without_video_stream.mp4", "sound but no moving picture"),
    "a song with a cover":
        ("androidx-media/bear-id3.mp3", NO_VIDEO),
    "a text named mp4":
        ("lfs-pointers/cat-black-x264-144p.mp4", NO_VIDEO),
    "a speck":
        ("smallest-possible/webm.webm", "The picture is too small"),
    "an empty shell":
        ("smallest-possible/Mpeg4.mp4", "no moving picture"),
}
# fmt: on

# Name, seconds, pictures a second.
SIGNED = {
    "original_asl_different": (2.14, 29.97),
    "original_asl_house": (2.92, 25.0),
    "original_asl_wrong_what": (3.24, 29.97),
}
TOO_SLOW = ("ns_010", "ns_100", "ns_1g", "ns_1k", "ns_011-019")
