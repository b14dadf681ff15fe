"""Background work: the row is the queue, RQ is the bell that says there is something in it."""

from __future__ import annotations

import asyncio
import functools
import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry
from rq import Queue
from rq.serializers import JSONSerializer
from sqlalchemy import JSON, ColumnElement, Connection, Update, and_, delete, or_, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Mapped, mapped_column

from .config import settings
from .database import Model, after_commit, db, now, transaction
from .errors import Conflict
from .states import machine
from .texts import t

log = logging.getLogger("handshape.jobs")

# What is raised when the database is away, restarting, or locked by somebody for too long.
AWAY = (SQLAlchemyError, OSError)

QUEUE = "handshape"
PERFORM = "tasks.worker.perform"
REMEMBERED = timedelta(days=7)  # how long a done job is kept for who asks what became of it
FIRST_RING = timedelta(seconds=3)  # so long the bell of `enqueue` has, before the relay rings too

STATES = machine(
    queued="started",
    started="started done queued failed",  # started again by another worker when the lease ran out
    failed="queued",
    done="",
)


class Job(Model):
    """One piece of work. `fence` grows with every attempt, so that a lost worker cannot publish."""

    __tablename__ = "jobs"
    __mapper_args__ = {"version_id_col": None}  # noqa: RUF012 -- guarded by state and fence instead

    task: Mapped[str]
    args: Mapped[list[Any]] = mapped_column(JSON)
    state: Mapped[str] = mapped_column(default="queued", index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    fence: Mapped[int] = mapped_column(default=0)
    run_at: Mapped[datetime]
    leased_until: Mapped[datetime | None]
    error: Mapped[str | None]


def step(to: str, *where: ColumnElement[bool], **values: Any) -> Update:
    """The one statement that takes jobs to a state, from where the table of states allows it."""
    before = [state for state, following in STATES.items() if to in following]
    return update(Job).where(Job.state.in_(before), *where).values(state=to, **values)


def waiting(moment: datetime, unheard: timedelta = timedelta(0)) -> ColumnElement[bool]:
    """Jobs that a worker may take: queued and due, or started by one that went silent."""
    return or_(
        and_(Job.state == "queued", Job.run_at <= moment - unheard),
        and_(Job.state == "started", Job.leased_until < moment),
    )


def waiting_job_ids(connection: Connection) -> list[int]:
    """Jobs for which somebody should ring, the longest waiting first."""
    query = select(Job.id).where(waiting(now(), FIRST_RING)).order_by(Job.run_at).limit(100)
    return list(connection.scalars(query))


async def enqueue(task: str, *args: int | str) -> Job:
    """Ask for `task` ("tasks.videos.process") to run with these ids once this unit is committed."""
    job = Job(task=task, args=list(args), run_at=now())
    db.add(job)
    await db.flush()
    after_commit(functools.partial(ring, job.id))
    return job


async def retry(job_id: int) -> None:
    """Give a failed job all its attempts again, because a person asked for it."""
    change = step("queued", Job.id == job_id, Job.state == "failed", attempts=0, run_at=now())
    if not (await db.execute(change.returning(Job.id))).first():
        raise Conflict(t("problem-not-in-this-state"))
    after_commit(functools.partial(ring, job_id))


async def forget_done() -> None:
    """Take away jobs done long ago, so that the queue stays as small as what is in it."""
    async with transaction() as session:
        long_ago = now() - REMEMBERED
        await session.execute(delete(Job).where(Job.state == "done", Job.updated_at < long_ago))


async def ring(job_id: int) -> None:
    """Tell the workers of a job. A bell that nobody hears does no harm: the relay rings again."""
    try:
        await asyncio.to_thread(hang, settings.redis_url, job_id)
    except RedisError as error:
        log.debug("no bell for job %s: %s", job_id, error)


def hang(url: str, *job_ids: int) -> None:
    """Put bells into the queue; a bell's name tells the job, a random part keeps bells apart."""
    with bell(url) as queue:
        for job_id in job_ids:
            queue.enqueue_call(
                PERFORM,
                args=(job_id,),
                job_id=f"{job_id}-{secrets.token_hex(4)}",
                timeout=-1,  # the lease says how long a job may take, not RQ
                result_ttl=0,
                failure_ttl=60,
            )


def hanging(url: str) -> set[int]:
    """Jobs whose bell hangs in the queue and was not heard yet."""
    with bell(url) as queue:
        return {int(name.partition("-")[0]) for name in queue.job_ids}


@contextmanager
def bell(url: str) -> Iterator[Queue]:
    """The RQ queue, on a connection that gives up soon: a request must not wait for a bell."""
    retry = Retry(NoBackoff(), 0)
    with Redis.from_url(url, retry=retry, socket_connect_timeout=1, socket_timeout=2) as redis:
        yield Queue(QUEUE, connection=redis, serializer=JSONSerializer)
