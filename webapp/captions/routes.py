"""Captions as files, and the pages on which they are written."""

from __future__ import annotations

from typing import Any

from quart import Blueprint, Response, g, request, url_for
from quart.typing import ResponseReturnValue

from webapp.answers import lasting
from webapp.database import read
from webapp.errors import Conflict, NotFound
from webapp.forms import Form, blank
from webapp.languages import written_language
from webapp.markup import slug
from webapp.permissions import needs, public, require
from webapp.protection import takes_upload
from webapp.rendering import render, see_other
from webapp.texts import t
from webapp.videos.queries import video_page
from webapp.videos.rows import VideoRow

from . import operations, queries
from .formats.findings import Reading, Remark
from .formats.webvtt import webvtt, with_names
from .formats.writing import KINDS
from .forms import CaptionsForm
from .intake import sent_captions
from .rows import CueRow
from .telling import repair_told

routes = Blueprint("captions", __name__)

STAND_IN_LASTS = 4000  # milliseconds; longer, it would lie over hands


@routes.get("/videos/<int:video_id>/captions/<language>.<any(vtt, srt, ttml, txt):kind>")
@public
async def show(video_id: int, language: str, kind: str) -> Response:
    """The captions of a video as a file, for who may see the video; players ask for `speakers`."""
    video, code = await read(video_page, video_id, g.person), known(language)
    track = await read(queries.track_as_written, video_id, code)
    cues = track.cues
    if kind == "vtt" and request.args.get("speakers") == "named":
        cues = [with_names(cue) for cue in cues]
    found = KINDS[kind]
    response = file(found.written(cues, track.head, code), found.mime)
    response.headers["Cache-Control"] = lasting(is_public=video.is_public)
    response.headers["Content-Disposition"] = (
        f'attachment; filename="{slug(video.title) or video.id}.{code}.{kind}"'
    )
    return response


@routes.get("/videos/<int:video_id>/sound.vtt")
@public
async def stand_in(video_id: int) -> Response:
    """What stands in for captions: that nothing is heard, or that nobody has written them yet."""
    video = await read(video_page, video_id, g.person)
    if not video.stand_in:
        raise NotFound
    response = file(webvtt([CueRow(0, STAND_IN_LASTS, t(f"captions-cue-{video.stand_in}"))]))
    response.headers.update(
        {"Vary": "Cookie, Accept-Language", "Cache-Control": "private, no-cache"}
    )
    return response


def file(text: str, mime: str = KINDS["vtt"].mime) -> Response:
    """Captions as a file."""
    return Response(text, content_type=f"{mime}; charset=utf-8")


def known(language: str) -> str:
    """The code of a written language, or NotFound."""
    found = written_language(language)
    if found is None:
        raise NotFound
    return found.code


@routes.get("/videos/<int:video_id>/captions/new")
@needs("track.write")
async def new(video_id: int) -> Response:
    """The form for captions in a language that has none."""
    video = await own_video(video_id)
    return await form_page(video, blank(language=g.preferences.text_language))


@routes.post("/videos/<int:video_id>/captions")
@needs("track.write")
@takes_upload
async def create(video_id: int) -> ResponseReturnValue:
    """Add captions, if they can be understood and the language has none."""
    video = await own_video(video_id)
    form, reading = await sent_captions(video.probe.get("duration_ms"))
    if form.data and reading:
        try:
            await operations.add_captions(
                video.to_caption, form.data.language, reading.cues, reading.repairs, reading.head
            )
        except Conflict:
            form.refuse("language", t("captions-language-taken"))
    return await saved(video, form, reading)


@routes.get("/videos/<int:video_id>/captions/<language>/edit")
@needs("track.write")
async def edit(video_id: int, language: str) -> Response:
    """The captions as they stand, and what was mended in them when they came in."""
    video, code = await own_video(video_id), known(language)
    track = await read(queries.track_as_written, video_id, code)
    form = blank(language=code, version=track.version, text=webvtt(track.cues, track.head))
    repairs = [repair_told(Remark(**each)) for each in track.repairs or ()]
    return await form_page(video, form, code, repairs=repairs)


@routes.post("/videos/<int:video_id>/captions/<language>")
@needs("track.write")
@takes_upload
async def change(video_id: int, language: str) -> ResponseReturnValue:
    """Change captions; who comes second sees what the first one wrote and loses nothing."""
    video, code = await own_video(video_id), known(language)
    form, reading = await sent_captions(video.probe.get("duration_ms"), language=code)
    written: str | None = code
    if form.data and reading:
        try:
            track = await operations.track_to_change(video.to_caption, code)
            await operations.change_captions(video.to_caption, track, reading, form.data.version)
        except Conflict:
            await refuse_change(form, video_id, code)
        except NotFound:
            written = None
            form.refuse("text", t("captions-removed-meanwhile"))
    return await saved(video, form, reading, written)


async def refuse_change(form: Form[CaptionsForm], video_id: int, language: str) -> None:
    """Show what somebody else wrote, and let a second try follow it."""
    theirs = await read(queries.track_as_written, video_id, language)
    form.refuse("text", t("captions-changed-meanwhile"))
    form.values.update(version=str(theirs.version), theirs=webvtt(theirs.cues, theirs.head))


@routes.post("/videos/<int:video_id>/captions/<language>/removal")
@needs("track.write")
async def remove(video_id: int, language: str) -> ResponseReturnValue:
    """Take the captions of one language away."""
    video = await own_video(video_id)
    track = await operations.track_to_change(video.to_caption, known(language))
    await operations.remove_captions(video.to_caption, track)
    return see_other(url_for("videos.show", video_id=video_id))


async def own_video(video_id: int) -> VideoRow:
    """The video, for somebody who may write its captions."""
    video = await read(video_page, video_id, g.person)
    if video.entry_id is None:  # the clip of a text: that text is what its captions would say
        raise NotFound
    require("track.write", video.to_caption)
    return video


async def saved(
    video: VideoRow,
    form: Form[CaptionsForm],
    reading: Reading | None,
    written: str | None = None,
) -> ResponseReturnValue:
    """Go on to the video, or to what was mended; else show the form with every word kept."""
    if form.data is None or reading is None:
        return await form_page(video, form, written, status=422)
    if reading.repairs:
        language = form.data.language
        return see_other(url_for("captions.edit", video_id=video.id, language=language))
    return see_other(url_for("videos.show", video_id=video.id, _anchor="captions"))


async def form_page(
    video: VideoRow,
    form: Form[Any],
    written: str | None = None,
    repairs: list[str] | None = None,
    status: int = 200,
) -> Response:
    """The one form for captions, new ones or those `written` in a language."""
    return await render(
        "captions/edit.html",
        status=status,
        video=video,
        form=form,
        written=written,
        repairs=repairs or [],
    )
