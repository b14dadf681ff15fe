"""Uploads stream to disk: memory stays flat although the disk is slower than the network."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest

from tests.videos.test_upload_flow import FIELDS, PLACE, kept, send
from tests.visitor import BOUNDARY, file_part, multipart
from tests.world import World
from webapp import uploads
from webapp.uploads import HELD, PatientBody

MIB = 1024 * 1024
SIZE = 300 * MIB
PIECE = b"\x5a" * (MIB // 4)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_a_large_upload_to_a_slow_disk_waits_outside_and_not_in_memory(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[int] = []
    written: list[int] = []

    class WatchedBody(PatientBody):
        """A body that notes how much it holds when more arrives."""

        def append(self, data: bytes) -> None:
            super().append(data)
            held.append(len(self._data))

    def slow(_: Path, data: bytes) -> None:
        time.sleep(0.002)
        written.append(len(data))

    monkeypatch.setattr(uploads.PatientRequest, "body_class", WatchedBody)
    monkeypatch.setattr(uploads, "append", slow)
    await world.entry()
    cleo = await world.browser_of("cleo")
    await cleo.ensure_token()
    fields = multipart({"csrf_token": cleo.token, **FIELDS}).removesuffix(
        f"--{BOUNDARY}--\r\n".encode()
    )
    status = await stream(world, cleo.client.cookie_jar, fields)
    assert 303 == status
    assert SIZE == sum(written)
    assert max(held) <= HELD + len(PIECE)
    assert len(held) > SIZE // len(PIECE)


async def stream(world: World, jar: Any, fields: bytes) -> int:
    """Send SIZE bytes straight into the ASGI app, as fast as it takes them; how it answers."""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
    body = [
        fields + head.encode(),
        *[PIECE] * (SIZE // len(PIECE)),
        f"\r\n--{BOUNDARY}--\r\n".encode(),
    ]
    length = sum(map(len, body))
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)
    headers = {
        "host": "localhost",
        "cookie": cookies,
        "content-type": f"multipart/form-data; boundary={BOUNDARY}",
        "content-length": str(length),
    }
    scope = {
        "type": "http", "method": "POST", "path": PLACE, "raw_path": PLACE.encode(),
        "query_string": b"", "root_path": "", "scheme": "http", "http_version": "1.1",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 1), "server": ("localhost", 80), "asgi": {}, "extensions": {},
    }  # fmt: skip
    waiting = iter(body)
    answered: list[int] = []

    async def receive() -> dict[str, Any]:
        piece = next(waiting, None)
        if piece is None:
            await asyncio.Event().wait()  # nothing more comes, and nobody hangs up
        more = piece is not body[-1]
        return {"type": "http.request", "body": piece, "more_body": more}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            answered.append(message["status"])

    await world.app(scope, receive, send)  # type: ignore[arg-type]  # plain ASGI messages
    return answered[0]


async def test_what_is_written_is_what_was_sent(world: World) -> None:
    content = bytes(range(256)) * 4096 + b"\r\n--edge-of\r\nnot the end"
    await world.entry()
    cleo = await world.browser_of("cleo")
    await cleo.ensure_token()
    body = multipart({"csrf_token": cleo.token, **FIELDS}, file_part(content))
    assert 303 == (await send(cleo, body)).status_code
    assert [content] == [path.read_bytes() for path in kept(world.app)]
