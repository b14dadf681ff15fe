"""A bell that was lost is rung again, and none is hung twice."""

from __future__ import annotations

import os
import time
from datetime import timedelta

import pytest
from quart import g
from sqlalchemy import update
from sqlalchemy.exc import NoResultFound

from tasks import schedule
from tests.conftest import MakeApp
from tests.jobs.crew import Crew
from tests.servers import redis_server
from webapp import jobs
from webapp.database import db, now, read, transaction
from webapp.jobs import Job, bell, enqueue, hanging
from webapp.storage import new_incoming_file


@pytest.fixture(autouse=True)
def haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """The relay need not wait for the first bell."""
    monkeypatch.setattr(jobs, "FIRST_RING", timedelta(0))


async def test_the_bell_rings_after_the_commit_and_never_without_it(crew: Crew) -> None:
    async with crew.app.app_context():
        with pytest.raises(ZeroDivisionError):
            await fail_after_enqueueing()
        assert set() == hanging(crew.redis_url)
        assert [] == await read(jobs.waiting_job_ids)
        async with transaction():
            job = await enqueue("tests.jobs.errands.run", 1)
            assert set() == hanging(crew.redis_url)
        assert {job.id} == hanging(crew.redis_url)


async def fail_after_enqueueing() -> None:
    """A unit of work that is rolled back."""
    async with transaction():
        await enqueue("tests.jobs.errands.run", 1)
        await db.flush()
        raise ZeroDivisionError


async def test_what_redis_forgot_is_rung_again_but_nothing_twice(
    crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await crew.ask("run", 1)
    async with crew.app.app_context():
        with bell(crew.redis_url) as queue:
            rung = await schedule.ring_unheard({})
            assert ({}, 1) == (rung, queue.count), "its first bell still hangs"
            queue.connection.flushall()
            rung = await schedule.ring_unheard(rung)
            assert ({job}, 1) == (set(rung), queue.count)
            queue.connection.flushall()
            rung = await schedule.ring_unheard(rung)
            assert 0 == queue.count, "somebody may just be taking it"
            monkeypatch.setattr(schedule, "AGAIN", 0)
            rung = await schedule.ring_unheard(rung)
            assert {job} == hanging(crew.redis_url)


async def test_a_job_is_accepted_at_once_while_redis_is_away(make_app: MakeApp) -> None:
    with redis_server() as url:
        app = make_app(REDIS_URL=url)
    async with app.app_context():
        began = time.monotonic()
        async with transaction():
            job = await enqueue("tests.jobs.errands.run", 1)
        assert time.monotonic() - began < 1
        assert [job.id] == await read(jobs.waiting_job_ids)
        assert "unit" not in g


async def test_uploads_that_nobody_finished_are_swept_away_after_a_day(crew: Crew) -> None:
    async with crew.app.app_context():
        old, young = new_incoming_file(), new_incoming_file()
        yesterday = time.time() - schedule.ORPHANED - 60
        os.utime(old, (yesterday, yesterday))
        schedule.sweep()
    assert (False, True) == (old.exists(), young.exists())


async def test_jobs_done_long_ago_are_forgotten_and_no_others(crew: Crew) -> None:
    async with crew.app.app_context():
        async with transaction() as session:
            finished = [await enqueue("tests.jobs.errands.run", number) for number in (1, 2)]
            failed = await enqueue("tests.jobs.errands.run", 3)
            finished[0].state = finished[1].state = "done"
            failed.state = "failed"
            await session.flush()
            long_ago = now() - jobs.REMEMBERED - timedelta(hours=1)
            await session.execute(
                update(Job)
                .where(Job.id.in_([finished[0].id, failed.id]))
                .values(updated_at=long_ago)
            )
        await jobs.forget_done()
        left = {row.id for row in [await crew.job(job.id) for job in (finished[1], failed)]}
        assert {finished[1].id, failed.id} == left
        with pytest.raises(NoResultFound):
            await crew.job(finished[0].id)
