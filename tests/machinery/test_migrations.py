"""A database that was migrated has exactly the tables of the models; a second time is harmless."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, MetaData, Table, create_engine, inspect, text

from tests.conftest import MakeApp
from tests.servers import Postgres
from webapp.database import Database, Model
from webapp.discovery import load_models
from webapp.migrations import is_of_models, upgrade

# A video with what points at it, as the first tables hold it.
# fmt: off
AT_FIRST: tuple[tuple[str, dict[str, Any]], ...] = (
    ("accounts", {"email": "c@example.org", "name": "Cleo", "password_hash": "", "roles": [],
                  "preferences": {}}),
    ("entries", {"slug": "open", "state": "draft", "featured": False, "owner_id": 1,
                 "listed_at": datetime.now(UTC)}),
    ("videos", {"entry_id": 1, "owner_id": 1, "title": "Film", "filename": "a", "key": "k",
                "upload_key": "u", "checksum": "", "size": 1, "state": "ready", "progress": 100,
                "probe": {}}),
    ("renditions", {"video_id": 1, "kind": "poster", "name": "a.jpg", "mime": "image/jpeg",
                    "bytes": 1}),
    ("sign_versions", {"subject_type": "entry", "subject_id": 1, "video_id": 1, "kind": "human",
                       "sign_language": "ase"}),
)
# fmt: on


def fill(connection: Connection, rows: tuple[tuple[str, dict[str, Any]], ...]) -> None:
    """Add rows to the tables as they are at this step."""
    moment = datetime.now(UTC)
    for name, values in rows:
        table = Table(name, MetaData(), autoload_with=connection, resolve_fks=False)
        stamps = {"id": 1, "created_at": moment, "updated_at": moment, "version": 1}
        connection.execute(table.insert().values(**stamps, **values))


def counted(connection: Connection) -> dict[str, int]:
    """How many rows those tables have."""
    names = [name for name, _ in AT_FIRST]
    return {
        name: len(
            connection.execute(Table(name, MetaData(), autoload_with=connection).select()).all()
        )
        for name in names
    }


def differences(connection: Connection) -> list[Any]:
    """What Alembic would change to make the database like the models."""
    load_models()
    options = {"compare_type": True, "include_name": is_of_models}
    context = MigrationContext.configure(connection, opts=options)
    return list(compare_metadata(context, Model.metadata))


def tables(connection: Connection) -> set[str]:
    """The tables that are there."""
    names = set(inspect(connection).get_table_names()) - {"alembic_version"}
    return {name for name in names if is_of_models(name)}


async def test_a_migrated_database_is_like_the_models(make_app: MakeApp) -> None:
    database = make_app().database
    assert set(Model.metadata.tables) == await database.read(tables)
    assert [] == await database.read(differences)


async def test_migrating_again_and_twice_at_once_is_harmless(
    database_url: str, make_app: MakeApp
) -> None:
    await asyncio.gather(upgrade(database_url), upgrade(database_url))
    assert [] == await make_app().database.read(differences)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database in which nothing has been made."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'old.db'}"
    else:
        server: Postgres = request.getfixturevalue("postgres")
        with server.database() as url:
            yield url


async def test_a_later_step_loses_nothing_of_what_was_there(empty_url: str) -> None:
    await upgrade(empty_url, "0001")
    database = Database(empty_url)
    async with database.engine.begin() as connection:
        await connection.run_sync(fill, AT_FIRST)
    await upgrade(empty_url)
    found = await database.read(counted)
    await database.close()
    assert {name: 1 for name, _ in AT_FIRST} == found


async def test_a_step_that_would_leave_rows_pointing_nowhere_is_not_kept(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'old.db'}"
    await upgrade(url, "0001")
    loose = create_engine(f"sqlite:///{tmp_path / 'old.db'}")  # SQLite holds no keys unless told to
    with loose.begin() as connection:
        fill(connection, AT_FIRST[3:4])
    with pytest.raises(LookupError, match="point nowhere"):
        await upgrade(url)
    with loose.begin() as connection:
        assert ["0001"] == list(connection.scalars(text("SELECT * FROM alembic_version")))
    loose.dispose()
