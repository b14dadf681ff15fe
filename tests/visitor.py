"""A visitor's browser without a browser: keeps cookies, fills forms, checks every page it gets."""

from __future__ import annotations

import re
from typing import Any

from quart import Response

from tests.page import Page
from webapp.app import Handshape

TOKEN = re.compile('name="csrf_token" value="([0-9a-f]+)"')

BOUNDARY = "edge-of-a-part"


class Visitor:
    """Somebody with a browser; `page` is what they see now."""

    def __init__(self, app: Handshape) -> None:
        self.client = app.test_client()
        self.page = Page("", fragment=True)
        self.status = 0
        self.response: Response

    async def get(self, path: str, **headers: str) -> Page:
        """Open an address; headers are named with underscores for hyphens."""
        return await self.take(await self.client.get(path, headers=named(headers)))

    async def post(self, path: str, **fields: Any) -> Page:
        """Send a form to an address with the token of this visitor's pages."""
        await self.ensure_token()
        return await self.take(
            await self.client.post(path, form={"csrf_token": self.token, **fields})
        )

    async def send(self, action: str, **fields: Any) -> Page:
        """Fill in the form of this page that goes to `action`, as a browser would, and send it."""
        form = self.page.all(f'form[action="{action}"]')[0]  # the foot has a form to settings too
        values = {
            str(each["name"]): str(each.get("value", ""))
            for each in form.select("input[type=hidden]")
        }
        return await self.take(await self.client.post(action, form={**values, **fields}))

    async def upload(self, action: str, content: bytes, filename: str, **fields: str) -> Page:
        """Send a file with the fields of an upload form."""
        await self.ensure_token()
        body = multipart({"csrf_token": self.token, **fields}, file_part(content, filename))
        kind = f"multipart/form-data; boundary={BOUNDARY}"
        return await self.take(
            await self.client.post(action, data=body, headers={"Content-Type": kind})
        )

    async def ensure_token(self) -> None:
        """Visit a page with a form, once."""
        if not getattr(self, "token", ""):
            response = await self.client.get("/sign-in")
            found = TOKEN.search(await response.get_data(as_text=True))
            assert found, "a page without a form"
            self.token = found[1]

    async def take(self, response: Response) -> Page:
        """Look at an answer; a redirect is followed, a page is checked."""
        self.response, self.status = response, response.status_code
        if response.status_code == 303:
            return await self.get(response.headers["Location"].partition("#")[0])
        if response.mimetype == "text/html":
            html = await response.get_data(as_text=True)
            self.page = Page(html, fragment=not html.startswith("<!doctype"))
            self.page.check()
        return self.page

    async def sign_in(self, email: str, password: str) -> Page:
        """Sign in; the old token is worth nothing afterwards."""
        page = await self.post("/sign-in", email=email, password=password)
        self.token = ""
        return page


def named(headers: dict[str, str]) -> dict[str, str]:
    """HTTP names of headers written as Python names."""
    return {name.replace("_", "-"): value for name, value in headers.items()}


def multipart(fields: dict[str, str], *files: bytes) -> bytes:
    """A form as a browser sends it: these fields, then these ready-made parts."""
    named = "".join(
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    return named.encode() + b"".join(files) + f"--{BOUNDARY}--\r\n".encode()


def file_part(content: bytes, filename: str = "a.mp4") -> bytes:
    """The part of a form that holds a file."""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{filename}"'
    return f"{head}\r\nContent-Type: video/mp4\r\n\r\n".encode() + content + b"\r\n"
