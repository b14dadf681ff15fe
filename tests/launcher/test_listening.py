"""The socket that all web processes answer on sends headers and body without a pause between."""

from __future__ import annotations

import socket

from webapp.launcher import listener


def test_no_body_waits_until_its_headers_were_acknowledged() -> None:
    with (
        listener("127.0.0.1", 0) as listening,
        socket.create_connection(listening.getsockname()),
    ):
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
