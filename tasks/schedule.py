"""The relay: rings again for every job that waits unheard, and sweeps what nobody came back for."""

from __future__ import annotations

import asyncio
import logging
import signal
import time
from contextlib import suppress

from redis import RedisError

from webapp.app import create_app
from webapp.config import settings
from webapp.database import read
from webapp.jobs import AWAY, forget_done, hang, hanging, waiting_job_ids
from webapp.storage import incoming_folder

log = logging.getLogger("handshape.schedule")

ROUND = 1.0  # seconds between two looks at the jobs
AGAIN = 5.0  # seconds that a bell which was taken down has to become a started job
SWEEP = 3600.0  # seconds between two looks at the uploads
ORPHANED = 24 * 3600.0  # seconds after which an upload that nobody finished is thrown away


def main() -> None:
    """Watch until told to stop."""
    asyncio.run(watch())


async def watch() -> None:
    """Look again and again; that Redis or the database is away is a reason to look again later."""
    app, told = create_app(), asyncio.Event()
    for ending in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(ending, told.set)
    rung: dict[int, float] = {}
    swept = -SWEEP
    async with app.app_context():
        while not told.is_set():
            try:
                rung = await ring_unheard(rung)
                if time.monotonic() - swept > SWEEP:
                    swept = time.monotonic()
                    await asyncio.to_thread(sweep)
                    await forget_done()
            except (*AWAY, RedisError) as error:
                log.debug("looking again later: %s", error)
            with suppress(TimeoutError):
                await asyncio.wait_for(told.wait(), ROUND)
        await app.database.close()


async def ring_unheard(rung: dict[int, float]) -> dict[int, float]:
    """Ring for jobs that wait without a bell; remember when, so that no bell is hung twice."""
    long_ago = time.monotonic() - AGAIN
    rung = {job: at for job, at in rung.items() if at > long_ago}
    jobs = [job for job in await read(waiting_job_ids) if job not in rung]
    if jobs:
        hung = await asyncio.to_thread(hanging, settings.redis_url)
        jobs = [job for job in jobs if job not in hung]
        await asyncio.to_thread(hang, settings.redis_url, *jobs)
    return rung | dict.fromkeys(jobs, time.monotonic())


def sweep() -> None:
    """Throw away uploads that broke off long ago."""
    for file in incoming_folder().iterdir():
        if time.time() - file.stat().st_mtime > ORPHANED:
            log.info("throwing away an unfinished upload: %s", file.name)
            file.unlink(missing_ok=True)
