"""What videos offer their readers, as facts of accessibility."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from webapp.accessibility import Film, Signed
from webapp.captions.rows import TrackRow


class Shown(Protocol):
    """A video that is shown, as far as this needs it."""

    @property
    def id(self) -> int: ...
    @property
    def main_id(self) -> int | None: ...
    @property
    def sign_language(self) -> str | None: ...
    @property
    def kind(self) -> str | None: ...
    @property
    def probe(self) -> dict[str, Any]: ...


def films(videos: Sequence[Shown], tracks: Mapping[int, Iterable[TrackRow]]) -> tuple[Film, ...]:
    """What these videos offer. The film of a signer counts for its video where that is among them."""
    there = {video.id for video in videos}
    signers: dict[int | None, list[Signed]] = defaultdict(list)
    for video in videos:
        if video.main_id in there:
            signers[video.main_id].append(signed(video))
    return tuple(
        film(video, tracks.get(video.id, ()), signers[video.id])
        for video in videos
        if video.main_id not in there
    )


def film(video: Shown, tracks: Iterable[TrackRow], signers: Sequence[Signed] = ()) -> Film:
    """What a video offers. What a machine has written counts for nothing before a person read it."""
    written = [track for track in tracks if track.origin != "machine"]
    heard = bool(video.probe["audio_codec"]) if "audio_codec" in video.probe else None
    return Film(
        heard,
        tuple(dict.fromkeys(track.language for track in written if is_captions(track))),
        tuple(dict.fromkeys(track.language for track in written if track.kind == "descriptions")),
        signed(video) if video.sign_language else None,
        tuple(signers),
    )


def is_captions(track: TrackRow) -> bool:
    """Whether these are captions that a person answers for."""
    return track.kind == "captions" and track.origin != "machine"


def signed(video: Shown) -> Signed:
    """The sign language of a video, and who signs."""
    return video.sign_language or "", video.kind or "human"
