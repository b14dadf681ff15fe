"""Puts the demo into the database: the command `handshape demo`, and the first start."""

from __future__ import annotations

import asyncio
from pathlib import Path

from webapp.config import settings
from webapp.database import read
from webapp.permissions import operation

from . import PEOPLE, queries
from .clips import Clip
from .drawing import draw_clip
from .lesson import FILM, SIGNERS
from .library import demo_entries
from .loading import acting_as, missing_texts, show, someone, tell
from .stories import CLIPS

FILMED = (*CLIPS, FILM, *SIGNERS)


@operation("person.add")
async def load_demo() -> None:
    """Add what is missing of the demo; what is there already stays as it is."""
    entries = demo_entries()
    taken = await read(queries.slugs_taken, [entry.slug for entry in entries])
    missing = [entry for entry in entries if entry.slug not in taken]
    texts = await missing_texts()
    wanted = [clip for entry in missing for clip in FILMED if clip.subject == entry.slug]
    wanted += {text.clip.name: text.clip for text in texts}.values()
    # Drawn before the first write: the database must not stay locked for half a minute.
    drawn = await asyncio.to_thread(draw_all, wanted, settings.data_folder / "demo")
    people = [await someone(person) for person in PEOPLE]
    with acting_as(people[0]):
        for entry in missing:
            await tell(entry, drawn)
        for text in texts:
            await show(text, drawn[text.clip.name])


def draw_all(clips: list[Clip], folder: Path) -> dict[str, Path]:
    """Draw every clip that was not drawn before a start that was broken off."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {clip.name: folder / f"{clip.name}.mp4" for clip in clips}
    for clip in clips:
        if not files[clip.name].exists():
            draw_clip(clip, files[clip.name])
    return files
