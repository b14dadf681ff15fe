"""The embedded Redis-compatible server: it answers, it keeps what it was told, it finds a place."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from redis import Redis

from tests.servers import running, temporary_folder
from webapp import embedded
from webapp.errors import Unconfigured


@pytest.fixture(autouse=True)
def short_place(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Where sockets of deep data folders go: nothing is left in the system's own place."""
    with temporary_folder("sockets") as folder:
        monkeypatch.setattr(tempfile, "tempdir", str(folder))
        yield


@contextmanager
def server(folder: Path) -> Iterator[Redis]:
    """A running server of this folder, and somebody who talks to it."""
    with (
        running(embedded.command(folder), lambda: embedded.answers(folder)),
        Redis.from_url(embedded.address(folder)) as client,
    ):
        yield client


@pytest.mark.parametrize("name", ["data", "with a space and ü", "deep/" * 30 + "data"])
def test_what_it_was_told_is_there_after_a_restart(tmp_path: Path, name: str) -> None:
    with server(tmp_path / name) as client:
        client.set("hand", "shape")
    assert not embedded.answers(tmp_path / name)
    with server(tmp_path / name) as client:
        assert client.get("hand") == b"shape"


def test_what_it_was_told_survives_a_kill_and_the_socket_left_behind(tmp_path: Path) -> None:
    killed = subprocess.Popen(embedded.command(tmp_path))
    while not embedded.answers(tmp_path):
        time.sleep(0.02)
    with Redis.from_url(embedded.address(tmp_path)) as client:
        client.set("hand", "shape")
    killed.kill()
    killed.wait()
    assert embedded.socket_path(tmp_path).exists()
    with server(tmp_path) as client:
        assert client.get("hand") == b"shape"


def test_nobody_else_can_stand_in_for_a_server_in_a_public_place(tmp_path: Path) -> None:
    folder = tmp_path / "public"
    folder.mkdir()
    folder.chmod(0o777)
    with pytest.raises(Unconfigured, match="somebody else"):
        embedded.make_private(folder)


def test_a_machine_without_any_server_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "find_spec", lambda name: None)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Unconfigured, match="apt install redis-server"):
        embedded.server_program()


def test_an_installed_server_serves_where_the_package_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "redis-server").symlink_to(embedded.server_program())
    monkeypatch.setattr(embedded, "find_spec", lambda name: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert embedded.server_program() == str(tmp_path / "redis-server")
