"""Videos as pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from webapp.accessibility import Facts, Film, Signed
from webapp.captions.rows import TrackRow, VideoToCaption
from webapp.figures import seconds
from webapp.languages import language_name
from webapp.preferences import Preferences
from webapp.variants import NOTHING, Fixed

from .beside import MainVideo
from .offering import films
from .screens import Screen, screen

# What a person can mend by trying the same file again; every other reason wants another file.
WORTH_ANOTHER_TRY = {"fault", "interrupted"}


def moment_url(video_id: int, start_ms: int) -> str:
    """A video from one of its moments on, with and without scripts."""
    return f"/videos/{video_id}?t={seconds(start_ms)}#video"


def seen_by_all(state: str, entry_id: int | None, entry_state: str | None) -> bool:
    """Whether everyone may see a video: its entry says so; the clip of a text once it is ready."""
    return state == "ready" if entry_id is None else entry_state == "published"


@dataclass(frozen=True, slots=True)
class Signs:
    """What a video signs: an entry, a text of the interface, or another video."""

    language: str
    kind: str
    entry_id: int | None = None
    text_key: str | None = None
    video_id: int | None = None
    offset_ms: int = 0
    signer: str = ""

    @property
    def subject(self) -> tuple[str, int | None]:
        """The kind of thing that is signed, and its number if it has one."""
        if self.text_key:
            return "text", None
        return ("video", self.video_id) if self.video_id else ("entry", self.entry_id)


@dataclass(frozen=True, slots=True)
class HeardVideo:
    """A video with sound, for who puts it into words; `languages` are those of its captions."""

    folder: str
    duration_ms: int
    languages: frozenset[str]


@dataclass(frozen=True, slots=True)
class VideoRow:
    """A video with what can be played of it; a name is None until its file is there."""

    id: int
    entry_id: int | None  # None for the clip of a text of the interface
    owner_id: int
    title: str
    filename: str
    size: int
    state: str
    progress: int
    failure: str | None
    warning: str | None
    probe: Fixed[Any]
    created_at: datetime
    entry_slug: str | None
    entry_state: str | None
    entry_owner_id: int | None
    sign_language: str | None
    kind: str | None
    text_key: str | None
    main_id: int | None  # the video that this film of a signer stands beside
    offset_ms: int | None
    signer: str | None
    files: Fixed[str]
    tracks: tuple[TrackRow, ...]

    @property
    def warnings(self) -> list[str]:
        """What could be better in it, a word for each."""
        return (self.warning or "").split()

    @property
    def captions(self) -> tuple[TrackRow, ...]:
        """Its captions, those that a person answers for."""
        return tuple(
            track for track in self.tracks if track.kind == "captions" and track.origin != "machine"
        )

    @property
    def poster_url(self) -> str | None:
        """Its picture, once there is one."""
        return self._url("poster")

    @property
    def mp4_url(self) -> str | None:
        """The file that every browser plays, once it is there."""
        return self._url("progressive")

    @property
    def silent_url(self) -> str | None:
        """The same without its sound, of a signer who stands beside another video and has some."""
        return self._url("silent")

    @property
    def hls_url(self) -> str | None:
        """The ladder of sizes, once it is there."""
        return self._url("hls")

    def _url(self, kind: str) -> str | None:
        name = self.files.get(kind)
        return f"/videos/{self.id}/files/{name}" if name else None

    @property
    def width(self) -> int:
        """Of the picture as it is shown; before the file was looked at, what most films have."""
        return int(self.probe.get("width", 640))

    @property
    def height(self) -> int:
        """As the width."""
        return int(self.probe.get("height", 360))

    @property
    def language_name(self) -> str:
        """The sign language in words; "" for an ordinary video."""
        return language_name(self.sign_language) if self.sign_language else ""

    @property
    def is_public(self) -> bool:
        """Whether everyone may see it."""
        return seen_by_all(self.state, self.entry_id, self.entry_state)

    @property
    def place(self) -> str:
        """The page it belongs to: of an entry, of a text of the interface, or of another video."""
        if self.main_id:
            return f"/videos/{self.main_id}"
        if self.text_key:
            return f"/clips/{self.text_key}?signed={self.sign_language}"
        return f"/entries/{self.entry_slug}"

    @property
    def new_url(self) -> str:
        """Where another file can be sent in its stead."""
        if self.main_id:
            return f"/videos/{self.main_id}/signers/new"
        if self.text_key:
            return f"/clips/{self.text_key}/new?signed={self.sign_language}"
        return f"/entries/{self.entry_slug}/videos/new"

    @property
    def to_caption(self) -> VideoToCaption:
        """What those who write its captions need to know of it."""
        return VideoToCaption(
            self.id, self.entry_id, self.entry_owner_id or self.owner_id, self.title,
            self.is_public,
        )  # fmt: skip

    @property
    def to_sign(self) -> MainVideo | None:
        """What those who give it signers need to know of it; None where it can have none."""
        if self.entry_id is None or self.sign_language:
            return None
        owner_id = self.entry_owner_id or self.owner_id
        return MainVideo(
            self.id, self.entry_id, owner_id, self.owner_id, self.title, self.is_public
        )

    def offers(self, signers: Sequence[VideoRow] = ()) -> Facts:
        """What it offers its readers, with these signers beside it."""
        return Facts(films=films([self, *signers], {self.id: self.tracks}))

    @property
    def stand_in(self) -> Literal["", "silent", "uncaptioned"]:
        """What is told where there are no captions; nothing before the file was looked at.

        It never counts as captions: it only says whether somebody misses something.
        """
        if self.captions or "audio_codec" not in self.probe:
            return ""
        return "uncaptioned" if self.probe["audio_codec"] else "silent"

    @property
    def captions_url(self) -> str:
        """Where its captions are written."""
        return f"/videos/{self.id}/captions/new"

    @property
    def lacks_captions(self) -> bool:
        """Whether an entry has to wait for them; of a signed video the signs say it all."""
        shown = self.is_playable and self.state != "failed"
        return shown and not self.sign_language and self.stand_in == "uncaptioned"

    @property
    def is_playable(self) -> bool:
        """Whether something can be watched already."""
        return "progressive" in self.files

    @property
    def is_busy(self) -> bool:
        """Whether its page will change by itself."""
        return self.state in {"queued", "processing"}

    @property
    def is_worth_another_try(self) -> bool:
        """Whether processing the same file again could end better."""
        return self.state == "failed" and self.failure in WORTH_ANOTHER_TRY


@dataclass(frozen=True, slots=True)
class SignedVideo:
    """A signed version of something, to be watched now."""

    video: VideoRow
    language_code: str
    kind: str
    composites: Fixed[str] = NOTHING  # the address of each layout's one file

    @property
    def language_name(self) -> str:
        """The sign language in the reader's words."""
        return language_name(self.language_code)

    @property
    def watch(self) -> Watch:
        """As a player shows it: nobody has to stand beside a signer."""
        return Watch(self.video)


@dataclass(frozen=True, slots=True)
class Watch:
    """A video with the signers who can stand beside it, in the reader's order.

    `unready` are the films of signers that cannot be shown: not yet, or not at all.
    """

    video: VideoRow
    signers: tuple[SignedVideo, ...] = ()
    unready: tuple[VideoRow, ...] = ()
    facts: Facts = Facts()  # noqa: RUF009 -- it never changes

    def signer_in(self, language: str) -> SignedVideo | None:
        """Who signs it in this language first, a person before an avatar."""
        return next((each for each in self.signers if each.language_code == language), None)

    def seen_by(self, preferences: Preferences) -> Screen:
        """What a player shows this reader at first."""
        return screen(self, preferences)


@dataclass(frozen=True, slots=True)
class EntryMedia:
    """The videos of one entry: signed ones in the reader's order, ordinary ones each with its
    signers, and unfinished ones. `films` is what all that can be watched offers."""

    signs: tuple[SignedVideo, ...]
    watches: tuple[Watch, ...]
    pending: tuple[VideoRow, ...]
    films: tuple[Film, ...]


@dataclass(frozen=True, slots=True)
class SignSummary:
    """What a card says of an entry's videos: who signs in which language, a picture, captions."""

    signed: tuple[Signed, ...]
    poster_url: str | None
    captioned: bool
