"""A way into a house on which pages arrive in small pieces, each drawn before the next is there."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

PIECE = 400  # bytes of a page as it is sent, which is packed: about a kilobyte of it
PAUSE = 0.04  # seconds, in which a browser draws twice


@contextmanager
def trickling(url: str) -> Iterator[str]:
    """Another address of the house at `url`."""
    house = urlsplit(url)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(
            target=serve, args=(listening, (house.hostname, house.port)), daemon=True
        ).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        listening.shutdown(socket.SHUT_RDWR)


def serve(listening: socket.socket, house: tuple[str, int]) -> None:
    """Take on connections until the door is closed."""
    with suppress(OSError):
        while True:
            client, _ = listening.accept()
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            server = socket.create_connection(house)
            threading.Thread(target=hand_on, args=(client, server), daemon=True).start()
            threading.Thread(target=trickle, args=(server, client), daemon=True).start()


def hand_on(client: socket.socket, server: socket.socket) -> None:
    """What the browser asks for, at once."""
    with suppress(OSError), server:
        while said := client.recv(65536):
            server.sendall(said)


def trickle(server: socket.socket, client: socket.socket) -> None:
    """What the house answers; a page goes slowly."""
    size = 0
    with suppress(OSError), client:
        while said := server.recv(65536):
            if said.startswith(b"HTTP/1.1 "):
                size = PIECE if b"text/html" in said else 0
            if not size:
                client.sendall(said)
                continue
            for start in range(0, len(said), size):
                client.sendall(said[start : start + size])
                time.sleep(PAUSE)
