"""Who works on a job: a lease that runs out, and a fence that keeps the silent from publishing."""

from __future__ import annotations

import asyncio
import functools
import importlib
import logging
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import Update
from sqlalchemy.ext.asyncio import AsyncSession

from .database import Database, after_commit, now, transaction, unit
from .jobs import AWAY, Job, ring, step, waiting

log = logging.getLogger("handshape.jobs")


@dataclass
class Pace:
    """How long things take; tests are in more of a hurry."""

    lease: float = 10.0  # seconds until a silent worker has lost its job
    beat: float = 3.0  # seconds between two signs of life
    pause: float = 2.0  # seconds before the second attempt; before each later one four times more
    attempts: int = 4


pace = Pace()

FAULT = "fault"  # the task raised something in every attempt
INTERRUPTED = "interrupted"  # its worker died in every attempt


class Lost(Exception):
    """The job is no longer ours: another worker has it, or we were told to stop."""


class Hopeless(Exception):
    """No further attempt can help; `reason` is what the feature is told."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to do one job and to publish what came of it, while the fence stands."""

    job_id: int
    task: str
    args: list[Any]
    attempts: int
    fence: int
    ended: threading.Event = field(default_factory=threading.Event)

    def check(self) -> None:
        """Raise Lost when there is no sense in going on; cheap, and allowed in any thread."""
        if self.ended.is_set():
            raise Lost(f"job {self.job_id}")

    @asynccontextmanager
    async def publication(self, state: str = "started", **values: Any) -> AsyncIterator[None]:
        """One unit of work that is committed only if the job is still ours; else Lost is raised."""
        async with transaction():
            yield
            # Last of all, after the events: whoever locks a job's row has the lock of events first.
            unit().before_commit.append(functools.partial(hold, self.step(state, **values)))

    def step(self, state: str, **values: Any) -> Update:
        """The job's next state, but only if nobody took it since."""
        if state == "started":
            values["leased_until"] = now() + timedelta(seconds=pace.lease)
        return step(
            state, Job.id == self.job_id, Job.fence == self.fence, Job.state == "started", **values
        )

    async def give_back(self) -> None:
        """Let another worker do it at once; this attempt does not count."""
        async with self.publication("queued", run_at=now(), attempts=Job.attempts - 1):
            after_commit(functools.partial(ring, self.job_id))

    async def try_again(self, error: str) -> None:
        """Put it back for a later attempt, or give up after the last one."""
        if self.attempts >= pace.attempts:
            await self.fail(FAULT, error)
            return
        pause = timedelta(seconds=pace.pause * 4 ** (self.attempts - 1))
        async with self.publication("queued", run_at=now() + pause, error=error):
            pass

    async def fail(self, reason: str, error: str = "") -> None:
        """Let the job stand as failed, and let its feature mark what it was about."""
        module = importlib.import_module(self.task.rpartition(".")[0])
        give_up = getattr(module, "give_up", None)
        try:
            async with self.publication("failed", error=error or reason):
                if give_up:
                    await give_up(*self.args, reason)
        except Lost:
            raise
        except Exception:
            log.exception("job %s: give_up of %s failed itself", self.job_id, self.task)
            async with self.publication("failed", error=error or reason):
                pass


async def hold(change: Update, session: AsyncSession) -> None:
    """Change the row of our job as part of this transaction; nobody can take it until the commit."""
    if not (await session.execute(change.returning(Job.id))).first():
        raise Lost("taken by another worker")


async def take(job_id: int) -> Lease | None:
    """Claim a job that waits; None when somebody else was faster or there is nothing to do."""
    change = step(
        "started",
        Job.id == job_id,
        waiting(now()),
        attempts=Job.attempts + 1,
        fence=Job.fence + 1,
        leased_until=now() + timedelta(seconds=pace.lease),
    ).returning(Job.id, Job.task, Job.args, Job.attempts, Job.fence)
    async with transaction() as session:
        row = (await session.execute(change)).first()
    return Lease(*row) if row else None


@contextmanager
def kept(lease: Lease, url: str, when_lost: Callable[[], object]) -> Iterator[None]:
    """Extend the lease from a thread of its own, whatever the task does meanwhile."""
    finished = threading.Event()

    def beat() -> None:
        asyncio.run(extend(lease, url, finished))
        if lease.ended.is_set() and not finished.is_set():
            when_lost()

    threading.Thread(target=beat, name="heartbeat", daemon=True).start()
    try:
        yield
    finally:
        finished.set()  # not joined: on SQLite it may be waiting for a lock that our own unit holds


async def extend(lease: Lease, url: str, finished: threading.Event) -> None:
    """Give signs of life until the task is finished or the lease is lost."""
    database = Database(url)  # of this thread: pooled connections belong to one event loop
    held_until = time.monotonic() + pace.lease
    while not finished.wait(pace.beat) and not lease.ended.is_set():
        beat_at = time.monotonic()
        try:
            async with asyncio.timeout(held_until - beat_at), database.engine.begin() as connection:
                ours = await connection.execute(lease.step("started").returning(Job.id))
                if not ours.first():
                    lease.ended.set()
            held_until = beat_at + pace.lease
        except AWAY as error:
            log.debug("job %s: no sign of life: %s", lease.job_id, error)
            if time.monotonic() > held_until:
                lease.ended.set()
    await database.close()
