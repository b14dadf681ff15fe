"""Uploads stream to disk while they arrive: memory stays flat, whatever their size."""

from __future__ import annotations

import asyncio
import hashlib
import os
from codecs import getincrementaldecoder
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypercorn.typing import ASGIReceiveCallable
from quart import Quart, Request, request
from quart.asgi import ASGIHTTPConnection
from quart.wrappers.request import Body
from werkzeug.sansio.multipart import (
    Data,
    Epilogue,
    Event,
    Field,
    File,
    MultipartDecoder,
    NeedData,
)

from . import protection, storage
from .errors import Invalid, TooLarge
from .figures import written_size
from .forms import Form, M, parsed
from .texts import t

HELD = 256 * 1024  # bytes of a body that may wait in memory
FORM_LIMIT = 1024 * 1024  # bytes of an ordinary form
PARTS = 50  # fields and files of an upload
FIELDS = 64 * 1024  # bytes that all fields of a form may have beside its file


class PatientBody(Body):
    """A request body that lets the sender wait until what has arrived is taken away."""

    def __init__(self, expected_content_length: int | None, max_content_length: int | None) -> None:
        super().__init__(expected_content_length, max_content_length)
        self.taken = asyncio.Event()

    async def room(self) -> None:
        """Wait while too much is held; without this Quart takes in a whole upload at once."""
        while len(self._data) > HELD and self._must_raise is None:
            self.taken.clear()
            await self.taken.wait()

    async def __anext__(self) -> bytes:
        data = await super().__anext__()
        self.taken.set()
        return data


class PatientRequest(Request):
    """A request whose body knows how to wait; only streamed uploads may be longer than a form."""

    body_class = PatientBody

    def __init__(self, *args: Any, max_content_length: int | None = None, **kwargs: Any) -> None:
        method, headers = args[0], args[4]
        streamed = method not in protection.SAFE and is_streamed(headers.get("Content-Type", ""))
        limit = None if streamed else max_content_length
        super().__init__(*args, max_content_length=limit, **kwargs)


def is_streamed(content_type: str) -> bool:
    """Whether a body of this type is taken in piece by piece."""
    return content_type.startswith("multipart/form-data")


class PatientConnection(ASGIHTTPConnection):
    """Reads on from the network only when there is room for more."""

    async def handle_messages(self, request: Request, receive: ASGIReceiveCallable) -> None:
        """Feed the body message by message."""
        while True:
            message = await receive()
            if message["type"] == "http.request":
                request.body.append(message.get("body", b""))
                if not message.get("more_body", False):
                    request.body.set_complete()
                elif is_streamed(request.mimetype) and isinstance(request.body, PatientBody):
                    await request.body.room()
            elif message["type"] == "http.disconnect":
                return


@dataclass(slots=True)
class Upload:
    """A form with one file: the fields as typed, and where the file has been put."""

    fields: dict[str, str] = field(default_factory=dict)
    filename: str = ""
    path: Path | None = None
    size: int = 0
    checksum: str = ""

    def discard(self) -> None:
        """Forget the file; what came of it is refused."""
        if self.path:
            self.path.unlink(missing_ok=True)
            self.path = None


async def read_upload(model: type[M], limit: int) -> tuple[Form[M], Upload]:
    """Read this request's form and its one file; what is wrong with either is told at its field."""
    try:
        upload = await receive_upload(limit)
    except TooLarge as error:
        raise TooLarge(t("upload-too-large", limit=written_size(limit))) from error
    form = parsed(model, upload.fields)
    if not upload.size:
        form.refuse("file", t("refusal-empty" if upload.filename else "upload-file-missing"))
    elif form.errors:
        form.refuse("file", t("upload-file-again"))
    return form, upload


async def receive_upload(limit: int, fields: int = FIELDS) -> Upload:
    """Take in this request's form. Its token is its first field, checked before any file byte.

    Raises Forged, TooLarge (a file of more than `limit` bytes, or more than `fields` beside it) or
    Invalid (not a form at all); a file that did not arrive whole is removed.
    """
    if request.content_length is not None and request.content_length > limit + fields:
        raise TooLarge
    upload = Upload()
    try:
        intake = Intake(upload, limit, fields)
        async for event in events():
            await intake.take(event)
        await intake.finish()
    except ValueError as error:
        upload.discard()
        raise Invalid(t("problem-broken-upload")) from error
    except BaseException:  # a broken connection cancels the task
        upload.discard()
        raise
    return upload


class Intake:
    """Takes a form apart as it arrives. The file is written in a thread: other pages are served."""

    def __init__(self, upload: Upload, limit: int, room: int) -> None:
        self.upload, self.limit, self.room = upload, limit, room
        self.digest = hashlib.sha256()
        self.field: str | None = None
        self.pieces: list[str] = []  # of a field that is arriving
        self.decoder = getincrementaldecoder("utf-8")("replace")
        self.keeps = self.proven = False

    async def take(self, event: Event) -> None:
        """Take the next piece."""
        if isinstance(event, Field):
            self.field, self.pieces = event.name, []
            self.decoder = getincrementaldecoder("utf-8")("replace")
        elif isinstance(event, File):
            self.prove()
            self.field = None
            self.keeps = bool(event.filename) and self.upload.path is None  # the first file only
            if self.keeps:
                self.upload.filename = event.filename
                self.upload.path = storage.new_incoming_file()
        elif isinstance(event, Data):
            await self.take_data(event.data, more=event.more_data)

    async def take_data(self, data: bytes, *, more: bool) -> None:
        """Add to the field or the file that is arriving."""
        if self.field is not None:
            self.room -= len(data)
            if self.room < 0:
                raise TooLarge
            self.pieces.append(self.decoder.decode(data))
            if not more:
                self.upload.fields[self.field] = "".join(self.pieces)
        elif self.keeps and self.upload.path is not None and data:
            self.upload.size += len(data)
            if self.upload.size > self.limit:
                raise TooLarge
            self.digest.update(data)
            await asyncio.to_thread(append, self.upload.path, data)

    def prove(self) -> None:
        """Check the token once, before any byte of a file is kept."""
        if not self.proven:
            protection.check_token(self.upload.fields.get(protection.FIELD, ""))
            self.proven = True

    async def finish(self) -> None:
        """Nothing more comes."""
        self.prove()
        if self.upload.path:
            await asyncio.to_thread(secure, self.upload.path)
            self.upload.checksum = self.digest.hexdigest()


def append(path: Path, data: bytes) -> None:
    """Add to a file."""
    with path.open("ab") as file:
        file.write(data)


def secure(path: Path) -> None:
    """Wait until the disk has it: what we say has arrived must survive a power cut."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


async def events() -> AsyncIterator[Event]:
    """The parts of a multipart body as they arrive."""
    boundary = request.mimetype_params.get("boundary", "")
    if not boundary:
        raise ValueError("no boundary")
    # It counts what waits in it, file or field: more than a body holds can never come at once.
    decoder = MultipartDecoder(
        boundary.encode("latin1"), max_form_memory_size=4 * HELD, max_parts=PARTS
    )
    async for data in request.body:
        for start in range(0, len(data), HELD):
            decoder.receive_data(data[start : start + HELD])
            while not isinstance(event := decoder.next_event(), NeedData):
                yield event
    decoder.receive_data(None)
    if not isinstance(decoder.next_event(), Epilogue):
        raise ValueError("the body ended before its last boundary")


def attach(app: Quart) -> None:
    """Make every request body patient."""
    app.request_class = PatientRequest
    app.asgi_http_class = PatientConnection
