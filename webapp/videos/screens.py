"""What one player shows this reader at first: who signs, which one file shows both, which captions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from webapp.captions.rows import TrackRow
from webapp.preferences import Preferences

if TYPE_CHECKING:  # rows.py makes screens
    from .rows import SignedVideo, VideoRow, Watch

LARGE = 50 * 1024 * 1024  # bytes of a file from which its ladder of sizes is played instead


@dataclass(frozen=True, slots=True)
class Screen:
    """`source` is the one file that is played without scripts; `is_whole` if the signer is in it."""

    signer: SignedVideo | None
    source: str
    is_whole: bool
    ladder: str
    captions: TrackRow | None


def screen(watch: Watch, preferences: Preferences) -> Screen:
    """What this reader is shown of a video and its signers."""
    video, signer = watch.video, signer_for(watch, preferences)
    whole = one_file(signer, preferences.sign_layout) if signer else ""
    ladder = video.hls_url if video.size >= LARGE else None
    captions = chosen(video, preferences)
    return Screen(signer, whole or video.mp4_url or "", bool(whole), ladder or "", captions)


def signer_for(watch: Watch, preferences: Preferences) -> SignedVideo | None:
    """Who signs beside the video: in the reader's language, else whoever does if they want it anyhow."""
    if not preferences.wants_signer or not watch.signers:
        return None
    own = watch.signer_in(preferences.sign_language)
    return own or (watch.signers[0] if preferences.sign_display == "on" else None)


def one_file(signer: SignedVideo, layout: str) -> str:
    """The file that shows the video with its signer in this layout; "" while there is none."""
    if layout == "only":
        return signer.video.mp4_url or ""
    return signer.composites.get("pip" if layout == "pip" else "side", "")


def chosen(video: VideoRow, preferences: Preferences) -> TrackRow | None:
    """The captions that are on, or would be: the reader's language and variant as far as there are."""
    return min(
        video.captions,
        key=lambda track: (
            track.language != preferences.text_language,
            track.variant != preferences.caption_variant,
        ),
        default=None,
    )
