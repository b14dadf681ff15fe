"""Giving a text of the interface its clip. It is taken away again by removing its video."""

from __future__ import annotations

from webapp.database import read
from webapp.errors import Conflict, NotFound
from webapp.permissions import operation
from webapp.uploads import Upload
from webapp.videos.operations import keep, remove, sent_before, video_to_change
from webapp.videos.queries import clips_of_texts
from webapp.videos.rows import Signs

from .forms import ClipForm
from .wording import interface_keys, twins, wording

LONGEST = 120  # letters of a title


@operation("clip.write")
async def add_clip(key: str, form: ClipForm, upload: Upload, *, kind: str = "human") -> int:
    """Keep a file as the clip of a text; one that had failed makes room, any other is a Conflict."""
    if key not in interface_keys():
        raise NotFound
    if before := await sent_before(form.upload_key, upload):
        return before.id
    for clip in await read(clips_of_texts, twins(key)):
        if clip.sign_language == form.sign_language:
            if clip.state != "failed":
                raise Conflict
            await remove(await video_to_change(clip.id))
    signs = Signs(form.sign_language, kind, text_key=key)
    return (await keep(upload, form.upload_key, wording(key)[:LONGEST], signs)).id
