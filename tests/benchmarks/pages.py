"""What a page costs: server CPU per request beside a bare Quart "hello" on the same server.

    ./handshape bench pages

CPU time comes from the operating system for the whole process tree, as a share of the hello
measured in the same rounds: requests per second swing with the machine, CPU time hardly does.
"""

from __future__ import annotations

import asyncio
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from tests.benchmarks.library import fill
from webapp.config import ROOT, load_settings

ROUNDS, REQUESTS, CONNECTIONS = 9, 240, 8
HELLO = "tests.benchmarks.hello:app"
PAGES = {
    "entry, density 3": "/entries/entry-7",
    "entry, density 1": "/entries/entry-7?density=1",
    "list of 12": "/entries",
    "list of 40 as a table": "/entries?density=5",
    "first page": "/",
    "health check": "/healthz",
}


@dataclass(slots=True)
class Cost:
    """What one address cost, round by round: CPU seconds and wall seconds a request."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    size: int = 0


@contextmanager
def server(app: str, folder: Path) -> Iterator[tuple[psutil.Process, int]]:
    """One uvicorn process with this app, and its port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        environ = os.environ | {"DATA_FOLDER": str(folder), "PYTHONPATH": str(ROOT)}
        environ |= {"REDIS_URL": "unix:///nowhere", "LOG_LEVEL": "error"}
        words = [sys.executable, "-m", "uvicorn", app, "--fd", str(listening.fileno())]
        words += ["--no-access-log", "--log-level", "error", "--ws", "none"]
        process = subprocess.Popen(words, env=environ, pass_fds=[listening.fileno()])
        try:
            yield psutil.Process(process.pid), port
        finally:
            process.terminate()
            process.wait()


def cpu(process: psutil.Process) -> float:
    """CPU seconds of a process and of what it started, so far."""
    tree = [process, *process.children(recursive=True)]
    return float(sum(sum(each.cpu_times()[:2]) for each in tree))


async def ask(port: int, path: str, times: int) -> int:
    """Ask for an address again and again on one connection; the size of an answer's body."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    size = 0
    for _ in range(times):
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(f"{path}: {head[:40]!r}")
        length = next(line for line in head.lower().split(b"\r\n") if b"content-length" in line)
        size = int(length.partition(b":")[2])
        await reader.readexactly(size)
    writer.close()
    return size


async def burst(port: int, path: str, requests: int) -> int:
    """Ask over several connections at once."""
    share = requests // CONNECTIONS
    return max(await asyncio.gather(*(ask(port, path, share) for _ in range(CONNECTIONS))))


def measure(process: psutil.Process, port: int, path: str, cost: Cost) -> None:
    """One round of one address."""
    before, started = cpu(process), time.perf_counter()
    cost.size = asyncio.run(burst(port, path, REQUESTS))
    cost.cpu.append((cpu(process) - before) / REQUESTS)
    cost.wall.append((time.perf_counter() - started) / REQUESTS)


def main() -> None:
    """Fill a library, serve it beside the hello, and print what each page costs."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        asyncio.run(fill(load_settings({"DATA_FOLDER": name, "PROFILE": "test"}), entries=60))
        hello, hello_port = stack.enter_context(server(HELLO, folder))
        ours, port = stack.enter_context(server("webapp.asgi:app", folder))
        costs = {title: Cost() for title in PAGES}
        bare = Cost()
        for each, target, path in ((hello, hello_port, "/"), (ours, port, "/entries/entry-7")):
            measure(each, target, path, Cost())  # warm up
        for _ in range(ROUNDS):
            measure(hello, hello_port, "/", bare)
            for title, path in PAGES.items():
                measure(ours, port, path, costs[title])
        tell(bare, costs)


def tell(bare: Cost, costs: dict[str, Cost]) -> None:
    """Print the table; a ratio of 1 is as cheap as the hello."""
    print(f"{'page':24} {'bytes':>7} {'CPU µs':>8} {'hello ÷ page':>13} {'requests/s':>11}")
    base = statistics.median(bare.cpu)
    for title, cost in {"Quart hello": bare, **costs}.items():
        used, wall = statistics.median(cost.cpu), statistics.median(cost.wall)
        print(f"{title:24} {cost.size:7} {used * 1e6:8.0f} {base / used:13.2f} {1 / wall:11.0f}")
