"""A library to measure on: entries with texts of about 6 kB at three levels, signed and captioned."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from quart import g

from webapp.accounts.operations import add_person
from webapp.app import create_app
from webapp.captions.operations import add_captions
from webapp.captions.rows import CueRow
from webapp.config import Settings
from webapp.database import db, transaction
from webapp.entries.forms import TextForm
from webapp.entries.operations import add_text, begin, publish
from webapp.events import EventRow
from webapp.migrations import upgrade
from webapp.permissions import PROGRAM, Person
from webapp.preferences import DEFAULT
from webapp.videos.models import Rendition, SignVersion, Video

PARAGRAPH = (
    "When the lights flash, stop what you do and leave the building by the nearest stairs. "
    "Do not use the lift. Wait at the meeting point until somebody tells you that it is over. "
)

PROBE = {
    "width": 640, "height": 480, "duration_ms": 9000, "frame_rate": 25.0, "variable_rate": False,
    "rotation": 0, "container": "mp4", "hdr": False, "video_codec": "h264", "audio_codec": None,
    "loudness": {"integrated": -23.0, "true_peak": -1.0},
}  # fmt: skip


async def fill(settings: Settings, entries: int) -> None:
    """Write entries with everything that a page of them shows; no file stands behind the videos."""
    await upgrade(settings.database_url)
    app = create_app(settings)
    async with app.app_context():
        g.person, g.preferences = PROGRAM, DEFAULT
        async with transaction():
            account = await add_person(
                name="Cleo", email="cleo@example.org", password="-" * 12, role="editor"
            )
            g.person = Person(account.id, "Cleo", "", ("editor",))
            for number in range(1, entries + 1):
                await write(number, account.id)
        await app.database.close()


async def write(number: int, owner_id: int) -> None:
    """One entry, its levels and its signed video."""
    entry = await begin(text(number, 3))
    for level in (2, 4):
        await add_text(entry, text(number, level))
    await publish(entry)
    video = Video(
        entry_id=entry.id, owner_id=owner_id, title="Signed", filename="signed.mp4",
        key=f"key-{number}", upload_key=f"upload-{number}", checksum="", size=1, state="ready",
        progress=100, probe=PROBE,
    )  # fmt: skip
    db.add(video)
    await db.flush()
    db.add(
        SignVersion(
            subject_type="entry", subject_id=entry.id, video_id=video.id, sign_language="ase"
        )
    )
    for kind, name in (("poster", "poster.jpg"), ("progressive", "video.mp4")):
        db.add(Rendition(video_id=video.id, kind=kind, name=name, mime="video/mp4", bytes=1))
    await add_captions(video, "en", [CueRow(0, 2000, "Leave the building.")])


def happening(folder: Path, number: int) -> Callable[[], object]:
    """What makes happen to an entry again what happened to it last: a row in the log."""
    names = ", ".join(column.name for column in EventRow.__table__.columns if column.name != "id")
    newest = (
        "SELECT max(events.id) FROM events JOIN entries ON entries.id = entry_id WHERE slug = ?"
    )
    again = f"INSERT INTO events ({names}) SELECT {names} FROM events WHERE id = ({newest})"  # noqa: S608 -- our own names
    file = sqlite3.connect(folder / "handshape.db", isolation_level=None)
    return lambda: file.execute(again, [f"entry-{number}"])


def text(number: int, level: int) -> TextForm:
    """A text of the usual length."""
    body = "\n\n".join(f"## Part {part}\n\n{PARAGRAPH * 4}" for part in range(1, 7))
    return TextForm(
        title=f"Entry {number}", summary=PARAGRAPH[:120], body=body, language="en",
        reading_level=level,
    )  # fmt: skip
