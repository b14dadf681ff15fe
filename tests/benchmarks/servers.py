"""Servers to measure, and what they cost: one process each, asked over a few connections at once."""

from __future__ import annotations

import asyncio
import itertools
import os
import socket
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from webapp.config import ROOT

CONNECTIONS = 8
REQUESTS = 240
NUMBERS = itertools.count()


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs, and where it is asked."""

    process: psutil.Process
    port: int

    def cpu(self) -> float:
        """CPU seconds of the process tree so far, finer than the ticks that psutil counts."""
        tree = [self.process, *self.process.children(recursive=True)]
        threads = [path for each in tree for path in Path(f"/proc/{each.pid}/task").iterdir()]
        return sum(int((path / "schedstat").read_text().split()[0]) for path in threads) / 1e9


@dataclass(slots=True)
class Case:
    """One thing that is asked, what is sent with it, and what it cost round by round."""

    title: str
    server: Server
    path: str = "/"
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int = 200
    is_new: bool = False  # an address that was never asked before, each time
    before: Callable[[], object] | None = None  # what happens before each time
    size: int = 0
    rounds: list[float] = field(default_factory=list)

    @property
    def cost(self) -> float:
        """CPU seconds a request."""
        return statistics.median(self.rounds)

    def beside(self, other: Case) -> float:
        """How many of the other it costs: in most rounds, each compared with itself."""
        pairs = zip(self.rounds, other.rounds, strict=True)
        return statistics.median([mine / theirs for mine, theirs in pairs])

    def measure(self) -> None:
        """One round."""
        before = self.server.cpu()
        asyncio.run(self.burst())
        self.rounds.append((self.server.cpu() - before) / REQUESTS)

    async def burst(self) -> None:
        """Ask over several connections at once."""
        share = REQUESTS // CONNECTIONS
        await asyncio.gather(*(self.ask(share) for _ in range(CONNECTIONS)))

    async def ask(self, times: int) -> str:
        """Ask again and again on one connection; the head of the last answer."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.server.port)
        said = "".join(f"{name}: {value}\r\n" for name, value in self.headers.items())
        for _ in range(times):
            if self.before:
                self.before()
            path = f"{self.path}?n={next(NUMBERS)}" if self.is_new else self.path
            writer.write(f"GET {path} HTTP/1.1\r\nHost: here\r\n{said}\r\n".encode())
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            if not head.startswith(f"HTTP/1.1 {self.status}"):
                raise RuntimeError(f"{self.title}: {head[:40]}")
            self.size = int(header(head, "content-length") or 0)
            await reader.readexactly(self.size)
        writer.close()
        return head


def header(head: str, name: str) -> str:
    """A header of an answer, or ""."""
    lines = (line.partition(":") for line in head.split("\r\n"))
    return next((value.strip() for found, _, value in lines if found.lower() == name), "")


@contextmanager
def server(app: str, folder: Path, **environ: str) -> Iterator[Server]:
    """One uvicorn process with this app."""
    port = free_port()
    words = [sys.executable, "-m", "uvicorn", app, "--port", str(port), "--no-access-log"]
    words += ["--log-level", "error", "--ws", "none"]
    given = {"DATA_FOLDER": str(folder), "PYTHONPATH": str(ROOT), "LOG_LEVEL": "error"}
    given |= {"REDIS_URL": "unix:///nowhere"}
    process = subprocess.Popen(words, env=os.environ | given | environ)
    try:
        asyncio.run(answering(port))
        yield Server(psutil.Process(process.pid), port)
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


async def answering(port: int) -> None:
    """Wait until a server listens."""
    async with asyncio.timeout(60):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.1)
            else:
                writer.close()
                return
