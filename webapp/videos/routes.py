"""The pages of videos, the upload, and the files themselves."""

from __future__ import annotations

import asyncio
import re
import secrets
from pathlib import Path
from typing import Any

from quart import Blueprint, Response, current_app, g, request, send_file, url_for
from quart.typing import ResponseReturnValue

from webapp import storage
from webapp.answers import lasting
from webapp.asker import asker
from webapp.cache import cached
from webapp.captions import queries as captions
from webapp.config import settings
from webapp.database import read
from webapp.entries.queries import entry_head
from webapp.entries.rows import EntryHead
from webapp.errors import NotFound
from webapp.events import Event
from webapp.figures import written_size
from webapp.forms import Form, blank
from webapp.languages import named
from webapp.permissions import Person, needs, public, require
from webapp.preferences import Preferences
from webapp.protection import takes_upload
from webapp.rendering import render, see_other
from webapp.streams import seen_as_here, stream, visible_to
from webapp.uploads import read_upload

from . import operations, queries, signers
from .forms import UploadForm

routes = Blueprint("videos", __name__)
routes.register_blueprint(signers.routes)


@routes.get("/entries/<slug>/videos/new")
@needs("video.upload")
async def new(slug: str) -> Response:
    """The form for an upload."""
    entry = await read(entry_head, slug, g.person)
    require("video.upload", entry)
    purpose = {"purpose": "sign", "sign_language": g.preferences.sign_language}
    return await upload_page(entry, blank(**purpose, upload_key=secrets.token_hex(12)))


@routes.post("/entries/<slug>/videos")
@needs("video.upload")
@takes_upload
async def create(slug: str) -> ResponseReturnValue:
    """Take a file in as it streams; the answer comes before it is processed."""
    entry = await read(entry_head, slug, g.person)
    require("video.upload", entry)
    form, upload = await read_upload(UploadForm, settings.upload_limit)
    if form.data is None:
        upload.discard()
        return await upload_page(entry, form, status=422)
    try:
        video = await operations.take_in(entry, form.data, upload)
    finally:
        upload.discard()  # there is nothing left of it unless it was not taken
    return see_other(url_for("videos.show", video_id=video.id))


async def upload_page(entry: EntryHead, form: Form[Any], status: int = 200) -> Response:
    """The upload form; the sign languages used most here stand first."""
    return await render(
        "videos/new.html",
        status=status,
        form=form,
        entry=entry,
        near=named(await read(queries.sign_languages_in_use)),
        limit=written_size(settings.upload_limit),
    )


@routes.get("/videos/<int:video_id>")
@public
@cached
async def show(video_id: int) -> Response:
    """A video, or how far it has come."""
    return await video_page("videos/show.html", video_id, g.preferences)


@routes.get("/videos/<int:video_id>/about")
@public
@cached
async def about(video_id: int) -> Response:
    """All that is known of a video: its facts, its files, its words."""
    return await video_page("videos/about.html", video_id, g.preferences.everything)


async def video_page(template: str, video_id: int, preferences: Preferences) -> Response:
    """A page of a video with as much as these preferences show."""
    video = await read(queries.video_page, video_id, g.person)
    wanted, sought = asker().said.get("track", type=int), asker().said.get("find", "")
    files = await read(queries.files_made, video_id) if preferences.shows.files else ()
    page = await render(
        template,
        video=video,
        watch=await read(queries.watch, video, preferences.sign_language),
        at=fragment(asker().said.get("t", "")),
        lanes=await read(captions.lanes, video.tracks, preferences, wanted, sought[:200]),
        files=tuple(files),
        size=written_size(video.size),
        live=seen_as_here("videos.events", video_id=video_id) if video.is_busy else None,
    )
    page.is_passing = video.is_busy  # its files come one by one, and not each is an event
    return page


def fragment(time: str) -> str:
    """The media fragment that makes a film begin at so many seconds; "" where that is no time."""
    return f"#t={time}" if re.fullmatch(r"\d{1,6}(\.\d{1,3})?", time, re.ASCII) else ""


@routes.get("/videos/<int:video_id>/events")
@public
async def events(video_id: int) -> Response:
    """The state of this video each time it changes."""
    await read(queries.video_page, video_id, g.person)

    def visible(event: Event, person: Person) -> bool:
        about = (event.subject_type, event.subject_id)
        return about == ("video", video_id) and visible_to(event, person)

    return stream(draw_status, visible=visible)


async def draw_status(event: Event) -> str:
    """The state of a video after something happened to it."""
    if event.type == "video.removed":
        return ""
    video = await read(queries.video_page, event.subject_id, g.person)
    watch = await read(queries.watch, video, g.preferences.sign_language)
    template = current_app.jinja_env.get_template("videos/_status.html")
    return template.render(video=video, watch=watch, streamed=True)


@routes.post("/videos/<int:video_id>/processing")
@needs("video.retry")
async def retry(video_id: int) -> ResponseReturnValue:
    """Process the file again."""
    await read(queries.video_page, video_id, g.person)  # who may not see it learns nothing of it
    await operations.retry(await operations.video_to_change(video_id))
    return see_other(url_for("videos.show", video_id=video_id))


@routes.post("/videos/<int:video_id>/removal")
@needs("video.remove")
async def remove(video_id: int) -> ResponseReturnValue:
    """Take the video away, and go to where it belonged."""
    row = await read(queries.video_page, video_id, g.person)
    await operations.remove(await operations.video_to_change(video_id))
    return see_other(row.place)


@routes.get("/videos/<int:video_id>/files/<name>")
@public
async def serve(video_id: int, name: str) -> Response:
    """One file of a video, in the ranges a player asks for."""
    file = await read(queries.file_of_video, video_id, name, g.person)
    path = storage.media_folder(f"videos/{file.key}") / name
    if not await asyncio.to_thread(path.is_file):
        raise NotFound
    is_strange = await count_from_the_start(path)  # then to send everything is right too
    response = await send_file(path, mimetype=file.mime, conditional=not is_strange)
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Cache-Control"] = lasting(is_public=file.is_public)
    return response


async def count_from_the_start(path: Path) -> bool:
    """Turn a wish for the last bytes into one that Quart knows; True when it knows none."""
    asked = request.headers.get("Range", "")
    if last := re.fullmatch(r"bytes=-0*([1-9]\d{0,17})", asked):
        size = (await asyncio.to_thread(path.stat)).st_size
        asked = request.headers["Range"] = f"bytes={max(size - int(last[1]), 0)}-"
    return "=-" in asked
