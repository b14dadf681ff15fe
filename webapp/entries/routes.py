"""The pages of entries."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any

from quart import Blueprint, Response, g, url_for
from quart.typing import ResponseReturnValue

from webapp.asker import asker
from webapp.cache import cached
from webapp.database import read
from webapp.errors import Conflict, Unfinished
from webapp.forms import Form, blank, read_form
from webapp.languages import named
from webapp.permissions import needs, public, require
from webapp.preferences import Preferences, valid
from webapp.rendering import render, see_other
from webapp.texts import t
from webapp.videos.queries import sign_languages_in_use

from . import operations, queries
from .forms import TextForm
from .metadata import metadata
from .models import Entry, EntryText
from .reading import advice
from .rows import Asked, EntryHead, Usable, Wanted

routes = Blueprint("entries", __name__)


@routes.get("/entries")
@public
@cached
async def index() -> Response:
    """The newest entries, page by page, narrowed to what the address asks for."""
    return await list_page("entries/index.html", g.preferences)


@routes.get("/entries/table")
@public
@cached
async def table() -> Response:
    """The same list with everything at a glance, also for those whose pages show little."""
    return await list_page("entries/index.max.html", g.preferences.everything)


async def list_page(template: str, preferences: Preferences) -> Response:
    """A page of the list with as much as these preferences show."""
    wanted = narrowed(asker().said)
    cursor = asker().said.get("page")
    page = await read(queries.entries_page, g.person, preferences, cursor, wanted)
    signed_in = named(await read(sign_languages_in_use)) if preferences.shows.filters else ()
    return await render(
        template,
        page=page,
        wanted=wanted,
        form=blank(signed=wanted.signed, level=wanted.level or "", captions=wanted.captions or ""),
        signed_in=tuple(signed_in),
    )


def narrowed(arguments: Mapping[str, str]) -> Wanted:
    """What the address narrows the list to; what is no choice narrows nothing."""
    return Wanted(
        valid("sign_language", arguments.get("signed")) or "",
        valid("reading_level", arguments.get("level")),
        arguments.get("captions") == "yes",
        what_i_can_use() if arguments.get("usable") == "yes" else None,
    )


def what_i_can_use() -> Usable:
    """What counts for this reader; who chose a sign language is not asked for a reading level."""
    mine: Preferences = g.preferences
    if mine.sign_language:
        return Usable(mine.sign_language, mine.text_language)
    return Usable(text_language=mine.text_language, reading_level=mine.reading_level)


@routes.get("/entries/<slug>")
@public
@cached
async def show(slug: str) -> Response:
    """One entry as it fits this reader, or as told in the language and at the level of the address."""
    wanted = asked()
    entry, related = await read(queries.entry_and_others, slug, g.person, wanted)
    said = asker().said
    return await render(
        "entries/show.html",
        entry=entry,
        related=related,
        asked=Asked(
            wanted.text_language,
            wanted.reading_level,
            valid("text_language", said.get("language")),
            "level" in said,
        ),
    )


@routes.get("/entries/<slug>/about")
@public
@cached
async def about(slug: str) -> Response:
    """All that is known of an entry: its texts, its videos, its history, what follows it."""
    wanted = asked().everything
    entry, related = await read(queries.entry_and_others, slug, g.person, wanted)
    return await render("entries/about.html", entry=entry, related=related)


@routes.get("/entries/<slug>/metadata.jsonld")
@public
async def describe(slug: str) -> Response:
    """What an entry offers whom, as schema.org says it, for programs that look for it."""
    entry = await read(queries.entry_page, slug, g.person, g.preferences)
    response = Response(json.dumps(metadata(entry), ensure_ascii=False, indent=1))
    response.headers.update({
        "Content-Type": "application/ld+json; charset=utf-8",
        "Vary": "Cookie, Accept-Language", "Cache-Control": "private, no-cache",
    })  # fmt: skip
    return response


def asked() -> Preferences:
    """What this reader wants, where the address does not ask for another text."""
    said = asker().said
    level = valid("reading_level", said.get("level"))
    language = valid("text_language", said.get("language"))
    mine: Preferences = g.preferences
    if level or language:
        return mine.but(
            reading_level=level or mine.reading_level,
            text_language=language or mine.text_language,
        )
    return mine


@routes.get("/entries/new")
@needs("entry.write")
async def new() -> Response:
    """The form for a new entry."""
    form = blank(language=g.preferences.text_language, reading_level=g.preferences.reading_level)
    return await form_page(form)


@routes.post("/entries")
@needs("entry.write")
async def create() -> ResponseReturnValue:
    """Begin an entry, and publish it when that is what was asked."""
    form = await read_form(TextForm)
    if form.data is None:
        return await form_page(form, status=422)
    entry = await operations.begin(form.data)
    if form.data.intent == "publish":
        await operations.publish(entry)
    return see_other(url_for("entries.show", slug=entry.slug))


@routes.get("/entries/<slug>/texts/new")
@needs("entry.write")
async def new_text(slug: str) -> Response:
    """The form for another level or language."""
    entry = await read(queries.entry_head, slug, g.person)
    require("entry.write", entry)
    return await form_page(blank(language=g.preferences.text_language), entry)


@routes.post("/entries/<slug>/texts")
@needs("entry.write")
async def create_text(slug: str) -> ResponseReturnValue:
    """Add a text to an entry."""
    entry = await own_entry(slug)
    form = await read_form(TextForm)
    if form.data:
        try:
            await operations.add_text(entry, form.data)
        except Conflict:
            form.refuse("reading_level", t("entries-level-taken"))
    return await saved(form, entry)


@routes.get("/entries/<slug>/texts/<int:text_id>")
@needs("entry.write")
async def edit_text(slug: str, text_id: int) -> Response:
    """The form of a text as it stands."""
    entry = await read(queries.entry_head, slug, g.person)
    require("entry.write", entry)
    written = await read(queries.text_as_written, entry.id, text_id)
    return await form_page(blank(**written), entry, text_id)


@routes.post("/entries/<slug>/texts/<int:text_id>")
@needs("entry.write")
async def change_text(slug: str, text_id: int) -> ResponseReturnValue:
    """Change a text; who comes second sees what the first one wrote and loses nothing."""
    entry = await own_entry(slug)
    text = await operations.text_to_change(entry, text_id)
    form = await read_form(TextForm)
    if form.data:
        try:
            await operations.change_text(entry, text, form.data)
        except Conflict:
            refuse_change(form, text)
    return await saved(form, entry, text_id)


def refuse_change(form: Form[TextForm], text: EntryText) -> None:
    """Say why a change was not taken, and let a second try follow the newer version."""
    if form.values.get("version") == str(text.version):
        form.refuse("reading_level", t("entries-level-taken"))
    else:
        form.refuse("body", t("entries-changed-meanwhile"))
        form.values["version"] = str(text.version)
        form.values["theirs"] = text.body


async def saved(
    form: Form[TextForm], entry: Entry, text_id: int | None = None
) -> ResponseReturnValue:
    """Show the entry when the form was right, else the form with every word kept.

    A text is kept also where its entry cannot be published yet; the page of the draft says why.
    """
    if form.data is None:
        return await form_page(form, entry, text_id, status=422)
    anchor = None
    if form.data.intent == "publish" and not entry.is_public:
        try:
            await operations.publish(entry)
        except Unfinished:
            anchor = "unfinished"
    level, language = form.data.reading_level, form.data.language
    return see_other(
        url_for("entries.show", slug=entry.slug, level=level, language=language, _anchor=anchor)
    )


@routes.post("/entries/<slug>/publication")
@needs("entry.publish")
async def publish(slug: str) -> ResponseReturnValue:
    """Show the entry to everyone."""
    await operations.publish(await own_entry(slug))
    return see_other(url_for("entries.show", slug=slug))


@routes.post("/entries/<slug>/publication/end")
@needs("entry.publish")
async def unpublish(slug: str) -> ResponseReturnValue:
    """Make the entry a draft again."""
    await operations.unpublish(await own_entry(slug))
    return see_other(url_for("entries.show", slug=slug))


async def own_entry(slug: str) -> Entry:
    """The entry, for somebody who may change it."""
    entry = await operations.entry_to_change(slug)
    require("entry.write", entry)
    return entry


async def form_page(
    form: Form[Any],
    entry: Entry | EntryHead | None = None,
    text_id: int | None = None,
    status: int = 200,
) -> Response:
    """The one form for every text of an entry."""
    if entry is None:
        action = url_for("entries.create")
    elif text_id is None:
        action = url_for("entries.create_text", slug=entry.slug)
    else:
        action = url_for("entries.change_text", slug=entry.slug, text_id=text_id)
    return await render(
        "entries/edit.html",
        status=status,
        form=form,
        advice=await advice_on(form.values),
        entry=entry,
        text_id=text_id,
        action=action,
        levels=range(1, 6),
    )


async def advice_on(typed: Mapping[str, str]) -> str:
    """How hard the text in a form is to read; counted off the event loop."""
    level = valid("reading_level", typed.get("reading_level"))
    return await asyncio.to_thread(advice, typed.get("body", ""), typed.get("language", ""), level)
