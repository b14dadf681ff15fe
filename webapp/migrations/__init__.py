"""Brings a database to the present tables, step by step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, event, text

from webapp.database import Database

MIGRATION_LOCK = 7_238_403


async def upgrade(url: str, revision: str = "head") -> None:
    """Migrate the database at this address; harmless when it is up to date or done twice at once."""
    database = Database(url)
    if database.is_sqlite:
        event.listen(database.engine.sync_engine, "connect", leave_children)
    try:
        async with database.engine.begin() as connection:
            if not database.is_sqlite:  # SQLite's BEGIN IMMEDIATE is lock enough
                await connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
            await connection.run_sync(run, revision)
            if database.is_sqlite:
                await connection.run_sync(check_children)
    finally:
        await database.close()


def leave_children(raw: Any, _: object) -> None:
    """SQLite changes a table by putting a new one in its place; while it holds foreign keys, taking
    the old one away would take away all that points at it too."""
    raw.execute("PRAGMA foreign_keys = OFF").close()


def check_children(connection: Connection) -> None:
    """Nothing may point nowhere; else nothing of the migration is kept."""
    if lost := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        raise LookupError(f"after migrating, {len(lost)} rows would point nowhere: {lost[:3]}")


def is_of_models(name: str | None, *_: object) -> bool:
    """Whether Alembic shall compare it: the indexes of words belong to no model (step 0008)."""
    return not (name or "").startswith("words_of_")


def run(connection: Connection, revision: str) -> None:
    """Let Alembic work on a connection that is open already."""
    command.upgrade(configuration(connection), revision)


def configuration(connection: Connection) -> Config:
    """Alembic's settings, without a file of its own."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
