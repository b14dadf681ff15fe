"""Puts the demo into the database, through the same operations and gates as everybody's work."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from quart import g

from webapp.accounts.operations import add_person, keep_preferences
from webapp.captions.operations import add_captions
from webapp.captions.rows import CueRow
from webapp.config import settings
from webapp.database import read
from webapp.entries.operations import add_text, begin, publish
from webapp.entries.forms import TextForm
from webapp.permissions import Owned, Person, operation
from webapp.uploads import Upload
from webapp.videos.forms import UploadForm
from webapp.videos.operations import add_sign_version, take_in

from . import PEOPLE, DemoPerson, queries
from .clips import Clip
from .drawing import draw_clip
from .library import DemoEntry, DemoText, demo_entries
from .stories import CLIPS


@operation("person.add")
async def load_demo() -> None:
    """Add what is missing of the demo; what is there already stays as it is."""
    taken = await read(queries.slugs_taken, [entry.slug for entry in demo_entries()])
    missing = [entry for entry in demo_entries() if entry.slug not in taken]
    wanted = [clip for entry in missing for clip in CLIPS if clip.entry == entry.slug]
    # Drawn before the first write: the database must not stay locked for half a minute.
    drawn = await asyncio.to_thread(draw_all, wanted, settings.data_folder / "demo")
    people = [await someone(person) for person in PEOPLE]
    with acting_as(people[0]):
        for entry in missing:
            await tell(entry, drawn)


def draw_all(clips: Iterable[Clip], folder: Path) -> dict[str, Path]:
    """Draw every clip that was not drawn before a start that was broken off."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {}
    for clip in clips:
        files[clip.name] = folder / f"{clip.name}.mp4"
        if not files[clip.name].exists():
            draw_clip(clip, files[clip.name])
    return files


async def someone(person: DemoPerson) -> Person:
    """The account of one of the demo's people, made when it is not there."""
    if known := await read(queries.person_by_email, person.email):
        return known
    account = await add_person(
        name=person.name, email=person.email, password=person.password, role=person.role
    )
    made = Person(account.id, account.name, account.email, (person.role,))
    with acting_as(made):
        await keep_preferences(dict(person.preferences))
    return made


@contextmanager
def acting_as(person: Person) -> Iterator[None]:
    """Work in somebody's name, so that what is made belongs to them."""
    before, g.person = g.person, person
    try:
        yield
    finally:
        g.person = before


async def tell(entry: DemoEntry, drawn: dict[str, Path]) -> None:
    """Write one entry in all its texts, publish it and give it its videos."""
    made = await begin(typed(entry.texts[0]), featured=entry.featured)
    for text in entry.texts[1:]:
        await add_text(made, typed(text))
    await publish(made)
    for clip in CLIPS:
        if clip.entry == entry.slug:
            await attach(made, clip, drawn[clip.name])


def typed(text: DemoText) -> TextForm:
    """A text as if somebody had typed it into the form."""
    return TextForm(
        title=text.title, summary=text.summary, body=text.body,
        language=text.language, reading_level=text.reading_level,
    )  # fmt: skip


async def attach(entry: Owned, clip: Clip, file: Path) -> None:
    """Upload one clip and its captions; a drawn signer is an avatar and never passes for a person."""
    form = UploadForm(
        title=clip.title, purpose="video", sign_language="", upload_key=f"demo-{clip.name}"
    )
    content = await asyncio.to_thread(file.read_bytes)
    checksum = hashlib.sha256(content).hexdigest()
    video = await take_in(entry, form, Upload({}, file.name, file, len(content), checksum))
    if clip.language:
        await add_sign_version(entry, video, clip.language, kind=clip.kind)
    for language, cues in clip.captions.items():
        await add_captions(video, language, [CueRow(c.start_ms, c.end_ms, c.text) for c in cues])
