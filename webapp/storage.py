"""Where media files live: a folder, one subfolder a video. A key is never taken from a stranger."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from .config import settings


def media_folder(key: str) -> Path:
    """The folder of one stored thing, such as `videos/12`."""
    path = settings.data_folder / "media" / key
    if ".." in Path(key).parts:
        raise ValueError("a key stays inside the media folder")
    return path


def incoming_folder() -> Path:
    """Where uploads arrive; on the same disk as the media, so that keeping one is a rename."""
    path = settings.data_folder / "incoming"
    path.mkdir(parents=True, exist_ok=True)
    return path


def new_incoming_file() -> Path:
    """A fresh empty file for an upload."""
    handle, name = tempfile.mkstemp(dir=incoming_folder(), prefix="upload-")
    os.close(handle)
    return Path(name)


def keep(incoming: Path, key: str, name: str) -> Path:
    """Move an arrived file to its place; an interrupted second try finds it there."""
    target = media_folder(key) / name
    target.parent.mkdir(parents=True, exist_ok=True)
    incoming.replace(target)
    return target


def remove(key: str) -> None:
    """Take everything of this key away; harmless when it is gone."""
    shutil.rmtree(media_folder(key), ignore_errors=True)
