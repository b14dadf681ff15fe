"""A database that was migrated has exactly the tables of the models; a second time is harmless."""

from __future__ import annotations

import asyncio
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

from tests.conftest import MakeApp
from webapp.database import Model
from webapp.discovery import load_models
from webapp.migrations import upgrade


def differences(connection: Connection) -> list[Any]:
    """What Alembic would change to make the database like the models."""
    load_models()
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, Model.metadata))


def tables(connection: Connection) -> set[str]:
    """The tables that are there."""
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


async def test_a_migrated_database_is_like_the_models(make_app: MakeApp) -> None:
    database = make_app().database
    assert set(Model.metadata.tables) == await database.read(tables)
    assert [] == await database.read(differences)


async def test_migrating_again_and_twice_at_once_is_harmless(
    database_url: str, make_app: MakeApp
) -> None:
    await asyncio.gather(upgrade(database_url), upgrade(database_url))
    assert [] == await make_app().database.read(differences)
