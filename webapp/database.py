"""The database: one unit of work per request or task for writes, one cheap port for reads."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from quart import current_app, g
from sqlalchemy import JSON, DateTime, Dialect, Engine, MetaData, create_engine, event
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator
from werkzeug.local import LocalProxy

from .memory import Memory
from .variants import Fixed

P = ParamSpec("P")
T = TypeVar("T")
Query = Callable[Concatenate[Connection, P], T]

# Seconds a query may have taken last time to be asked in place: a hop to a thread would cost more,
# above all when many are under way. What takes longer would hold up everybody else.
QUICK = 0.005

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Instant(TypeDecorator[datetime]):
    """A moment in UTC. SQLite forgets time zones, so this puts UTC back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """Read a moment as SQLite keeps it, with its time zone; PostgreSQL gives both."""
        return in_utc if dialect.name == "sqlite" else None


def in_utc(written: str | None) -> datetime | None:
    """A moment that was written in UTC without saying so."""
    return None if written is None else datetime.fromisoformat(f"{written}+00:00")


def fixed(value: Any) -> Any:
    """What JSON holds, as things that never change."""
    if isinstance(value, dict):
        return Fixed({name: fixed(part) for name, part in value.items()})
    return tuple(map(fixed, value)) if isinstance(value, list) else value


class FixedJSON(TypeDecorator[Fixed[Any]]):
    """An object in JSON; what is read of it never changes, so that it can be part of a key."""

    impl = JSON
    cache_ok = True

    def process_result_value(self, value: Any, dialect: Dialect) -> Fixed[Any]:
        """Make it so, all that is in it too."""
        return cast(Fixed[Any], fixed(value))


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


class Model(DeclarativeBase):
    """What every stored thing has: an id, when it was made and changed, and a version to compare."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: Instant}  # noqa: RUF012 -- SQLAlchemy reads this class attribute

    id: Mapped[int] = mapped_column(primary_key=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 -- SQLAlchemy reads this class attribute


class Database:
    """The engines of one app: an asynchronous one that writes, and a way to read cheaply."""

    def __init__(self, url: str, memory: Memory | None = None) -> None:
        self.memory = memory or Memory(0)  # what is read through here may be remembered in it
        self.url, self.is_sqlite = url, make_url(url).get_backend_name() == "sqlite"
        if self.is_sqlite:
            self.engine = create_async_engine(url, hide_parameters=True)
            event.listen(self.engine.sync_engine, "connect", tune_sqlite)
            event.listen(self.engine.sync_engine, "begin", begin_immediate)
            self.reader = sqlite_reader(url).execution_options(memory=self.memory)
            self.readers: dict[int, Connection] = {}  # one for each thread that reads
            self.threads = ThreadPoolExecutor(4, thread_name_prefix="read")
            self.quick: set[Callable[..., object]] = set()  # queries, as each ran last
            self.watch: sqlite3.Cursor | None = None
        else:
            self.engine = create_async_engine(
                url, pool_size=10, pool_pre_ping=True, hide_parameters=True
            )
            self.autocommit = self.engine.execution_options(
                isolation_level="AUTOCOMMIT", memory=self.memory
            )

    async def read(self, query: Query[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a synchronous query function: SQLite in one thread hop, unless that costs more than
        the query; PostgreSQL in autocommit."""
        if self.is_sqlite:
            if query in self.quick:
                return self.read_here(query, *args, **kwargs)
            run = asyncio.get_running_loop().run_in_executor
            return await run(self.threads, lambda: self.read_here(query, *args, **kwargs))
        async with self.autocommit.connect() as connection:
            return await connection.run_sync(query, *args, **kwargs)

    def read_here(self, query: Query[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a query on a connection of this thread, and note whether it was quick."""
        thread = threading.get_ident()
        if (connection := self.readers.get(thread)) is None:
            connection = self.readers[thread] = self.reader.connect()
        began = time.monotonic()
        found = query(connection, *args, **kwargs)
        note = self.quick.add if time.monotonic() - began < QUICK else self.quick.discard
        note(query)
        return found

    def commits(self) -> int | None:
        """A number that changes with every commit to SQLite, by any process; None when it is busy.

        It is read in place: that takes microseconds and waits for nobody.
        """
        if self.watch is None:
            path = make_url(self.url).database or ""
            self.watch = sqlite3.connect(path, timeout=0, check_same_thread=False).cursor()
        try:
            return int(self.watch.execute("PRAGMA data_version").fetchone()[0])
        except sqlite3.OperationalError:
            return None

    async def close(self) -> None:
        """Give every connection and thread back."""
        await self.engine.dispose()
        if self.is_sqlite:
            if self.watch:
                self.watch.connection.close()
            self.threads.shutdown()
            for connection in self.readers.values():
                connection.close()
            self.reader.dispose()


def sqlite_reader(url: str) -> Engine:
    """A synchronous engine that can only read; in WAL mode it never waits for a writer."""
    path = make_url(url).database or ""
    engine = create_engine(
        f"sqlite:///{path}",
        pool_reset_on_return=None,
        hide_parameters=True,
        connect_args={"check_same_thread": False},
    )
    event.listen(engine, "connect", tune_sqlite)
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA query_only = ON"))
    return engine


def tune_sqlite(raw: Any, _: object) -> None:
    """Readers beside one writer, foreign keys held, and patience while another process writes."""
    raw.isolation_level = None  # SQLAlchemy, not sqlite3, says when a transaction begins
    cursor = raw.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        "busy_timeout=15000",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def begin_immediate(connection: Connection) -> None:
    """Take the write lock at once: a read that turns into a write cannot wait for it later."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


class Unit:
    """One unit of work: its session, what is to be told of it, and what runs after its commit."""

    def __init__(self, database: Database) -> None:
        self.session = AsyncSession(database.engine, expire_on_commit=False)
        self.before_commit: list[Callable[[AsyncSession], Awaitable[None]]] = []
        self.after_commit: list[Callable[[], Awaitable[None]]] = []


def unit() -> Unit:
    """The unit of work of this request or task, begun at its first use."""
    if "unit" not in g:
        g.unit = Unit(database())
    return cast(Unit, g.unit)


def database() -> Database:
    """The database of the running app."""
    return cast(Database, cast(Any, current_app).database)


async def read(query: Query[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Ask the database; inside an open unit of work the answer includes what it wrote."""
    if "unit" in g and g.unit.session.in_transaction():
        await g.unit.session.flush()
        session: AsyncSession = g.unit.session
        return await session.run_sync(lambda sync: query(sync.connection(), *args, **kwargs))
    return await database().read(query, *args, **kwargs)


def after_commit(callback: Callable[[], Awaitable[None]]) -> None:
    """Run this once what was written is safe; never if it was rolled back."""
    unit().after_commit.append(callback)


async def settle(*, commit: bool) -> None:
    """End the unit of work, the one place that commits: all of it, or nothing."""
    work: Unit | None = g.pop("unit", None)
    if work is None:
        return
    try:
        if commit:
            for prepare in work.before_commit:
                await prepare(work.session)
            await work.session.commit()
        else:
            await work.session.rollback()
    finally:
        await work.session.close()
    if commit:
        for callback in work.after_commit:
            await callback()


@asynccontextmanager
async def transaction() -> AsyncIterator[AsyncSession]:
    """One unit of work for a task or command; inside a request the request itself is the unit."""
    try:
        yield unit().session
    except BaseException:
        await settle(commit=False)
        raise
    await settle(commit=True)


db = cast(AsyncSession, LocalProxy(lambda: unit().session))
