"""Takes captions in, as a file or as text that somebody typed; whatever was sent comes back."""

from __future__ import annotations

import asyncio

from webapp.errors import TooLarge
from webapp.forms import Form, parsed
from webapp.texts import t
from webapp.uploads import Upload, receive_upload

from .formats import understood
from .formats.findings import Reading, Unreadable
from .formats.letters import NoText, decoded, without_controls
from .forms import CaptionsForm
from .kinds import Unfit, fitted, lasting
from .rows import CAPTIONS, SORTS
from .telling import fault_told

FILE_LIMIT = 1024 * 1024  # bytes
TEXT_LIMIT = 4 * FILE_LIMIT  # what came as a file must be able to come back as text


async def sent_captions(
    duration: int | None, **given: str
) -> tuple[Form[CaptionsForm], Reading | None]:
    """This request's form, and its captions where they could be read; else the form says why not."""
    try:
        upload = await receive_upload(FILE_LIMIT, TEXT_LIMIT)
    except TooLarge as error:
        raise TooLarge(t("captions-too-large")) from error
    content = await content_of(upload)
    fields = {**upload.fields, **given}
    text, guessed = fields.pop("text", ""), False
    form = parsed(CaptionsForm, fields)
    if content and text.strip():
        form.refuse("file", t("captions-file-and-text"))
    elif content:
        text, guessed = await read_file(form, content)
    elif not text.strip():
        form.refuse("text", t("captions-file-empty" if upload.filename else "captions-missing"))
    form.values["text"] = without_controls(text)[0]
    if {"text", "file"} & set(form.errors):
        return form, None
    return form, await read_text(form, text, duration, guessed=guessed)


async def read_text(
    form: Form[CaptionsForm], text: str, duration: int | None, *, guessed: bool
) -> Reading | None:
    """What a text says of the track that the form is for, or None and the form says why not."""
    kind = SORTS.get(form.values.get("sort", ""), CAPTIONS).kind
    try:
        reading = await asyncio.to_thread(
            understood, text, duration,
            guessed=guessed, language=form.values.get("language", ""), lasts=lasting(kind),
        )  # fmt: skip
        return fitted(reading, kind, duration)
    except Unreadable as error:
        form.refuse("text", "\n".join(map(fault_told, error.faults)))
    except Unfit as error:
        form.refuse("text", t(f"captions-unfit-{error.kind}", times=", ".join(error.times)))
    return None


async def content_of(upload: Upload) -> bytes:
    """What is in the file that came with a form; it is not kept."""
    try:
        return await asyncio.to_thread(upload.path.read_bytes) if upload.path else b""
    finally:
        upload.discard()


async def read_file(form: Form[CaptionsForm], content: bytes) -> tuple[str, bool]:
    """The text of a file, and whether its letters were guessed."""
    try:
        return await asyncio.to_thread(decoded, content, form.values.get("language", ""))
    except NoText:
        form.refuse("file", t("captions-no-text"))
        return "", False
