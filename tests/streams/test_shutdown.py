"""A real server with open streams stops at once, and its listeners go on at the next one."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.streams.listening import Heard, happen
from webapp.app import Handshape

ROOT = Path(__file__).parents[2]
STREAMS = 20


@contextmanager
def server(app: Handshape, listening: socket.socket) -> Iterator[subprocess.Popen[bytes]]:
    """Uvicorn as an administrator would start it, without a limit for its shutdown."""
    settings = app.settings
    environ = {
        "PROFILE": "test",
        "DATA_FOLDER": str(settings.data_folder),
        "DATABASE_URL": settings.database_url,
        "REDIS_URL": settings.redis_url,
    }
    words = ["uvicorn", "tests.streams.live_app:app", "--fd", str(listening.fileno())]
    with subprocess.Popen(
        [sys.executable, "-m", *words, "--log-level", "warning"],
        cwd=ROOT,
        env=os.environ | environ,
        pass_fds=[listening.fileno()],
    ) as process:
        yield process
        process.kill()


async def hear(client: httpx.AsyncClient, heard: Heard, after: int) -> None:
    """Follow the stream until the server ends it."""
    headers = {"Last-Event-ID": str(after)}
    async with client.stream("GET", "/live", headers=headers) as response:
        assert 200 == response.status_code
        await heard.follow(response.aiter_bytes())


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_open_streams_do_not_hold_up_a_stop_and_lose_nothing(
    app: Handshape, ending: signal.Signals
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        heard = [Heard() for _ in range(STREAMS)]
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=20) as client:
            with server(app, listening) as process:
                ears = [asyncio.create_task(hear(client, each, 0)) for each in heard]
                await happen(app, 1)
                for each in heard:
                    await each.until(1, 20)
                told_at = time.monotonic()
                process.send_signal(ending)
                await asyncio.wait_for(asyncio.gather(*ears), 5)
                await asyncio.to_thread(process.wait, 10)
                assert time.monotonic() - told_at < 2
            await happen(app, 2)
            with server(app, listening):
                ears = [asyncio.create_task(hear(client, each, each.ids[-1])) for each in heard]
                await happen(app, 3)
                for each in heard:
                    await each.until(3, 20)
                for ear in ears:
                    ear.cancel()
                await asyncio.gather(*ears, return_exceptions=True)
    assert [[1, 2, 3]] * STREAMS == [each.subjects for each in heard]
