"""The least that can be done, to compare with: by Quart, and below Quart by ASGI alone."""

from typing import Any

from jinja2 import Template
from quart import Quart

app = Quart(__name__)
BODY = b"x" * 8192  # about a page as it goes over the wire


@app.get("/")
async def hello() -> str:
    """Say hello."""
    return "Hello"


FLAT = Template("x" * 20_000)  # a page as it would be if nothing in it were ever otherwise


@app.get("/flat")
async def flat() -> str:
    """As many bytes as a page has, from a template that asks nothing."""
    return str(FLAT.render())


async def bare(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Answer with the same bytes, whatever was asked."""
    headers = [(b"content-type", b"text/html"), (b"content-length", str(len(BODY)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": BODY})
