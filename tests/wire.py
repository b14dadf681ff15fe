"""Asks an app as a server does, so that a test sees the very bytes of an answer."""

from __future__ import annotations

import asyncio
import gzip
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from webapp.app import Handshape


@dataclass(slots=True)
class Raw:
    """An answer as it goes over the wire; names of headers are in small letters."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def page(self) -> str:
        """The text, unpacked."""
        packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()


async def asked(app: Handshape, address: str, method: str = "GET", **headers: str) -> Raw:
    """What an app answers; headers are named with underscores for hyphens."""
    path, _, query = address.partition("?")
    given = {"host": "localhost", **headers}
    scope = {
        "type": "http", "http_version": "1.1", "method": method, "scheme": "http",
        "path": unquote(path), "raw_path": path.encode(), "query_string": query.encode(),
        "headers": [
            (name.lower().replace("_", "-").encode(), value.encode())
            for name, value in given.items()
        ],
        "root_path": "", "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
        "extensions": {}, "asgi": {"version": "3.0"},
    }  # fmt: skip
    answer, messages = Raw(), iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive() -> Any:
        return next(messages, None) or await asyncio.Event().wait()

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        else:
            answer.body += message.get("body", b"")

    await app(scope, receive, send)  # type: ignore[arg-type]  # a scope as servers make it
    return answer
