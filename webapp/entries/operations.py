"""Writing entries: begin, change, publish, and take back."""

from __future__ import annotations

import asyncio

from quart import g
from sqlalchemy import func, select

from webapp import markup
from webapp.database import db, now, read
from webapp.errors import Conflict, NotFound, Unfinished
from webapp.events import record
from webapp.permissions import operation
from webapp.states import move
from webapp.texts import t
from webapp.videos import queries as videos

from . import queries
from .forms import TextForm
from .models import ENTRY_STATES, Entry, EntryText, Revision
from .reading import reading

# Addresses below /entries/ that are pages of their own.
RESERVED = {"new", "table"}
SLUG_LOCK = 7_238_404


async def entry_to_change(slug: str) -> Entry:
    """The entry with this address, to be changed by an operation that checks who asks.

    It is locked, so that of two who write at once the second sees what the first one wrote.
    """
    entry = await db.scalar(select(Entry).where(Entry.slug == slug).with_for_update())
    if entry is None:
        raise NotFound
    return entry


async def text_to_change(entry: Entry, text_id: int) -> EntryText:
    """One text of an entry."""
    text = await db.scalar(
        select(EntryText).where(EntryText.id == text_id, EntryText.entry_id == entry.id)
    )
    if text is None:
        raise NotFound
    return text


@operation("entry.write")
async def begin(form: TextForm, *, featured: bool = False) -> Entry:
    """Begin an entry with its first text."""
    entry = Entry(slug=await free_slug(form.title), owner_id=g.person.id, featured=featured)
    entry.state = "draft"
    db.add(entry)
    await db.flush()
    record(
        "entry.drafted", entry, entry_id=entry.id, owner_id=entry.owner_id, title=form.title,
        slug=entry.slug,
    )  # fmt: skip
    await write(entry, form)
    return entry


async def free_slug(title: str) -> str:
    """An address made from the title that no entry has; one lock on writing keeps it free."""
    wanted = markup.slug(title) or "entry"
    if db.get_bind().dialect.name == "postgresql":  # SQLite has one writer anyway
        await db.execute(select(func.pg_advisory_xact_lock(SLUG_LOCK)))
    query = select(Entry.slug).where(Entry.slug.like(f"{wanted}%"))
    return markup.unused(wanted, {*await db.scalars(query), *RESERVED})


@operation("entry.write")
async def add_text(entry: Entry, form: TextForm) -> EntryText:
    """Tell the entry in another language or at another level."""
    if await read(queries.is_taken, entry.id, form.language, form.reading_level):
        raise Conflict
    text = await write(entry, form)
    await tell(entry, "entry.changed", public=entry.is_public)
    return text


@operation("entry.write")
async def write(entry: Entry, form: TextForm) -> EntryText:
    """Write a text that there was not."""
    text = EntryText(entry_id=entry.id)
    await fill(text, form)
    db.add(text)
    keep_revision(entry, form)
    return text


@operation("entry.write")
async def change_text(entry: Entry, text: EntryText, form: TextForm) -> None:
    """Change a text that nobody else has changed since its writer saw it."""
    taken = await read(queries.is_taken, entry.id, form.language, form.reading_level, text.id)
    if taken or form.version != text.version:
        raise Conflict
    await fill(text, form)
    entry.updated_at = now()
    keep_revision(entry, form)
    record(
        "entry.changed", entry, entry_id=entry.id, owner_id=entry.owner_id,
        public=entry.is_public, title=form.title, slug=entry.slug,
    )  # fmt: skip


async def fill(text: EntryText, form: TextForm) -> None:
    """Take over what was typed, draw and measure it; Markdown can be slow: not on the event loop."""
    text.language, text.reading_level = form.language, form.reading_level
    text.title, text.summary, text.body = form.title, form.summary, form.body
    text.html = await asyncio.to_thread(markup.html, form.body)
    text.parts = len(markup.parted(text.html)) - 1
    found = await asyncio.to_thread(reading, form.body, form.language)
    text.words, text.grade = found.words, found.grade


def keep_revision(entry: Entry, form: TextForm) -> None:
    """Note what the text says now."""
    said = form.model_dump(include={"language", "reading_level", "title", "summary", "body"})
    db.add(Revision(entry_id=entry.id, account_id=g.person.id, **said))


@operation("entry.publish")
async def publish(entry: Entry) -> None:
    """Show the entry to everyone; what is heard in it has to stand in captions first."""
    if missing := await read(videos.uncaptioned, entry.id):
        raise Unfinished(
            t("entries-captions-first"),
            tuple((t("entries-caption-this", title=v.title), v.captions_url) for v in missing),
        )
    move(entry, ENTRY_STATES, "published")
    entry.published_at = entry.listed_at = now()
    await tell(entry, "entry.published", public=True)


@operation("entry.publish")
async def unpublish(entry: Entry) -> None:
    """Make the entry a draft again."""
    move(entry, ENTRY_STATES, "draft")
    await tell(entry, "entry.unpublished", public=False)


async def tell(entry: Entry, happened: str, *, public: bool) -> None:
    """Record what happened to an entry with the title of its first text."""
    query = select(EntryText.title).where(EntryText.entry_id == entry.id).order_by(EntryText.id)
    title = await db.scalar(query.limit(1))
    record(
        happened, entry, entry_id=entry.id, owner_id=entry.owner_id, public=public, title=title,
        slug=entry.slug,
    )  # fmt: skip
