"""The servers that tests run against are real, separate and gone afterwards."""

from __future__ import annotations

import os
import subprocess
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from redis import Redis
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine

from tests import servers


async def ask(url: str, command: str) -> object:
    """Give one command to the database at this address; its first value."""
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        answer = await connection.execute(text(command))
        value = answer.scalar() if answer.returns_rows else None
    await engine.dispose()
    return value


async def test_a_fresh_postgres_database_is_a_copy_of_its_template(
    postgres: servers.Postgres,
) -> None:
    with postgres.database() as template:
        await ask(template, "CREATE TABLE sign AS SELECT 'wave' AS name")
        name = urlsplit(template).path.removeprefix("/")
        with postgres.database(template=name) as copy:
            assert await ask(copy, "SELECT name FROM sign") == "wave"


async def test_a_database_that_is_used_again_has_its_rows_again_and_nobody_in_it(
    postgres: servers.Postgres,
) -> None:
    with postgres.database() as url:
        name = urlsplit(url).path.removeprefix("/")
        await ask(
            url, "CREATE TABLE sign (id serial PRIMARY KEY, name text, of int REFERENCES sign)"
        )
        await ask(url, "INSERT INTO sign (name, of) VALUES ('wave', NULL), ('point', 1)")
        rows = postgres.rows(name)
        engine = create_async_engine(url)
        async with engine.connect() as left_open:
            await left_open.execute(text("UPDATE sign SET name = 'lost'"))
            postgres.say(rows, name)
            with pytest.raises(DBAPIError):
                await left_open.execute(text("SELECT 1"))
        await engine.dispose()
        await ask(url, "INSERT INTO sign (name) VALUES ('nod')")
        told = "SELECT string_agg(id || name, ' ' ORDER BY id) FROM sign"
        assert "1wave 2point 3nod" == await ask(url, told)
        await ask(url, "CREATE TABLE left_behind (id int)")
        with pytest.raises(RuntimeError, match="division by zero"):
            postgres.say(rows, name)


def test_a_command_that_postgres_refuses_is_an_error(postgres: servers.Postgres) -> None:
    with pytest.raises(RuntimeError, match="does not exist"):
        postgres.say("SELECT * FROM nowhere")


def test_postgres_and_all_it_wrote_are_gone_afterwards() -> None:
    with servers.postgres_server() as server:
        folder = Path(server.url.split("host=")[1])
        assert (folder / "data").exists()
    assert not folder.exists()
    assert not servers.works(server)


def test_postgres_runs_from_a_copy_where_the_package_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(*words: str) -> None:
        raise PermissionError(words[0])

    monkeypatch.setattr(servers, "unprivileged", refuse)
    programs = servers.postgres_programs(tmp_path)
    assert programs.is_relative_to(tmp_path)
    said = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True)
    assert said.stdout.startswith("postgres (PostgreSQL)")


def test_redis_is_this_test_runs_own() -> None:
    with (
        servers.redis_server() as one,
        servers.redis_server() as other,
        closing(Redis.from_url(one)) as mine,
        closing(Redis.from_url(other)) as theirs,
    ):
        mine.set("hand", "shape")
        assert theirs.get("hand") is None


def test_a_chromium_can_be_run() -> None:
    program = servers.chromium()
    assert os.access(program, os.X_OK)
