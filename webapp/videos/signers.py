"""The pages on which a video is given signers, and on which what is said of one is changed."""

from __future__ import annotations

import secrets
from typing import Any

from quart import Blueprint, Response, g, url_for
from quart.typing import ResponseReturnValue

from webapp.config import settings
from webapp.database import read
from webapp.errors import Conflict, NotFound
from webapp.figures import written_size
from webapp.forms import Form, blank, read_form
from webapp.languages import named
from webapp.permissions import needs, require
from webapp.protection import takes_upload
from webapp.rendering import render, see_other
from webapp.texts import t
from webapp.uploads import read_upload

from . import operations, queries
from .beside import MainVideo
from .forms import SignerForm, SignerUploadForm, seconds
from .rows import VideoRow

routes = Blueprint("signers", __name__, url_prefix="/videos/<int:video_id>/signers")


@routes.get("/new")
@needs("video.upload")
async def new(video_id: int) -> Response:
    """The form for the film of a signer."""
    video, _ = await own_video(video_id)
    language, key = g.preferences.sign_language, secrets.token_hex(12)
    form = blank(sign_language=language, kind="human", offset="0", upload_key=key)
    return await form_page(video, form)


@routes.post("")
@needs("video.upload")
@takes_upload
async def create(video_id: int) -> ResponseReturnValue:
    """Take the film of a signer in as it streams; its own page says how far it has come."""
    video, main = await own_video(video_id)
    form, upload = await read_upload(SignerUploadForm, settings.upload_limit)
    if form.data is None:
        upload.discard()
        return await form_page(video, form, status=422)
    try:
        signer = await operations.add_signer(main, form.data, upload)
    finally:
        upload.discard()  # there is nothing left of it unless it was not taken
    return see_other(url_for("videos.show", video_id=signer.id))


@routes.get("/<int:signer_id>/edit")
@needs("video.upload")
async def edit(video_id: int, signer_id: int) -> Response:
    """What is said of a signer, as it stands."""
    video, _ = await own_video(video_id)
    signer, version = await read(queries.signer_page, video_id, signer_id, g.person)
    form = blank(
        sign_language=signer.sign_language, kind=signer.kind, signer=signer.signer or "",
        offset=seconds(signer.offset_ms or 0), version=version,
    )  # fmt: skip
    return await form_page(video, form, signer)


@routes.post("/<int:signer_id>")
@needs("video.upload")
async def change(video_id: int, signer_id: int) -> ResponseReturnValue:
    """Say otherwise what a signer signs; who comes second is told so, and loses nothing."""
    video, main = await own_video(video_id)
    signer, version = await read(queries.signer_page, video_id, signer_id, g.person)
    form = await read_form(SignerForm)
    if form.data:
        try:
            await operations.change_signer(main, signer_id, form.data)
        except Conflict:
            form.refuse("form", t("signers-changed-meanwhile"))
            form.values["version"] = str(version)
    if form.data is None:
        return await form_page(video, form, signer, status=422)
    return see_other(url_for("videos.show", video_id=video_id, _anchor="signers"))


async def own_video(video_id: int) -> tuple[VideoRow, MainVideo]:
    """An ordinary video of an entry, for somebody who may give it signers."""
    video = await read(queries.video_page, video_id, g.person)
    if video.to_sign is None:  # the film of a signer has none of its own
        raise NotFound
    require("video.upload", video.to_sign)
    return video, video.to_sign


async def form_page(
    video: VideoRow, form: Form[Any], signer: VideoRow | None = None, status: int = 200
) -> Response:
    """The one form for a signer, a new one or one that is there."""
    return await render(
        "videos/signer_form.html",
        status=status,
        video=video,
        signer=signer,
        form=form,
        near=named(await read(queries.sign_languages_in_use)),
        limit=written_size(settings.upload_limit),
    )
