"""Captions and other tracks as files, and the pages on which they are written."""

from __future__ import annotations

from typing import Any

from quart import Blueprint, Response, g, url_for
from quart.typing import ResponseReturnValue

from webapp.answers import lasting
from webapp.asker import asker
from webapp.database import read
from webapp.errors import Conflict, NotFound
from webapp.forms import Form, blank
from webapp.languages import named
from webapp.markup import slug
from webapp.permissions import may, needs, public, require
from webapp.protection import takes_upload
from webapp.rendering import render, see_other
from webapp.texts import t
from webapp.videos.queries import sign_languages_in_use, video_page
from webapp.videos.rows import VideoRow

from . import operations, queries
from .formats.findings import Reading, Remark
from .formats.webvtt import webvtt, with_names
from .formats.writing import KINDS
from .forms import CaptionsForm
from .intake import sent_captions
from .kinds import told
from .rows import CAPTIONS, SORTS, CueRow, Sort, WrittenTrack
from .telling import repair_told

routes = Blueprint("captions", __name__)

STAND_IN_LASTS = 4000  # milliseconds; longer, it would lie over hands

# A track stands at its sort and its language, whatever it is for: /videos/1/captions/en,
# /videos/1/edited-captions/en, /videos/1/glosses/ase.
QUOTED = ", ".join(f'"{word}"' for word in SORTS)
TRACK = f"/videos/<int:video_id>/<any({QUOTED}):sort>/<language>"


@routes.get(f"{TRACK}.<any(vtt, srt, ttml, txt):kind>")
@public
async def show(video_id: int, sort: str, language: str, kind: str) -> Response:
    """A track as a file, for who may see the video; players ask for `speakers`."""
    video, code = await read(video_page, video_id, g.person), known(sort, language)
    track = await read(queries.track_as_written, video_id, code, SORTS[sort])
    if track.origin == "machine" and not may("track.write", video.to_caption):
        raise NotFound  # nobody has read it yet
    cues = [told(cue) for cue in track.cues]
    if kind == "vtt" and asker().said.get("speakers") == "named":
        cues = [with_names(cue) for cue in cues]
    found = KINDS[kind]
    response = file(found.written(cues, track.head, code), found.mime)
    response.headers["Cache-Control"] = lasting(is_public=video.is_public)
    name = f"{slug(video.title) or video.id}.{code}{'' if sort == 'captions' else f'.{sort}'}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
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


def known(sort: str, language: str) -> str:
    """The code of a language that such a track can be in, or NotFound."""
    code = SORTS[sort].language(language)
    if code is None:
        raise NotFound
    return code


@routes.get("/videos/<int:video_id>/captions/new")
@needs("track.write")
async def new(video_id: int) -> Response:
    """The form for a new track; `sort` says what it is for, captions where nothing does."""
    video = await own_video(video_id)
    sort = SORTS.get(asker().said.get("sort", ""), CAPTIONS)
    signed = video.sign_language or g.preferences.sign_language
    language = signed if sort.is_signed else g.preferences.text_language
    return await form_page(video, blank(sort=sort.word, language=language))


@routes.post("/videos/<int:video_id>/captions")
@needs("track.write")
@takes_upload
async def create(video_id: int) -> ResponseReturnValue:
    """Add a track, if it can be understood and there is none like it."""
    video = await own_video(video_id)
    form, reading = await sent_captions(video.probe.get("duration_ms"))
    if form.data and reading:
        try:
            await operations.add_captions(
                video.to_caption, form.data.language, reading.cues, reading.repairs, reading.head,
                sort=SORTS[form.data.sort],
            )  # fmt: skip
        except Conflict:
            form.refuse("language", t("captions-language-taken"))
    return await saved(video, form, reading)


@routes.get(f"{TRACK}/edit")
@needs("track.write")
async def edit(video_id: int, sort: str, language: str) -> Response:
    """The track as it stands, and what was mended in it when it came in."""
    video, code = await own_video(video_id), known(sort, language)
    track = await read(queries.track_as_written, video_id, code, SORTS[sort])
    form = blank(sort=sort, language=code, version=track.version, text=as_text(track))
    repairs = [repair_told(Remark(**each)) for each in track.repairs or ()]
    return await form_page(video, form, code, repairs=repairs, draft=track.origin == "machine")


@routes.post(TRACK)
@needs("track.write")
@takes_upload
async def change(video_id: int, sort: str, language: str) -> ResponseReturnValue:
    """Change a track; who comes second sees what the first one wrote and loses nothing."""
    video, code = await own_video(video_id), known(sort, language)
    form, reading = await sent_captions(video.probe.get("duration_ms"), sort=sort, language=code)
    written: str | None = code
    if form.data and reading:
        try:
            track = await operations.track_to_change(video.to_caption, code, SORTS[sort])
            await operations.change_captions(video.to_caption, track, reading, form.data.version)
        except Conflict:
            await refuse_change(form, video_id, code, SORTS[sort])
        except NotFound:
            written = None
            form.refuse("text", t("captions-removed-meanwhile"))
    return await saved(video, form, reading, written)


async def refuse_change(form: Form[CaptionsForm], video_id: int, language: str, sort: Sort) -> None:
    """Show what somebody else wrote, and let a second try follow it."""
    theirs = await read(queries.track_as_written, video_id, language, sort)
    form.refuse("text", t("captions-changed-meanwhile"))
    form.values.update(version=str(theirs.version), theirs=as_text(theirs))


def as_text(track: WrittenTrack) -> str:
    """A track as its form shows it."""
    return webvtt([told(cue) for cue in track.cues], track.head)


@routes.post(f"{TRACK}/removal")
@needs("track.write")
async def remove(video_id: int, sort: str, language: str) -> ResponseReturnValue:
    """Take one track away."""
    video = await own_video(video_id)
    code = known(sort, language)
    track = await operations.track_to_change(video.to_caption, code, SORTS[sort])
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
        sort, language = form.data.sort, form.data.language
        return see_other(url_for("captions.edit", video_id=video.id, sort=sort, language=language))
    return see_other(url_for("videos.show", video_id=video.id, _anchor="captions"))


async def form_page(
    video: VideoRow,
    form: Form[Any],
    written: str | None = None,
    repairs: list[str] | None = None,
    status: int = 200,
    *,
    draft: bool = False,
) -> Response:
    """The one form for tracks, a new one or that `written` in a language; `draft` of a machine."""
    return await render(
        "captions/edit.html",
        status=status,
        video=video,
        form=form,
        written=written,
        repairs=repairs or [],
        draft=draft,
        sort=SORTS.get(form.values.get("sort", ""), CAPTIONS),
        sorts=SORTS.values(),
        near=named(await read(sign_languages_in_use)),
    )
