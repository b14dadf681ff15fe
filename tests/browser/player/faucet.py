"""A way into a house that can be shut for one file: then what is asked of it stops in the middle."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

PIECE = 8192
ASKED = re.compile(rb"^GET (\S+) HTTP/1\.1\r\n")
FROM = re.compile(rb"\r\nrange: bytes=(\d+)-", re.IGNORECASE)


class Faucet:
    """Hands on what browser and house say to each other, a piece at a time."""

    def __init__(self, house: tuple[str, int]) -> None:
        self.house = house
        self.shut_for, self.limit = "", 0
        self.open = threading.Event()
        self.open.set()

    def shut(self, path: str, limit: int) -> None:
        """From now on nobody gets what lies beyond so many bytes of this file."""
        self.shut_for, self.limit = path, limit
        self.open.clear()

    def serve(self, listening: socket.socket) -> None:
        """Take on connections until the door is closed."""
        with suppress(OSError):
            while True:
                client, _ = listening.accept()
                Pipe(self, client, socket.create_connection(self.house)).begin()


class Pipe:
    """One connection; `left` is how many bytes of an answer may still pass, None for all."""

    def __init__(self, faucet: Faucet, client: socket.socket, server: socket.socket) -> None:
        self.faucet, self.client, self.server = faucet, client, server
        self.left: int | None = None

    def begin(self) -> None:
        """Hand on both ways."""
        for work in (self.up, self.down):
            threading.Thread(target=work, daemon=True).start()

    def up(self) -> None:
        """What the browser asks for."""
        with suppress(OSError), self.server:
            while piece := self.client.recv(65536):
                if asked := ASKED.match(piece):
                    self.left = self.allowed(asked[1].decode(), FROM.search(piece))
                self.server.sendall(piece)

    def allowed(self, path: str, start: re.Match[bytes] | None) -> int | None:
        """How much of this file may pass."""
        if path != self.faucet.shut_for:
            return None
        return max(0, self.faucet.limit - int(start[1] if start else 0))

    def down(self) -> None:
        """What the house answers."""
        with suppress(OSError), self.client:
            while piece := self.server.recv(PIECE):
                if self.left is not None:
                    if self.left < len(piece):
                        self.faucet.open.wait()
                    self.left = max(0, self.left - len(piece))
                self.client.sendall(piece)


@contextmanager
def faucet(url: str) -> Iterator[tuple[str, Faucet]]:
    """Another address of a house, and what shuts it."""
    house = urlsplit(url)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        made = Faucet((house.hostname or "", house.port or 80))
        threading.Thread(target=made.serve, args=(listening,), daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", made
        made.open.set()
        listening.shutdown(socket.SHUT_RDWR)
