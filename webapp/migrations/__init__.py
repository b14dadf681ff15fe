"""Brings a database to the present tables, step by step."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from webapp.database import Database

MIGRATION_LOCK = 7_238_403


async def upgrade(url: str) -> None:
    """Migrate the database at this address; harmless when it is up to date or done twice at once."""
    database = Database(url)
    try:
        async with database.engine.begin() as connection:
            if not database.is_sqlite:  # SQLite's BEGIN IMMEDIATE is lock enough
                await connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
            await connection.run_sync(run, "head")
    finally:
        await database.close()


def run(connection: Connection, revision: str) -> None:
    """Let Alembic work on a connection that is open already."""
    command.upgrade(configuration(connection), revision)


def configuration(connection: Connection) -> Config:
    """Alembic's settings, without a file of its own."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
