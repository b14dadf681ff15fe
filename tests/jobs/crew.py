"""A crew of real processes around one database, and what came of the jobs they did."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
from sqlalchemy import Connection, select

from webapp.app import Handshape
from webapp.database import read, transaction
from webapp.events import EventRow
from webapp.jobs import Job, enqueue

ROOT = Path(__file__).parents[2]
ERRANDS = "tests.jobs.errands"


class Crew:
    """Workers and relays of one app, started and killed as the test likes."""

    def __init__(self, app: Handshape) -> None:
        self.app = app
        self.log = app.settings.data_folder / "crew.log"
        self.redis_url = app.settings.redis_url
        self.processes: list[subprocess.Popen[bytes]] = []

    def start(self, role: str) -> subprocess.Popen[bytes]:
        """Start a "worker" or a "schedule" in a process of its own."""
        settings = self.app.settings
        environ = {
            "PROFILE": "test",
            "DATA_FOLDER": str(settings.data_folder),
            "DATABASE_URL": settings.database_url,
            "REDIS_URL": self.redis_url,
        }
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.jobs.hasty", role],
                cwd=ROOT,
                env=os.environ | environ,
                stdout=log,
                stderr=log,
            )
        self.processes.append(process)
        return process

    def dismiss(self) -> None:
        """End everybody."""
        for process in self.processes:
            process.send_signal(signal.SIGTERM)
        # Where Redis is away, RQ waits for it longer and longer before it looks up; some to leave, too.
        left = [process for process in self.processes if not ended(process, 30)]
        for process in left:
            process.kill()
            process.wait()
        assert not left, f"{len(left)} did not end when told to\n{self.log.read_text()}"

    def horses(self) -> list[psutil.Process]:
        """The living work-horses."""
        workers = [psutil.Process(one.pid) for one in self.processes if one.poll() is None]
        return [horse for worker in workers for horse in worker.children()]

    async def ask(self, errand: str, *args: int) -> int:
        """Enqueue an errand, as a request would."""
        async with self.app.app_context(), transaction():
            job = await enqueue(f"{ERRANDS}.{errand}", *args)
        return job.id

    async def job(self, job_id: int) -> Any:
        """The row of a job."""
        async with self.app.app_context():
            return await read(job_row, job_id)

    async def told(self, errand: int) -> list[tuple[str, dict[str, Any]]]:
        """The events about an errand: what was published, and how often."""
        async with self.app.app_context():
            return await read(events_about, errand)

    def notes(self, errand: int) -> list[str]:
        """The lines that an errand left."""
        path = self.app.settings.data_folder / f"errand-{errand}"
        return path.read_text().splitlines() if path.exists() else []

    async def until(self, condition: Callable[[], object], seconds: float = 30) -> None:
        """Wait until something is so; what the crew said explains a failure."""
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, self.log.read_text()
            await asyncio.sleep(0.03)

    async def until_state(self, job_id: int, state: str, seconds: float = 30) -> Any:
        """Wait until a job has come to a state."""
        end = time.monotonic() + seconds
        while (row := await self.job(job_id)).state != state:
            assert time.monotonic() < end, f"{row}\n{self.log.read_text()}"
            await asyncio.sleep(0.05)
        return row


def ended(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Whether a process has ended, after waiting so long at most."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def job_row(connection: Connection, job_id: int) -> Any:
    """All columns of a job."""
    return connection.execute(select(Job.__table__).where(Job.id == job_id)).one()


def events_about(connection: Connection, errand: int) -> list[tuple[str, dict[str, Any]]]:
    """Type and payload of each event about a subject."""
    query = select(EventRow.type, EventRow.payload).where(EventRow.subject_id == errand)
    return [(row.type, row.payload) for row in connection.execute(query)]
