"""An upload of any size passes through the web server without staying in its memory."""

from __future__ import annotations

import os
import socket
import time
from urllib.parse import urlsplit
from urllib.request import urlopen

from .conftest import OpenWindow
from .house import House, fresh
from .window import Window

MIB = 1024 * 1024
SIZE = 2048 if os.environ.get("HANDSHAPE_FULL") else 200  # MiB
ALLOWED = 10 * MIB
BOUNDARY = "a-boundary-of-our-own"


def send(home: House, window: Window, entry: str, mebibytes: int) -> tuple[str, list[int]]:
    """Send a file of zeros over a plain socket; the answer, and the server's memory on the way."""
    page = window.go(f"{entry}/videos/new")
    names = ("csrf_token", "upload_key")
    fields = {name: page.locator(f"main [name={name}]").input_value() for name in names}
    fields |= {"purpose": "video", "title": "Zeros"}
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    file = 'Content-Disposition: form-data; name="file"; filename="zeros.mp4"\r\n\r\n'
    start = "".join([*parts, f"--{BOUNDARY}\r\n{file}"]).encode()
    end = f"\r\n--{BOUNDARY}--\r\n".encode()
    cookies = "; ".join(f"{each['name']}={each['value']}" for each in page.context.cookies())
    head = (
        f"POST {entry}/videos HTTP/1.1\r\nHost: {urlsplit(home.address).netloc}\r\n"
        f"Cookie: {cookies}\r\nContent-Type: multipart/form-data; boundary={BOUNDARY}\r\n"
        f"Content-Length: {len(start) + mebibytes * MIB + len(end)}\r\nConnection: close\r\n\r\n"
    ).encode()
    place = urlsplit(home.address)
    memory: list[int] = []
    with socket.create_connection((place.hostname, place.port), timeout=30) as line:
        line.sendall(head + start)
        for number in range(mebibytes):
            line.sendall(bytes(MIB))
            if number % 8 == 0:
                memory.append(home.web().memory_full_info().pss)
            if number == mebibytes // 2:
                asked = time.monotonic()
                assert 200 == urlopen(f"{home.address}/entries", timeout=10).status  # noqa: S310 -- our own
                assert time.monotonic() - asked < 2
        line.sendall(end)
        return line.recv(MIB).decode(), memory


def test_a_large_file_passes_and_memory_stays_flat(home: House, open_window: OpenWindow) -> None:
    window = open_window("cleo")
    entry = window.write_entry(fresh("Large"))
    send(home, window, entry, 64)  # what is loaded once, and the room that any upload takes
    before = home.web().memory_full_info().pss
    answer, memory = send(home, window, entry, SIZE)
    assert answer.startswith("HTTP/1.1 303"), answer[:300]
    assert max(memory) - before < ALLOWED, f"{(max(memory) - before) / MIB:.1f} MiB more"
    [(video, size)] = home.rows("SELECT id, size FROM videos ORDER BY id DESC LIMIT 1")
    assert SIZE * MIB == size
    home.until_settled(video)
    folder = home.media(video)
    window.go(f"/videos/{video}")
    window.page.get_by_text("Remove this video", exact=True).click()
    window.press("Remove it for good")
    window.page.wait_for_url(entry)
    assert not folder.exists()
