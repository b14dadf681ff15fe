"""The least that can be done, to compare with: by Quart, and below Quart by ASGI alone."""

from typing import Any

from quart import Quart

app = Quart(__name__)
BODY = b"x" * 8192  # about a page as it goes over the wire


@app.get("/")
async def hello() -> str:
    """Say hello."""
    return "Hello"


async def bare(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Answer with the same bytes, whatever was asked."""
    headers = [(b"content-type", b"text/html"), (b"content-length", str(len(BODY)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": BODY})
