"""The pages of the signed interface: one text with its clip, all texts, and sending a clip."""

from __future__ import annotations

import secrets
from typing import Any

from quart import Blueprint, Response, g, url_for
from quart.typing import ResponseReturnValue

from webapp.addresses import local
from webapp.asker import asker
from webapp.config import settings
from webapp.database import read
from webapp.errors import Conflict, NotFound
from webapp.figures import written_size
from webapp.forms import Form, blank
from webapp.languages import language_name, named
from webapp.permissions import needs, public
from webapp.preferences import valid
from webapp.protection import takes_upload
from webapp.rendering import render, see_other
from webapp.texts import t
from webapp.uploads import read_upload
from webapp.videos.queries import sign_languages_in_use

from . import operations, queries
from .forms import ClipForm
from .wording import for_reader, interface_keys, twins

routes = Blueprint("clips", __name__)


@routes.get("/clips")
@needs("clip.write")
async def index() -> Response:
    """Which texts can be seen in a sign language, and which have no clip yet."""
    chosen = g.preferences.sign_language
    language = await read(queries.language_of_report, asked_language(), chosen)
    missing = "missing" in asker().said
    start, size = asker().said.get("page", ""), g.preferences.shows.page_size
    report = await read(queries.report, language, missing, start, size)
    form = blank(signed=language, missing="yes" if missing else "")
    return await render("clips/index.html", report=report, form=form, near=await languages_near())


@routes.get("/clips/<key>")
@public
async def show(key: str) -> Response:
    """A text and its clip, in the sign language of the address or of the reader."""
    words = for_reader(known(key))
    wanted = asked_language() or g.preferences.sign_language
    clips = await read(queries.text_clips, key, wanted, g.person)
    return await render(
        "clips/show.html",
        key=key, words=words, wanted=wanted, clips=clips, back=local(asker().said.get("back"), ""),
    )  # fmt: skip


@routes.get("/clips/<key>/new")
@needs("clip.write")
async def new(key: str) -> Response:
    """The form for a clip."""
    language = asked_language() or g.preferences.sign_language
    form = blank(sign_language=language, upload_key=secrets.token_hex(12))
    return await form_page(known(key), form)


@routes.post("/clips/<key>")
@needs("clip.write")
@takes_upload
async def create(key: str) -> ResponseReturnValue:
    """Take a clip in; its page says how far it has come."""
    form, upload = await read_upload(ClipForm, settings.upload_limit)
    try:
        if form.data:
            video = await operations.add_clip(known(key), form.data, upload)
            return see_other(url_for("videos.show", video_id=video))
    except Conflict:
        name = language_name(form.values["sign_language"])
        form.refuse("sign_language", t("clips-there-already", language=name))
        form.refuse("file", t("upload-file-again"))
    finally:
        upload.discard()  # there is nothing left of it unless it was not taken
    return await form_page(known(key), form, status=422)


def known(key: str) -> str:
    """The key of a text that there is, or NotFound."""
    if key not in interface_keys():
        raise NotFound
    return key


def asked_language() -> str:
    """The sign language that the address names, or ""."""
    return str(valid("sign_language", asker().said.get("signed", "")) or "")


async def languages_near() -> list[tuple[str, str]]:
    """The sign languages to be offered first."""
    return named(await read(sign_languages_in_use))


async def form_page(key: str, form: Form[Any], status: int = 200) -> Response:
    """The form for the clip of a text."""
    return await render(
        "clips/new.html",
        status=status,
        key=key,
        words=for_reader(key),
        places=len(twins(key)),
        form=form,
        near=await languages_near(),
        limit=written_size(settings.upload_limit),
    )
