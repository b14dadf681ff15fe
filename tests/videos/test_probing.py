"""What a file is, is found out by reading it: every real file is told right or refused rightly."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.shared_data import drawn, shared
from webapp.videos.probing import Unusable, measure, probe

# File, milliseconds, displayed width and height, pictures a second, sound.
READY = [
    ("media/act-rules/perspective-video.mp4", 16475, 1280, 720, 24.0, "aac"),
    ("media/act-rules/silent.mp4", 13700, 360, 240, 30.0, "aac"),
    ("media/act-rules/video-with-voiceover.mp4", 13758, 1280, 720, 24.0, "aac"),
    ("media/act-rules/video.mp4", 13696, 320, 240, 15.0, "aac"),
    ("media/act-rules/video.webm", 13719, 320, 240, 15.0, "vorbis"),
    ("media/androidx-media/bbb_176x144_128kbps_15fps_h263.3gp", 1000, 176, 144, 15.0, None),
    ("media/androidx-media/bbb_642x642_768kbps_30fps_vp9.webm", 3000, 642, 642, 30.0, None),
    ("media/androidx-media/bbb_800x640_768kbps_30fps_avc_2b_firstpts_10_sec.mp4",
     4000, 1136, 640, 30.0, None),
    ("media/androidx-media/bbb_800x640_768kbps_30fps_avc_pyramid_3b.mp4",
     4000, 1136, 640, 30.0, None),
    ("media/androidx-media/bbb_960x540_60fps_vp8.webm", 1012, 960, 540, 60.0, "vorbis"),
    ("media/androidx-media/bear-vp9-odd-dimensions.webm", 1001, 160, 120, 29.97, None),
    ("media/androidx-media/bt601.mov", 1042, 640, 428, 29.97, "aac"),
    ("media/androidx-media/dolbyVision-hdr.MOV", 135, 720, 1280, 30.0, "aac"),
    ("media/androidx-media/fragmented_captions.mp4", 2035, 416, 234, 29.97, None),
    ("media/androidx-media/h265_bframes.mp4", 1000, 854, 480, 30.0, None),
    ("media/androidx-media/hdr10-av1.mp4", 4238, 720, 1280, 29.97, "aac"),
    ("media/androidx-media/hlg10-color-test.mp4", 300, 1920, 1080, 29.99, "aac"),
    ("media/androidx-media/internal_emulator_transformer_output_180_rotated.mp4",
     4972, 1280, 720, 29.97, "aac"),
    ("media/androidx-media/long_180p_av1.mp4", 362767, 320, 180, 60.0, "aac"),
    ("media/androidx-media/pixel7_videoOnly_cleaned.mp4", 1205, 1920, 1080, 29.87, None),
    ("media/androidx-media/portrait_4k60.mp4", 313, 2160, 3840, 60.06, "aac"),
    ("media/androidx-media/sample.avi", 4087, 960, 400, 23.98, "mp3"),
    ("media/androidx-media/sample.flv", 1090, 1080, 720, 30.0, "aac"),
    ("media/androidx-media/sample.mp4", 1067, 1080, 720, 29.97, "aac"),
    ("media/androidx-media/sample_12_5fps_720p_1s.mp4", 1053, 1280, 720, 12.5, "aac"),
    ("media/androidx-media/sample_android_slow_motion.mp4", 574, 1280, 720, 12.19, None),
    ("media/androidx-media/sample_av1.mkv", 1000, 720, 1280, 30.0, None),
    ("media/androidx-media/sample_av1.mp4", 1088, 1080, 720, 29.97, "aac"),
    ("media/androidx-media/sample_edit_list.mp4", 2584, 1080, 1920, 29.97, "aac"),
    ("media/androidx-media/sample_edit_list_only_preroll_sync_sample.mp4",
     543, 640, 360, 30.01, "aac"),
    ("media/androidx-media/sample_fragmented.mp4", 1068, 1080, 720, 29.97, "aac"),
    ("media/androidx-media/sample_h262_mpeg_audio.ps", 131, 640, 426, 25.0, "mp2"),
    ("media/androidx-media/sample_h264_mpeg_audio.ts", 104, 640, 426, 29.97, "mp2"),
    ("media/androidx-media/sample_mdat_too_long.mp4", 1067, 1080, 720, 29.97, "aac"),
    ("media/androidx-media/sample_portrait.mp4", 1088, 720, 1080, 29.97, "aac"),
    ("media/androidx-media/sample_sef_slow_motion.mp4", 2152, 320, 240, 30.0, "aac"),
    ("media/androidx-media/sample_unsupported_brands.mp4", 1067, 1080, 720, 29.97, "aac"),
    ("media/androidx-media/sample_video_only.mp4", 1001, 1080, 720, 29.97, None),
    ("media/androidx-media/sample_with_chapters.mkv", 5038, 320, 240, 30.0, "aac"),
    ("media/androidx-media/sample_with_chapters.mp4", 1089, 1080, 720, 29.97, "aac"),
    ("media/androidx-media/sample_with_junk", 178, 640, 426, 29.97, "mp2"),
    ("media/androidx-media/sample_with_metadata.mp4", 1067, 1080, 720, 29.97, "aac"),
    ("media/androidx-media/sample_with_pgs_subtitles.mkv", 1010, 1080, 720, 604.17, "ac3"),
    ("media/androidx-media/sample_with_srt.mkv", 1071, 1080, 720, 30.0, "ac3"),
    ("media/androidx-media/sample_with_vtt_subtitles.mkv", 1072, 1080, 720, 30.0, "ac3"),
    ("media/androidx-media/silent-black-10s.mp4", 10000, 320, 240, 30.0, "aac"),
    ("media/androidx-media/testvid_1022ms.mp4", 1022, 480, 360, 29.92, "aac"),
    ("media/exoplayer/video_desks.3gp", 5155, 384, 288, 14.12, "aac"),
    ("media/mdn/elf.mp4", 8033, 720, 480, 30.0, "aac"),
    ("media/mdn/frog.mp4", 8267, 720, 480, 30.0, "aac"),
    ("media/mdn/frog.webm", 8266, 720, 480, 30.0, "vorbis"),
    ("media/mdn/rabbit320.mp4", 7800, 320, 240, 30.0, "aac"),
    ("media/mdn/rabbit320.webm", 7800, 320, 240, 30.0, "vorbis"),
    ("media/mediacms/small_video.mp4", 27200, 426, 240, 30.0, "aac"),
    ("media/opencast/av.mov", 10531, 640, 480, 2.01, "aac"),
    ("media/opencast/av1.mp4", 20000, 852, 480, 10.0, "aac"),
    ("media/opencast/black43.mp4", 40008, 880, 660, 1.0, "aac"),
    ("media/opencast/scene-change.mov", 20056, 320, 240, 0.95, None),
    ("media/opencast/vonly.mov", 10514, 640, 480, 2.01, None),
    ("media/rails-activestorage/rotated_hdr_video.mov", 1667, 1080, 1920, 24.0, None),
    ("media/rails-activestorage/rotated_video.mp4", 5228, 480, 640, 8.8, "aac"),
    ("media/rails-activestorage/video.mp4", 5281, 640, 480, 8.8, "aac"),
    ("media/rails-activestorage/video.webm", 5219, 640, 480, 8.8, "opus"),
    ("media/rails-activestorage/video_with_rectangular_samples.mp4", 5229, 1920, 1080, 8.8, "aac"),
    ("media/rails-activestorage/video_with_undefined_display_aspect_ratio.mp4",
     3410, 640, 480, 8.8, "aac"),
    ("media/rails-activestorage/video_without_audio_stream.mp4", 5002, 640, 480, 8.8, None),
    ("signs/clips/asl/original_asl_different.mp4", 2135, 320, 240, 29.97, None),
    ("signs/clips/asl/original_asl_house.mp4", 2920, 320, 240, 25.0, None),
    ("signs/clips/asl/original_asl_wrong_what.mp4", 3237, 320, 240, 29.97, None),
    ("signs/clips/asl/pose_asl_different.mp4", 2133, 320, 240, 30.0, None),
    ("signs/clips/asl/pose_asl_house.mp4", 2920, 320, 240, 25.0, None),
    ("signs/clips/asl/pose_asl_wrong_what.mp4", 3233, 320, 240, 30.0, None),
    ("signs/clips/dgs/Zug.mp4", 6840, 640, 480, 25.0, None),
    ("signs/clips/numbersigns/ns_010.mp4", 1583, 192, 144, 12.0, None),
    ("signs/clips/numbersigns/ns_011-019.mp4", 13417, 192, 144, 12.0, None),
    ("signs/clips/numbersigns/ns_100.mp4", 1500, 192, 144, 12.0, None),
    ("signs/clips/numbersigns/ns_1g.mp4", 2667, 192, 144, 12.0, None),
    ("signs/clips/numbersigns/ns_1k.mp4", 917, 192, 144, 12.0, None),
]  # fmt: skip

REFUSED = {
    "not_video": [
        "media/ableplayer/deadline_hq_thumbnail.jpg",
        "media/ableplayer/frenchsong.mp3",
        "media/ableplayer/paulallen.mp3",
        "media/ableplayer/wwa_hq_thumbnail.jpg",
        "media/act-rules/audio-description.mp3",
        "media/act-rules/descriptions.vtt",
        "media/act-rules/incorrect-transcript.html",
        "media/act-rules/moon-speech-incorrect-transcript.html",
        "media/act-rules/moon-speech-transcript.html",
        "media/act-rules/moon-speech.mp3",
        "media/act-rules/perspective-caption.vtt",
        "media/act-rules/transcript.html",
        "media/androidx-media/bear-id3.mp3",
        "media/androidx-media/bear_with_picture.flac",
        "media/androidx-media/sample.wav",
        "media/lfs-pointers/cat-black-x264-144p.mp4",
        "media/lfs-pointers/cat-black-x264-240p.mp4",
        "media/rails-activestorage/audio.mp3",
        "media/smallest-possible/mp3.mp3",
        "media/smallest-possible/wav.wav",
        "signs/clips/asl/asl_house.gif",
        "signs/clips/asl/writing_different.png",
        "signs/clips/asl/writing_house.png",
        "signs/clips/asl/writing_wrong-what.png",
        "signs/clips/dgs/Zug.jpg",
    ],
    "no_picture": [
        "media/androidx-media/bear_vorbis.ogg",
        "media/androidx-media/long_edit_list_audioonly.mp4",
        "media/androidx-media/sample_alac.mp4",
        "media/androidx-media/sample_audio_only_15s.mp4",
        "media/androidx-media/sample_opus.mp4",
        "media/mdn/viper.ogg",
        "media/opencast/nostreams.mp4",
        "media/opencast/testspeech.mp4",
        "media/rails-activestorage/video_without_video_stream.mp4",
        "media/smallest-possible/Mpeg4.mp4",
        "media/smallest-possible/mp4-with-audio.mp4",
    ],
    "damaged": [
        "media/androidx-media/invalid-bitstream.webm",
        "media/smallest-possible/FlashVideo.flv",
    ],
    "encrypted": [
        "media/androidx-media/sample_fragmented_clearkey.mp4",
    ],
    "empty": [
        "media/opencast/file_0.mp4",
    ],
    "too_small": [
        "media/opencast/test.mp4",
        "media/smallest-possible/AudioVideoInterleave.avi",
        "media/smallest-possible/WindowsMediaVideo.wmv",
        "media/smallest-possible/webm.webm",
    ],
}

TURNED = {
    "media/androidx-media/dolbyVision-hdr.MOV": 90,
    "media/androidx-media/internal_emulator_transformer_output_180_rotated.mp4": 180,
    "media/androidx-media/pixel7_videoOnly_cleaned.mp4": 180,
    "media/androidx-media/portrait_4k60.mp4": 90,
    "media/androidx-media/sample_edit_list.mp4": 90,
    "media/rails-activestorage/rotated_hdr_video.mov": 90,
    "media/rails-activestorage/rotated_video.mp4": 90,
}
HDR = {
    "media/androidx-media/dolbyVision-hdr.MOV",
    "media/androidx-media/hdr10-av1.mp4",
    "media/androidx-media/hlg10-color-test.mp4",
    "media/androidx-media/sample_av1.mkv",
    "media/androidx-media/sample_edit_list.mp4",
    "media/rails-activestorage/rotated_hdr_video.mov",
}


@pytest.mark.parametrize(
    ("name", "milliseconds", "width", "height", "rate", "sound"),
    READY,
    ids=[row[0] for row in READY],
)
def test_a_real_video_is_told_right(
    name: str, milliseconds: int, width: int, height: int, rate: float, sound: str | None
) -> None:
    video = measure(shared(name))
    assert abs(video.duration_ms - milliseconds) <= max(150, milliseconds / 20)
    assert (width, height, sound) == (video.width, video.height, video.audio_codec)
    assert float(video.frame_rate) == pytest.approx(rate, rel=0.01)
    assert TURNED.get(name, 0) == video.rotation
    assert (name in HDR) == video.hdr


@pytest.mark.parametrize(
    ("name", "reason"), [(name, reason) for reason, names in REFUSED.items() for name in names]
)
def test_what_is_no_usable_video_is_refused_for_the_right_reason(name: str, reason: str) -> None:
    with pytest.raises(Unusable) as refused:
        measure(shared(name))
    assert reason == refused.value.reason


@pytest.mark.parametrize("name", ["signs/clips/asl/original_asl_house.mp4",
                                  "media/androidx-media/sample_edit_list.mp4"])  # fmt: skip
def test_the_child_tells_what_it_measured(name: str) -> None:
    assert measure(shared(name)) == probe(shared(name))


@pytest.mark.parametrize("name", ["media/opencast/file_0.mp4",
                                  "media/androidx-media/invalid-bitstream.webm"])  # fmt: skip
def test_the_child_tells_why_it_refused(name: str) -> None:
    with pytest.raises(Unusable) as here:
        measure(shared(name))
    with pytest.raises(Unusable) as there:
        probe(shared(name))
    assert here.value.reason == there.value.reason


def test_a_plain_clip_is_ready_for_the_web(tmp_path: Path) -> None:
    video = probe(drawn(tmp_path / "a.mp4", size="640x360", rate="25", seconds=2))
    assert (
        video.width, video.height, video.rotation, video.video_codec, video.audio_codec,
    ) == (640, 360, 0, "h264", "aac")  # fmt: skip
    assert Fraction(25) == video.frame_rate == video.nominal_rate
    assert abs(video.duration_ms - 2000) < 100
    assert video.web_ready


@pytest.mark.parametrize(
    "options",
    [
        ("-movflags", "frag_keyframe+empty_moov"),
        ("-pix_fmt", "yuv444p"),
        ("-c:v", "mpeg4"),
        ("-aspect", "2:1"),
        ("-c:a", "libmp3lame"),
        ("-b:v", "40M", "-minrate", "40M", "-maxrate", "40M", "-bufsize", "1M",
         "-x264-params", "nal-hrd=cbr"),
        ("-vf", "interlace", "-flags", "+ilme+ildct"),
    ],
)  # fmt: skip
def test_what_browsers_would_not_play_well_is_encoded(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    assert not probe(drawn(tmp_path / "a.mp4", *options)).web_ready


def test_other_containers_are_encoded_too(tmp_path: Path) -> None:
    plain = probe(drawn(tmp_path / "a.mp4"))
    other = probe(drawn(tmp_path / "a.mkv"))
    assert other.container == "matroska"
    assert not other.web_ready
    assert plain.frame_rate == other.frame_rate


def test_a_recording_without_a_length_is_counted(tmp_path: Path) -> None:
    live = drawn(tmp_path / "a.webm", "-c:v", "libvpx", "-c:a", "libopus", "-live", "1", seconds=2)
    assert abs(probe(live).duration_ms - 2000) < 100


def test_a_rate_that_varies_is_seen_and_a_steady_one_proposed(tmp_path: Path) -> None:
    video = probe(drawn(tmp_path / "a.mp4", "-vf", "select='not(between(mod(n,30),10,20))'",
                        "-fps_mode", "vfr", seconds=3, sound=False))  # fmt: skip
    assert video.variable_rate
    assert float(video.frame_rate) == pytest.approx(19, abs=1)
    assert Fraction(30) == video.nominal_rate


def test_the_size_is_the_size_on_screen(tmp_path: Path) -> None:
    anamorphic = drawn(tmp_path / "a.mp4", "-vf", "setsar=16/15", size="720x576")
    assert (probe(anamorphic).width, probe(anamorphic).height) == (768, 576)


def test_an_album_cover_is_no_video(tmp_path: Path) -> None:
    cover = drawn(tmp_path / "a.m4a", "-frames:v", "1", "-c:v", "mjpeg", "-disposition:v",
                  "attached_pic", "-f", "mp4")  # fmt: skip
    with pytest.raises(Unusable) as refused:
        probe(cover)
    assert refused.value.reason == "no_picture"


@pytest.mark.parametrize(
    ("size", "longest", "reason"),
    [("48x48", 9, "too_small"), ("8448x64", 9, "too_large"), ("320x240", 0.5, "too_long")],
)
def test_there_are_limits(tmp_path: Path, size: str, longest: float, reason: str) -> None:
    video = drawn(tmp_path / "a.mp4", "-c:v", "mjpeg", size=size, sound=False)
    with pytest.raises(Unusable) as refused:
        probe(video, longest=longest)
    assert reason == refused.value.reason
