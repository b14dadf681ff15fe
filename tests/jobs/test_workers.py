"""Jobs survive whatever is killed, and are done once."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from contextlib import suppress
from typing import Any

import psutil
import pytest
from redis import Redis, RedisError
from rq.exceptions import StopRequested
from rq.serializers import JSONSerializer
from rq.worker import WorkerStatus

from tasks.worker import Bellhop, main
from tests.jobs.crew import Crew
from tests.servers import running, temporary_folder
from webapp import embedded
from webapp.jobs import QUEUE

DONE_ONCE: list[tuple[str, dict[str, Any]]] = [("video.ready", {})]


# The processes are the same on both kinds of database; `test_leases` tries each statement on both.
SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
POSTGRESQL = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@SQLITE
async def test_what_a_killed_worker_was_doing_is_taken_up_again_and_done_once(crew: Crew) -> None:
    worker = crew.start("worker")
    crew.start("schedule")
    job = await crew.ask("linger", 1, 30)
    await crew.until(lambda: crew.notes(1))
    [horse] = crew.horses()
    killed_at = time.monotonic()
    worker.kill()
    crew.start("worker")
    row = await crew.until_state(job, "done")
    assert time.monotonic() - killed_at < 15
    assert not horse.is_running() or horse.status() == psutil.STATUS_ZOMBIE
    assert (2, 2) == (row.attempts, row.fence)
    assert ["started as Handshape"] * 2 == crew.notes(1)
    assert DONE_ONCE == await crew.told(1)


@POSTGRESQL
async def test_what_a_killed_work_horse_was_doing_is_taken_up_again_and_done_once(
    crew: Crew,
) -> None:
    crew.start("worker")
    crew.start("schedule")
    job = await crew.ask("linger", 2, 30)
    await crew.until(lambda: crew.notes(2))
    killed_at = time.monotonic()
    crew.horses()[0].kill()
    await crew.until_state(job, "done")
    assert time.monotonic() - killed_at < 15
    assert DONE_ONCE == await crew.told(2)


@POSTGRESQL
async def test_a_worker_told_to_stop_gives_its_job_back_at_once_and_uncounted(crew: Crew) -> None:
    worker = crew.start("worker")
    job = await crew.ask("linger", 3, 30)
    await crew.until(lambda: crew.notes(3))
    told_at = time.monotonic()
    worker.send_signal(signal.SIGTERM)
    worker.wait(5)
    assert time.monotonic() - told_at < 2
    row = await crew.job(job)
    assert ("queued", 0) == (row.state, row.attempts)
    assert [] == await crew.told(3)


@SQLITE
async def test_a_task_that_does_not_listen_cannot_hold_up_a_stop(crew: Crew) -> None:
    worker = crew.start("worker")
    job = await crew.ask("deaf", 4)
    await crew.until(lambda: crew.notes(4))
    [horse] = crew.horses()
    told_at = time.monotonic()
    worker.send_signal(signal.SIGTERM)
    worker.wait(5)
    assert time.monotonic() - told_at < 3
    assert not horse.is_running()
    assert "started" == (await crew.job(job)).state  # until its lease runs out


@SQLITE
async def test_a_stop_whose_signal_drowned_in_a_destructor_is_remembered(crew: Crew) -> None:
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    with Redis.from_url(crew.redis_url) as redis:
        worker = Bellhop(QUEUE, connection=redis, serializer=JSONSerializer)
        with suppress(StopRequested):
            worker.request_stop(signal.SIGTERM, None)
        with pytest.raises(StopRequested):
            worker.heartbeat()
    for number, handler in handlers.items():
        signal.signal(number, handler)


def test_a_stop_between_two_workers_is_heard(
    monkeypatch: pytest.MonkeyPatch, redis_url: str
) -> None:
    def work(worker: Bellhop, **_: object) -> None:
        worker._state = WorkerStatus.BUSY
        worker._install_signal_handlers()  # type: ignore[no-untyped-call]  # RQ's
        raise RedisError

    told = iter([signal.SIGTERM])
    monkeypatch.setattr(Bellhop, "work", work)
    monkeypatch.setattr(time, "sleep", lambda _: os.kill(os.getpid(), next(told)))
    monkeypatch.setenv("REDIS_URL", redis_url)
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)}
    try:
        with pytest.raises(SystemExit):
            main()
    finally:
        for ending, hear in before.items():
            signal.signal(ending, hear)


@POSTGRESQL
async def test_what_cannot_succeed_stands_as_failed_with_a_reason_and_publishes_nothing(
    crew: Crew,
) -> None:
    crew.start("worker")
    crew.start("schedule")
    stumbling = await crew.ask("stumble", 5)
    deadly = await crew.ask("deadly", 6)
    hopeless = await crew.ask("refuse", 7)

    row = await crew.until_state(hopeless, "failed")
    assert (1, "no-picture") == (row.attempts, row.error)
    assert [("video.failed", {"reason": "no-picture"})] == await crew.told(7)

    row = await crew.until_state(stumbling, "failed")
    assert (2, "ValueError: stumbled") == (row.attempts, row.error)
    assert 2 == len(crew.notes(5))
    assert [("video.failed", {"reason": "fault"})] == await crew.told(5)

    row = await crew.until_state(deadly, "failed")
    assert "interrupted" == row.error
    assert 2 == len(crew.notes(6))
    assert [("video.failed", {"reason": "interrupted"})] == await crew.told(6)


@SQLITE
async def test_workers_and_relay_wait_for_redis_and_lose_nothing_with_it(crew: Crew) -> None:
    with temporary_folder("redis") as folder:
        crew.redis_url = embedded.address(folder)
        worker, relay = crew.start("worker"), crew.start("schedule")
        job = await crew.ask("run", 8)
        await asyncio.sleep(1)
        assert (None, None) == (worker.poll(), relay.poll())
        with running(embedded.command(folder), lambda: embedded.answers(folder)):
            await crew.until_state(job, "done")
        job = await crew.ask("run", 9)
        await asyncio.sleep(1)
        with running(embedded.command(folder), lambda: embedded.answers(folder)):
            await crew.until_state(job, "done")
    assert (None, None) == (worker.poll(), relay.poll())
    assert DONE_ONCE == await crew.told(9)
    assert "Traceback" not in crew.log.read_text()
