"""What every test can ask for: an app on SQLite and on PostgreSQL, a Redis, the cast."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
from jinja2 import BytecodeCache, FileSystemBytecodeCache

from tests.servers import Postgres, postgres_server, redis_server
from tests.world import World
from webapp.app import Handshape, create_app
from webapp.config import load_settings
from webapp.migrations import upgrade


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """A real Redis-compatible server."""
    with redis_server() as url:
        yield url


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real PostgreSQL with a migrated database to copy."""
    with postgres_server() as server:
        migrate(server.create("migrated"))
        yield server


@pytest.fixture(scope="session")
def sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    migrate(f"sqlite+aiosqlite:///{path}")
    return path


def migrate(url: str) -> None:
    """Migrate in a loop of its own: fixtures are set up while another loop stands still."""
    with asyncio.Runner() as runner:
        runner.run(upgrade(url))


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh migrated database; tests that ask for it run on both kinds."""
    if request.param == "sqlite":
        path = tmp_path / "handshape.db"
        shutil.copyfile(request.getfixturevalue("sqlite_file"), path)
        yield f"sqlite+aiosqlite:///{path}"
    else:
        server: Postgres = request.getfixturevalue("postgres")
        with server.database("migrated") as url:
            yield url


MakeApp = Callable[..., Handshape]


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> BytecodeCache:
    """Templates as Python code: compiled once for all apps, which halves the time of most tests."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture(scope="session")
def assets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where styles and scripts stand ready for all apps: they are the same in every test."""
    return tmp_path_factory.mktemp("assets")


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
        await app.extensions["hub"].stop()
        await app.database.close()


@pytest.fixture
def app(make_app: MakeApp) -> Handshape:
    """An app that nothing has happened in."""
    return make_app()


@pytest.fixture
async def world(app: Handshape) -> World:
    """An app with the cast in it."""
    world = World(app)
    await world.populate()
    return world
