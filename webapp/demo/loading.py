"""Gives the demo's people their accounts and its entries their texts and videos, step by step."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from quart import g

from webapp.accounts.operations import add_person, keep_preferences
from webapp.captions.operations import Filmed, add_captions
from webapp.captions.rows import SORTS, CueRow
from webapp.clips.forms import ClipForm
from webapp.clips.operations import add_clip
from webapp.clips.queries import states_in
from webapp.database import read
from webapp.entries.forms import TextForm
from webapp.entries.operations import add_text, begin, publish
from webapp.permissions import Owned, Person
from webapp.uploads import Upload
from webapp.videos.forms import SignerUploadForm, UploadForm
from webapp.videos.operations import add_signer, take_in
from webapp.videos.queries import video_page

from . import DemoPerson, queries
from .clips import Clip, Cue
from .interface import LANGUAGES, DemoTextClip, demo_text_clips
from .lesson import FILM, OFFSETS, SIGNERS, TRACKS, DemoTrack
from .library import DemoEntry, DemoText
from .stories import CLIPS


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


async def tell(entry: DemoEntry, drawn: Mapping[str, Path]) -> None:
    """Write one entry in all its texts, publish it and give it its videos."""
    made = await begin(typed(entry.texts[0]), featured=entry.featured)
    for text in entry.texts[1:]:
        await add_text(made, typed(text))
    await publish(made)
    for clip in CLIPS:
        if clip.subject == entry.slug:
            await attach(made, clip, drawn[clip.name])
    if entry.slug == FILM.subject:
        await teach(made, drawn)


async def teach(entry: Owned, drawn: Mapping[str, Path]) -> None:
    """Add the lesson with all that goes along with it in time, and its signers."""
    video = await attach(entry, FILM, drawn[FILM.name], TRACKS)
    main = (await read(video_page, video.id, g.person)).to_sign
    if main is None:
        raise LookupError("the lesson is an ordinary video of an entry")
    for clip in SIGNERS:
        form = SignerUploadForm(
            sign_language=clip.language, kind="avatar", signer="", offset=str(OFFSETS[clip.language]),
            upload_key=f"demo-{clip.name}"[-64:],
        )  # fmt: skip
        await add_signer(main, form, await uploaded(drawn[clip.name]))


async def add_track(video: Filmed, track: DemoTrack) -> None:
    """Give a video a track of another kind."""
    await add_captions(video, track.language, rows(track.cues), sort=SORTS[track.sort])


def rows(cues: Iterable[Cue]) -> list[CueRow]:
    """Captions as they are kept."""
    return [CueRow(cue.start_ms, cue.end_ms, cue.text) for cue in cues]


def typed(text: DemoText) -> TextForm:
    """A text as if somebody had typed it into the form."""
    return TextForm(
        title=text.title, summary=text.summary, body=text.body,
        language=text.language, reading_level=text.reading_level,
    )  # fmt: skip


async def attach(entry: Owned, clip: Clip, file: Path, tracks: Iterable[DemoTrack] = ()) -> Filmed:
    """Upload one clip and its captions; a drawn signer is an avatar and never passes for a person."""
    form = UploadForm(
        title=clip.title, purpose="sign" if clip.language else "video",
        sign_language=clip.language, upload_key=f"demo-{clip.name}",
    )  # fmt: skip
    video = await take_in(entry, form, await uploaded(file), kind=clip.kind)
    for track in tracks:
        await add_track(video, track)
    for language, cues in clip.captions.items():
        await add_captions(video, language, rows(cues))
    return video


async def missing_texts() -> list[DemoTextClip]:
    """The clips of texts that have none yet."""
    there = {language: await read(states_in, language) for language in LANGUAGES}
    return [each for each in demo_text_clips() if each.key not in there[each.clip.language]]


async def show(text: DemoTextClip, file: Path) -> None:
    """Upload the clip of one text; the file stays where it is, for the next text that shares it."""
    copy = file.with_name(f"{text.key}-{file.name}")
    await asyncio.to_thread(shutil.copyfile, file, copy)
    form = ClipForm(sign_language=text.clip.language, upload_key=f"demo-{copy.stem}")
    await add_clip(text.key, form, await uploaded(copy), kind=text.clip.kind)


async def uploaded(file: Path) -> Upload:
    """A file as if a browser had sent it."""
    content = await asyncio.to_thread(file.read_bytes)
    return Upload({}, file.name, file, len(content), hashlib.sha256(content).hexdigest())
