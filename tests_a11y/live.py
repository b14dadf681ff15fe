"""The whole program on a folder of its own: a real server, a real Redis, staged content."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.servers import redis_server, running, temporary_folder
from webapp.config import ROOT
from webapp.launcher import healthy


@dataclass(frozen=True, slots=True)
class Live:
    """A running Handshape: its address, and where to find what was staged in it."""

    url: str
    places: dict[str, str]


@contextmanager
def live(*, drawn: bool = False, shared: Path | None = None) -> Iterator[Live]:
    """Handshape while it is looked at; `drawn` takes a minute more and shows the demo as it is.

    Of several processes with a `shared` folder one stages the content, and each gets its own copy.
    """
    with (
        temporary_folder("a11y") as folder,
        redis_server() as redis_url,
        socket.create_server(("127.0.0.1", 0)) as listening,
    ):
        environ = {"PROFILE": "test", "DATA_FOLDER": str(folder), "REDIS_URL": redis_url}
        environ = {**os.environ, **environ, "DATABASE_URL": "", "PYTHONPATH": str(ROOT)}
        if shared:
            places = staged_once(shared, environ)
            shutil.copytree(shared / "data", folder, dirs_exist_ok=True)
        else:
            places = staged(environ, drawn=drawn)
        port, descriptor = listening.getsockname()[1], listening.fileno()
        web = [sys.executable, "-P", "-m", "webapp", "web", "--fd", str(descriptor)]
        with running(web, lambda: healthy("127.0.0.1", port), env=environ, pass_fds=(descriptor,)):
            yield Live(f"http://127.0.0.1:{port}", places)


def staged_once(shared: Path, environ: dict[str, str]) -> dict[str, str]:
    """Fill a folder that nobody has filled yet; whoever comes second waits for the first."""
    known = shared / "places.json"
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not known.exists():
            (shared / "data").mkdir()
            places = staged({**environ, "DATA_FOLDER": str(shared / "data")}, drawn=False)
            known.write_text(json.dumps(places))
    found: dict[str, str] = json.loads(known.read_text())
    return found


def staged(environ: dict[str, str], *, drawn: bool) -> dict[str, str]:
    """Fill the folder, in a process of its own: the worker wants to own the one it works in."""
    words = [sys.executable, "-P", "-m", "tests_a11y.staging", *(["--drawn"] if drawn else [])]
    said = subprocess.run(words, env=environ, cwd="/", capture_output=True, text=True)
    if said.returncode:
        raise RuntimeError(said.stderr)
    found: dict[str, str] = json.loads(said.stdout.splitlines()[-1])
    return found
