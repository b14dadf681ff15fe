"""`handshape up` as a whole: real processes on a real data folder, started and ended every way."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from contextlib import AbstractContextManager
from functools import partial
from http.client import HTTPConnection
from pathlib import Path

import pytest
from redis import Redis

from webapp import embedded

from .sessions import PATIENCE, Session, session

QUICK = {"DEMO": "no", "PROFILE": "development", "DATABASE_URL": "", "REDIS_URL": ""}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder that does not exist yet."""
    return tmp_path / "my data"


def up(data: Path, *words: str) -> AbstractContextManager[Session]:
    """Handshape on this data folder, at a free port."""
    port = () if "--port" in words else ("--port", "0")
    return session(["-m", "webapp", "up", "--data", str(data), *port, *words], data.parent, **QUICK)


def status(one: Session) -> int:
    """What the address that it printed answers."""
    found = re.search(r"running at http://([\d.]+):(\d+)", one.said)
    assert found, one.said
    connection = HTTPConnection(found[1], int(found[2]), timeout=10)
    connection.request("GET", "/healthz")
    answer = connection.getresponse().status
    connection.close()
    return answer


def fell(one: Session, name: str) -> bool:
    """Whether it said that such a process ended and starts again."""
    return bool(re.search(rf"^{name}[ \d]+\| ended .*starts again", one.said, re.MULTILINE))


def test_it_answers_is_started_twice_without_harm_and_ctrl_c_leaves_nobody(data: Path) -> None:
    with up(data) as first:
        first.until_said("Press Ctrl-C")
        assert status(first) == 200
        assert (data / "secret_key").stat().st_mode & 0o777 == 0o600
        with up(data) as second:
            assert second.program.wait(PATIENCE) == 0
            assert "already running at http://127.0.0.1:" in second.said
        assert status(first) == 200
        assert first.interrupt() == 0
        assert first.members() == []
        assert first.said.endswith("Handshape has stopped.\n")
        assert "Traceback" not in first.said


def test_after_kill_9_the_next_start_finds_nobody_left_and_nothing_lost(data: Path) -> None:
    with up(data) as killed:
        killed.until_said("Press Ctrl-C")
        with Redis.from_url(embedded.address(data)) as client:
            client.set("hand", "shape")
        killed.program.kill()
        with up(data) as again:
            again.until_said("Press Ctrl-C")
            assert killed.members() == []
            assert status(again) == 200
            with Redis.from_url(embedded.address(data)) as client:
                assert client.get("hand") == b"shape"
            assert again.interrupt() == 0


def test_whatever_falls_is_started_again(data: Path) -> None:
    with up(data) as one:
        one.until_said("Press Ctrl-C")
        for text, name in (("valkey", "redis"), ("webapp worker", "worker"), ("webapp web", "web")):
            one.members(text)[0].kill()
            one.until(partial(fell, one, name))
            one.until(partial(one.members, text))
        one.until(lambda: embedded.answers(data))
        assert status(one) == 200
        assert one.interrupt() == 0
        assert one.members() == []


def test_a_port_in_use_is_said_plainly_and_nothing_is_started(data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with up(data, "--port", port) as refused:
            assert refused.program.wait(PATIENCE) == 1
            assert refused.said == (
                "Handshape could not start. "
                f"Port {port} is in use. Choose another one with --port.\n"
            )
            assert refused.members() == []


def test_the_procfile_runs_the_commands_that_exist() -> None:
    root = Path(__file__).parents[2]
    lines = (root / "Procfile").read_text().splitlines()
    processes = dict(line.split(": ./handshape ") for line in lines)
    assert list(processes) == ["web", "redis", "worker", "schedule"]
    for command in processes.values():
        help_text = subprocess.run(
            [sys.executable, "-m", "webapp", command, "--help"], cwd=root, capture_output=True
        )
        assert help_text.returncode == 0
