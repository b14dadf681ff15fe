"""The worker: hears the bell, forks, and does one job in a process that dies with it."""

from __future__ import annotations

import asyncio
import functools
import importlib
import logging
import os
import signal
import sys
import time
from contextlib import suppress
from types import FrameType
from typing import Any

from quart import g
from redis import Redis, RedisError
from rq import Worker
from rq.exceptions import StopRequested
from rq.serializers import JSONSerializer
from rq.worker import WorkerStatus

from webapp.app import create_app
from webapp.config import load_settings, settings
from webapp.jobs import AWAY, QUEUE
from webapp.leases import INTERRUPTED, Hopeless, Lease, Lost, kept, pace, take
from webapp.permissions import PROGRAM
from webapp.preferences import DEFAULT
from webapp.processes import PR_SET_PDEATHSIG, process_control

log = logging.getLogger("handshape.worker")

LAST_WORDS = 3.0  # seconds that a job has to end when the worker is told to stop


class Bellhop(Worker):
    """An RQ worker that outlives Redis, and does not wait long for its work-horse at the end."""

    max_connection_wait_time = 4.0
    dequeue_timeout = 2  # seconds between two looks at whether we were told to stop

    def request_stop(self, signum: int, frame: FrameType | None) -> None:
        """Remember it too: what a signal raises is lost when it strikes inside a `__del__`."""
        self._stop_requested = True
        super().request_stop(signum, frame)  # type: ignore[no-untyped-call]  # RQ's

    def heartbeat(self, *args: Any, **more: Any) -> None:
        """Between two jobs, the moment to stop if we were told to."""
        if self._stop_requested and self.get_state() != WorkerStatus.BUSY:
            raise StopRequested
        super().heartbeat(*args, **more)

    def subscribe(self) -> None:
        """Take no commands over Redis: no second connection, and no thread beside a fork."""

    def handle_warm_shutdown_request(self) -> None:
        """Tell the work-horse as well; it gives back what it cannot finish at once."""
        if self.horse_pid:
            with suppress(ProcessLookupError):
                os.kill(
                    self.horse_pid, signal.SIGTERM
                )  # not its group: FFmpeg waits for its own order

    def set_shutdown_requested_date(self) -> None:
        """Not noted in Redis, which may be away."""

    def set_current_job_working_time(self, *args: Any, **more: Any) -> None:
        """What Redis misses of this does no harm."""
        with suppress(RedisError):
            super().set_current_job_working_time(*args, **more)

    def maintain_heartbeats(self, job: Any) -> None:
        """The lease is the true sign of life; without Redis we stay with our work-horse."""
        with suppress(RedisError):
            super().maintain_heartbeats(job)

    def setup_work_horse_signals(self) -> None:
        """The work-horse dies with its worker, and FFmpeg with the work-horse."""
        process_control()(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != self.pid:
            os._exit(1)  # the worker died before we could ask
        super().setup_work_horse_signals()  # type: ignore[no-untyped-call]  # RQ's

    def handle_exception(self, job: Any, *raised: Any) -> None:
        """That Redis went away while we worked is no news; `perform` itself raises nothing."""
        if not isinstance(raised[1], RedisError):
            super().handle_exception(job, *raised)

    @property
    def was_told_to_stop(self) -> bool:
        """Whether a person, not a fault, ended the work."""
        return self._shutdown_requested_date is not None


def main() -> None:
    """Work until told to stop; while Redis is away, wait for it."""
    url, patience = load_settings().redis_url, 0.5
    logging.getLogger("rq.worker").addFilter(without_redis_traceback)
    while True:
        leave_when_told()
        with suppress(RedisError):
            worker = Bellhop(
                QUEUE,
                connection=Redis.from_url(url),
                serializer=JSONSerializer,
                maintenance_interval=30,
            )
            try:
                worker.work(logging_level="WARNING")
            finally:
                leave_when_told()  # its own answer to a signal would be no more heard
                if worker.was_told_to_stop:
                    sys.exit(0)
        log.debug("Redis is away")
        time.sleep(patience)


def leave_when_told() -> None:
    """Outside of RQ, end at once."""
    for ending in (signal.SIGTERM, signal.SIGINT):
        signal.signal(ending, lambda *_: sys.exit(0))


def without_redis_traceback(record: logging.LogRecord) -> bool:
    """That Redis is away is said in one line."""
    if record.exc_info and isinstance(record.exc_info[1], RedisError):
        record.exc_info = None
    return True


def perform(job_id: int) -> None:
    """Do one job; RQ calls this in the work-horse."""
    asyncio.run(work(job_id))


async def work(job_id: int) -> None:
    """Take the job, if it is still to be had, and do it as the program itself."""
    app = create_app()
    async with app.app_context():
        g.person, g.preferences = PROGRAM, DEFAULT
        try:
            if lease := await take(job_id):
                await carry_out(lease)
        except Lost:
            log.info("job %s: taken by another worker", job_id)
        except AWAY as error:
            log.warning("job %s: the database is away: %s", job_id, error)
        finally:
            await app.database.close()


async def carry_out(lease: Lease) -> None:
    """Bring a job to its next state: done, queued again, or failed."""
    if lease.attempts > pace.attempts:
        await lease.fail(INTERRUPTED)
        return
    try:
        async with lease.publication("done"):
            await run(lease)
    except Hopeless as refusal:
        await lease.fail(refusal.reason)
    except (asyncio.CancelledError, Lost):
        await lease.give_back()  # which is refused, with Lost, if it was taken from us
    except Exception as fault:
        log.exception("job %s: attempt %s of %s failed", lease.job_id, lease.attempts, lease.task)
        await lease.try_again(f"{type(fault).__name__}: {fault}")


async def run(lease: Lease) -> None:
    """Run the task, which finds its lease in `g.lease`; stop it when the lease is lost."""
    g.lease = lease
    module, _, name = lease.task.rpartition(".")
    task = getattr(importlib.import_module(module), name)
    running = asyncio.ensure_future(task(*lease.args))
    end = functools.partial(stop, lease, running, asyncio.get_running_loop())
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, end)  # not by way of the loop, which a task may block
    with kept(lease, settings.database_url, end):
        await running


def stop(
    lease: Lease, running: asyncio.Future[None], loop: asyncio.AbstractEventLoop, *_: object
) -> None:
    """End the task now: the worker is told to stop, or the job is no longer ours."""
    # The kernel ends what does not listen. A thread cannot: to start one here, inside a signal,
    # waits for ever if the signal struck while another was being started.
    signal.setitimer(signal.ITIMER_REAL, LAST_WORDS)
    lease.ended.set()
    with suppress(RuntimeError):  # the loop is closed: nothing is left to cancel
        loop.call_soon_threadsafe(running.cancel)
