"""Tasks for the tests: what they do is seen in files, what they publish in events."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quart import g

from webapp.config import settings
from webapp.database import db
from webapp.events import record
from webapp.leases import Hopeless


@dataclass
class Subject:
    """Something that events can be about."""

    id: Any


def note(errand: int, what: str) -> None:
    """Leave a line that the test can read."""
    path: Path = settings.data_folder / f"errand-{errand}"
    with path.open("a") as file:
        file.write(f"{what}\n")


def publish(errand: int) -> None:
    """What must happen once."""
    record("video.ready", Subject(errand), entry_id=None, public=True)


async def run(errand: int) -> None:
    """Succeed at once."""
    publish(errand)


async def linger(errand: int, seconds: int) -> None:
    """Take a while at the first attempt, as a task does that waits for FFmpeg."""
    note(errand, f"started as {g.person.name}")
    if g.lease.attempts == 1:
        await asyncio.to_thread(wait_listening, seconds)
    publish(errand)


def wait_listening(seconds: int) -> None:
    """Wait in a thread, but look now and then whether the job is still ours."""
    lease, until = g.lease, time.monotonic() + seconds
    while time.monotonic() < until:
        lease.check()
        time.sleep(0.05)


async def deaf(errand: int) -> None:
    """Neither end nor listen at the first attempt."""
    note(errand, "started")
    if g.lease.attempts == 1:
        time.sleep(60)  # noqa: ASYNC251 -- it is bad on purpose
    publish(errand)


async def deadly(errand: int) -> None:
    """Kill the work-horse each time."""
    note(errand, "started")
    os.kill(os.getpid(), signal.SIGKILL)


async def stumble(errand: int) -> None:
    """Write something, then fail each time."""
    note(errand, "started")
    publish(errand)
    await db.flush()
    raise ValueError("stumbled")


async def refuse(errand: int) -> None:
    """Find at once that it is hopeless."""
    note(errand, "started")
    publish(errand)
    raise Hopeless("no-picture")


async def give_up(errand: int, *rest: Any) -> None:
    """Mark the subject failed, as a feature does."""
    record("video.failed", Subject(errand), entry_id=None, reason=rest[-1])
