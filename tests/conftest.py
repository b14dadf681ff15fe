"""What every test can ask for: an app on SQLite and on PostgreSQL, a Redis, the cast."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy
from jinja2 import BytecodeCache, FileSystemBytecodeCache

from tests.honesty import compared, named
from tests.servers import Postgres, postgres_server, redis_server
from tests.world import World
from webapp.app import Handshape, create_app
from webapp.assets import build
from webapp.config import load_settings
from webapp.entries import queries as entries
from webapp.events import EventRow
from webapp.migrations import upgrade
from webapp.permissions import Person


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """A real Redis-compatible server."""
    with redis_server() as url:
        yield url


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real PostgreSQL."""
    with postgres_server() as server:
        yield server


@dataclass(frozen=True, slots=True)
class Stage:
    """How a database of one kind is made fresh: migrated, with the cast in it or without."""

    fresh: Callable[[Path, bool], str]  # its DATABASE_URL, for a test with this folder
    cast: dict[str, Person]


@pytest.fixture(scope="session")
def sqlite_stage(tmp_path_factory: pytest.TempPathFactory, redis_url: str) -> Stage:
    """Two SQLite files to copy."""
    folder = tmp_path_factory.mktemp("sqlite")
    empty, peopled = folder / "empty.db", folder / "peopled.db"

    def fresh(into: Path, has_cast: bool) -> str:
        path = into / "handshape.db"
        shutil.copyfile(peopled if has_cast else empty, path)
        return f"sqlite+aiosqlite:///{path}"

    migrate(f"sqlite+aiosqlite:///{empty}")
    shutil.copyfile(empty, peopled)
    return Stage(fresh, peopled_by_cast(f"sqlite+aiosqlite:///{peopled}", redis_url, folder))


@pytest.fixture(scope="session")
def postgresql_stage(
    postgres: Postgres, redis_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    """A database whose rows are written anew for each test: making one takes ten times as long."""
    with postgres.database() as url:
        name = url.partition("?")[0].rpartition("/")[2]
        migrate(url)
        empty = postgres.rows(name)
        cast = peopled_by_cast(url, redis_url, tmp_path_factory.mktemp("postgres"))
        peopled = postgres.rows(name)

        def fresh(_: Path, has_cast: bool) -> str:
            postgres.say(peopled if has_cast else empty, name)
            return url

        yield Stage(fresh, cast)


def migrate(url: str) -> None:
    """Migrate in a loop of its own: fixtures are set up while another loop stands still."""
    with asyncio.Runner() as runner:
        runner.run(upgrade(url))


def peopled_by_cast(url: str, redis_url: str, folder: Path) -> dict[str, Person]:
    """Write the cast into a database."""
    wanted = {"PROFILE": "test", "DATA_FOLDER": str(folder)}
    app = create_app(load_settings(wanted | {"DATABASE_URL": url, "REDIS_URL": redis_url}))
    world = World(app)

    async def populate() -> None:
        await world.populate()
        await leave(app)

    with asyncio.Runner() as runner:
        runner.run(populate())
    return world.people


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A fresh migrated database; tests that ask for it run on both kinds."""
    stage: Stage = request.getfixturevalue(f"{request.param}_stage")
    return stage.fresh(tmp_path, "world" in request.fixturenames)


@pytest.fixture(autouse=True)
def _nothing_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold in every test that what is remembered of entries is true."""
    monkeypatch.setattr(entries, "remembered", compared)


sqlalchemy.event.listen(EventRow, "after_insert", named)


MakeApp = Callable[..., Handshape]


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> BytecodeCache:
    """Templates as Python code: compiled once for all apps, which halves the time of most tests."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture(scope="session")
def assets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where styles and scripts stand ready: built once for all apps, a third of the time of each."""
    folder = tmp_path_factory.mktemp("assets")
    names = build(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("webapp.assets.build", lambda _: names)
        yield folder


@pytest.fixture
async def make_app(
    database_url: str, redis_url: str, tmp_path: Path, compiled: BytecodeCache, assets: Path
) -> AsyncIterator[MakeApp]:
    """Build apps on this test's database."""
    apps: list[Handshape] = []
    (tmp_path / "assets").symlink_to(assets)

    def make(**environ: str) -> Handshape:
        wanted = {
            "PROFILE": "test",
            "DATA_FOLDER": str(tmp_path),
            "DATABASE_URL": database_url,
            "REDIS_URL": redis_url,
        }
        apps.append(create_app(load_settings(wanted | environ)))
        apps[-1].jinja_env.bytecode_cache = compiled
        return apps[-1]

    yield make
    for app in apps:
        await leave(app)


async def leave(app: Handshape) -> None:
    """Let go of all that an app holds."""
    await app.extensions["hub"].stop()
    await app.database.close()


@pytest.fixture
def app(make_app: MakeApp) -> Handshape:
    """An app that nothing has happened in."""
    return make_app()


@pytest.fixture
def world(app: Handshape, request: pytest.FixtureRequest) -> World:
    """An app with the cast in it."""
    kind = "sqlite" if app.database.is_sqlite else "postgresql"
    stage: Stage = request.getfixturevalue(f"{kind}_stage")
    return World(app, dict(stage.cast))
