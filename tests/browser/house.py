"""One running Handshape: its processes, its people, and what its database says."""

from __future__ import annotations

import re
import secrets
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil

from tests.launcher.sessions import ROOT, Session, session

PASSWORD = "a long enough secret"
SETTINGS = {
    "DEMO": "no",
    "PROFILE": "development",
    "DATABASE_URL": "",
    "REDIS_URL": "",
    "WORKER_PROCESSES": "2",
}


class House:
    """What `handshape up` started, seen from the inside."""

    def __init__(self, program: Session, data: Path) -> None:
        self.program, self.data = program, data
        found = re.search(r"running at (http://\S+)", program.said)
        assert found, program.said
        self.address = found[1]

    def add_people(self, **roles: str) -> None:
        """Give people accounts with the command line, all at the same time."""
        file = self.data / "password"
        file.write_text(PASSWORD + "\n")
        environ = self.program.members("webapp web")[0].environ()
        command = [sys.executable, "-P", "-m", "webapp", "person", "add"]
        more = ["--password-file", str(file)]
        started = [
            subprocess.Popen(
                [*command, email(name), "--name", name.title(), "--role", role, *more],
                env=environ,
                cwd=ROOT,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
            )
            for name, role in roles.items()
        ]
        for one in started:
            said, _ = one.communicate(timeout=60)
            assert 0 == one.returncode, said.decode()

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """Ask the database, without writing and without keeping it open."""
        address = f"file:{self.data}/handshape.db?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=10)) as connection:
            return connection.execute(query, values).fetchall()

    def video(self, video_id: int) -> sqlite3.Row:
        """All columns of a video."""
        address = f"file:{self.data}/handshape.db?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=10)) as connection:
            connection.row_factory = sqlite3.Row
            query = "SELECT * FROM videos WHERE id = ?"
            row: sqlite3.Row = connection.execute(query, (video_id,)).fetchone()
            return row

    def told(self, video_id: int) -> list[str]:
        """Every event about a video, in order."""
        query = "SELECT type FROM events WHERE subject_type = 'video' AND subject_id = ?"
        return [type for (type,) in self.rows(f"{query} ORDER BY id", video_id)]

    def media(self, video_id: int) -> Path:
        """Where the files of a video lie."""
        return self.data / "media" / "videos" / str(self.video(video_id)["key"])

    def until(self, condition: Callable[[], object], seconds: float = 60) -> None:
        """Wait until something is so; what the processes said explains a failure."""
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, self.program.said[-4000:]
            time.sleep(0.05)

    def until_settled(self, *video_ids: int, seconds: float = 60) -> None:
        """Wait until these videos are ready or failed."""
        self.until(lambda: all(self.is_settled(each) for each in video_ids), seconds)

    def is_settled(self, video_id: int) -> bool:
        """Whether nothing more will happen to a video by itself."""
        return self.video(video_id)["state"] in {"ready", "failed"}

    def processes(self, kind: str) -> list[psutil.Process]:
        """The living processes of one kind, as the supervisor started them."""
        top = self.program.program.pid
        return [one for one in self.program.members(f"webapp {kind}") if parent(one) == top]

    def horses(self) -> list[psutil.Process]:
        """The work-horses: one for each job that is being done."""
        workers = {worker.pid for worker in self.processes("worker")}
        return [one for one in self.program.members("webapp worker") if parent(one) in workers]

    def ffmpegs(self) -> list[psutil.Process]:
        """Every FFmpeg at work."""
        return self.program.members("-progress pipe:1")

    def web(self) -> psutil.Process:
        """The web server."""
        return self.processes("web")[0]


def parent(process: psutil.Process) -> int:
    """Who started a process; 0 when it has just ended."""
    with suppress(psutil.NoSuchProcess):
        return process.ppid()
    return 0


def email(name: str) -> str:
    """The address of somebody of the cast."""
    return f"{name}@example.org"


def fresh(word: str) -> str:
    """A title that nobody has used in this house."""
    return f"{word} {secrets.token_hex(3)}"


@contextmanager
def house(folder: Path) -> Iterator[House]:
    """A house on a fresh data folder, at a free port; stopped with Ctrl-C, and nobody left."""
    data = folder / "data"
    words = ["-P", "-m", "webapp", "up", "--data", str(data), "--port", "0"]
    with session(words, folder, **SETTINGS) as program:
        program.until_said("Press Ctrl-C")
        yield House(program, data)
        assert 0 == program.interrupt()
        assert [] == program.members()
