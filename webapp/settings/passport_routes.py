"""Take choices along as a file, and bring them in from one."""

from __future__ import annotations

import asyncio
from urllib.parse import urlencode

from quart import Blueprint, Response, g, request
from quart.typing import ResponseReturnValue

from webapp import reader, uploads
from webapp.forms import Form, FormModel, blank, parsed
from webapp.keeping import MORE, unknown
from webapp.permissions import public
from webapp.protection import takes_upload
from webapp.rendering import render, see_other
from webapp.texts import t

from .homes import keep, kept
from .passport import LONGEST, Unreadable, read_passport, written

routes = Blueprint("passport", __name__)

IN_ACCOUNT = 20_000  # signs of unknown keys that an account keeps; a cookie has less room


@routes.get("/settings/passport")
@public
async def download() -> Response:
    """The reader's own choices as a file."""
    response = Response(written(kept()), content_type="application/json")
    response.headers["Content-Disposition"] = 'attachment; filename="handshape-passport.json"'
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Vary"] = "Cookie"
    return response


@routes.get("/settings/import")
@public
async def import_form() -> Response:
    """The form that takes a passport, as a file or as text."""
    return await page(blank())


@routes.post("/settings/import")
@public
@takes_upload
async def bring_in() -> ResponseReturnValue:
    """Keep what a passport says, and tell what of it could not be kept."""
    text = await sent_text()
    form = parsed(FormModel, {"text": text[:LONGEST]})
    try:
        passport = read_passport(text)
    except Unreadable as error:
        form.refuse("text", t(str(error)))
    if form.errors:
        return await page(form, status=422)
    more = {**unknown(kept()), **passport.more}
    has_room = reader.fits(more, IN_ACCOUNT if g.person.is_signed_in else reader.ROOM)
    told = [("brought", len(passport.chosen)), *(("wrong", name) for name in passport.wrong)]
    told += [("kept" if has_room else "lost", len(passport.more))] if passport.more else []
    changes = {**passport.chosen, MORE: passport.more if has_room else {}}
    return await keep(see_other(f"/settings?{urlencode(told)}"), changes)


async def sent_text() -> str:
    """The passport as it was sent: what was pasted, else the file."""
    if request.mimetype != "multipart/form-data":
        return str((await request.form).get("text", ""))
    upload = await uploads.receive_upload(uploads.FORM_LIMIT)
    try:
        if upload.path is None or upload.fields.get("text", "").strip():
            return upload.fields.get("text", "")
        return (await asyncio.to_thread(upload.path.read_bytes)).decode(errors="replace")
    finally:
        upload.discard()


async def page(form: Form[FormModel], status: int = 200) -> Response:
    """The page with the form."""
    return await render("settings/import.html", status=status, form=form)
