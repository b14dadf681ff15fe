"""The files of a video as they are served, listed and processed."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.figures import written_size

FORMATS = {
    "application/json": "JSON",
    "application/vnd.apple.mpegurl": "HLS",
    "image/jpeg": "JPEG",
    "text/vtt": "WebVTT",
    "video/mp4": "MP4",
}


@dataclass(frozen=True, slots=True)
class ServedFile:
    """A file to be sent: the folder it lies in, what it is, and who may have it."""

    key: str
    mime: str
    owner_id: int
    is_public: bool


@dataclass(frozen=True, slots=True)
class VideoFile:
    """Where an uploaded file lies, whether it has to be good enough for signing, and whether it is
    played beside another video."""

    folder: str
    is_sign: bool
    is_beside: bool


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file that was made of a video."""

    video_id: int
    name: str
    mime: str
    width: int | None
    height: int | None
    frame_rate: float | None
    bytes: int

    @property
    def format(self) -> str:
        """What kind of file it is, in the name that its format goes by."""
        return FORMATS.get(self.mime, self.mime)

    @property
    def url(self) -> str:
        """Where it can be had."""
        return f"/videos/{self.video_id}/files/{self.name}"

    @property
    def size(self) -> str:
        """Its size as people say it."""
        return written_size(self.bytes)
