"""Jobs survive whatever is killed, and are done once."""

from __future__ import annotations

import signal
import time

import psutil
import pytest

from tests.jobs.crew import Crew

DONE_ONCE = [("video.ready", {})]


async def test_a_job_is_done_soon_and_as_the_program_itself(crew: Crew) -> None:
    crew.start("worker")
    job = await crew.ask("run", 1)
    row = await crew.until_state(job, "done")
    assert (1, 1) == (row.attempts, row.fence)
    assert ["ran as Handshape"] == crew.notes(1)
    assert DONE_ONCE == await crew.told(1)


@pytest.mark.parametrize("victim", ["worker", "work-horse"])
async def test_what_a_killed_worker_was_doing_is_taken_up_again_and_done_once(
    crew: Crew, victim: str
) -> None:
    worker = crew.start("worker")
    crew.start("schedule")
    job = await crew.ask("linger", 2, 30)
    await crew.until(lambda: crew.notes(2))
    [horse] = crew.horses()
    killed_at = time.monotonic()
    if victim == "worker":
        worker.kill()
        crew.start("worker")
    else:
        horse.kill()
    row = await crew.until_state(job, "done")
    assert time.monotonic() - killed_at < 15
    assert not horse.is_running() or horse.status() == psutil.STATUS_ZOMBIE
    assert 2 == row.attempts
    assert DONE_ONCE == await crew.told(2)


async def test_a_worker_told_to_stop_gives_its_job_back_at_once_and_uncounted(crew: Crew) -> None:
    worker = crew.start("worker")
    job = await crew.ask("linger", 3, 30)
    await crew.until(lambda: crew.notes(3))
    told_at = time.monotonic()
    worker.send_signal(signal.SIGTERM)
    worker.wait(5)
    assert time.monotonic() - told_at < 1
    row = await crew.job(job)
    assert ("queued", 0) == (row.state, row.attempts)
    assert [] == await crew.told(3)


async def test_a_task_that_does_not_listen_cannot_hold_up_a_stop(crew: Crew) -> None:
    worker = crew.start("worker")
    job = await crew.ask("deaf", 4)
    await crew.until(lambda: crew.notes(4))
    told_at = time.monotonic()
    worker.send_signal(signal.SIGTERM)
    worker.wait(5)
    assert time.monotonic() - told_at < 3
    crew.start("schedule")
    crew.start("worker")
    await crew.until_state(job, "done")
    assert DONE_ONCE == await crew.told(4)


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

    row = await crew.until_state(stumbling, "failed", 30)
    assert (4, "ValueError: stumbled") == (row.attempts, row.error)
    assert 4 == len(crew.notes(5))
    assert [("video.failed", {"reason": "fault"})] == await crew.told(5)

    row = await crew.until_state(deadly, "failed", 30)
    assert "interrupted" == row.error
    assert 4 == len(crew.notes(6))
    assert [("video.failed", {"reason": "interrupted"})] == await crew.told(6)
