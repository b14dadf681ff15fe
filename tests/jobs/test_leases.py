"""One worker at a time has a job, and only that one can publish."""

from __future__ import annotations

import asyncio

import pytest

from tests.jobs import errands
from tests.jobs.crew import Crew
from webapp.database import transaction
from webapp.errors import Conflict
from webapp.jobs import retry
from webapp.leases import FAULT, Lease, Lost, kept, pace, take


@pytest.fixture(autouse=True)
def haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leases that run out while a test waits."""
    monkeypatch.setattr(pace, "lease", 0.5)
    monkeypatch.setattr(pace, "beat", 0.1)
    monkeypatch.setattr(pace, "pause", 0.0)


async def taken(crew: Crew, job: int) -> Lease:
    """A lease that must be had."""
    lease = await take(job)
    assert lease
    return lease


async def test_of_many_workers_one_gets_the_job(crew: Crew) -> None:
    job = await crew.ask("run", 1)

    async def try_to_take() -> Lease | None:
        async with crew.app.app_context():
            return await take(job)

    leases = await asyncio.gather(*(try_to_take() for _ in range(10)))
    assert 1 == len([lease for lease in leases if lease])


async def test_a_lost_lease_cannot_publish(crew: Crew) -> None:
    job = await crew.ask("run", 1)
    async with crew.app.app_context():
        slow = await taken(crew, job)
        assert await take(job) is None
        await asyncio.sleep(0.6)
        quick = await taken(crew, job)
        with pytest.raises(Lost):
            async with slow.publication("done"):
                errands.publish(1)
        assert [] == await crew.told(1)
        async with quick.publication("done"):
            errands.publish(1)
        with pytest.raises(Lost):
            await slow.give_back()
    assert "done" == (await crew.job(job)).state
    assert [("video.ready", {})] == await crew.told(1)


async def test_a_first_version_can_be_published_before_the_job_is_done(crew: Crew) -> None:
    job = await crew.ask("run", 1)
    async with crew.app.app_context():
        lease = await taken(crew, job)
        async with lease.publication():
            errands.publish(1)
    assert "started" == (await crew.job(job)).state
    assert [("video.ready", {})] == await crew.told(1)


async def test_signs_of_life_keep_a_job_and_its_silence_loses_it(
    crew: Crew, database_url: str
) -> None:
    job = await crew.ask("run", 1)
    lost = asyncio.Event()
    loop = asyncio.get_running_loop()
    async with crew.app.app_context():
        lease = await taken(crew, job)
        with kept(lease, database_url, lambda: loop.call_soon_threadsafe(lost.set)):
            await asyncio.sleep(1)
            assert await take(job) is None
            lease.check()
            async with lease.publication("queued"):  # as if another worker had taken it
                pass
            await asyncio.wait_for(lost.wait(), 2)
            with pytest.raises(Lost):
                lease.check()
        await taken(crew, job)


async def test_a_mark_that_fails_does_not_keep_a_job_from_failing(
    crew: Crew, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: object) -> None:
        errands.publish(1)
        raise ZeroDivisionError

    monkeypatch.setattr(errands, "give_up", broken)
    job = await crew.ask("run", 1)
    async with crew.app.app_context():
        await (await taken(crew, job)).fail(FAULT, "it broke")
    row = await crew.job(job)
    assert ("failed", "it broke") == (row.state, row.error)
    assert [] == await crew.told(1)
    assert "ZeroDivisionError" in caplog.text


async def test_a_person_gives_a_failed_job_all_its_attempts_again(crew: Crew) -> None:
    job = await crew.ask("run", 1)
    async with crew.app.app_context():
        with pytest.raises(Conflict):
            await retry(job)
        await (await taken(crew, job)).fail(FAULT)
        async with transaction():
            await retry(job)
        assert 1 == (await taken(crew, job)).attempts


async def test_an_attempt_that_failed_is_tried_again_later_and_not_after_the_last(
    crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await crew.ask("run", 1)
    async with crew.app.app_context():
        for attempt in range(1, pace.attempts):
            await (await taken(crew, job)).try_again(f"attempt {attempt}")
        monkeypatch.setattr(pace, "pause", 60)
        await (await taken(crew, job)).give_back()
        await (await taken(crew, job)).try_again("the last one")
    row = await crew.job(job)
    assert ("failed", "the last one", 4) == (row.state, row.error, row.attempts)
