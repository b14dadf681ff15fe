"""`handshape up`: everything Handshape needs, from one command, on one data folder."""

from __future__ import annotations

import errno
import fcntl
import os
import socket
import sys
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pkgutil import resolve_name
from typing import IO

from . import embedded
from .config import ROOT, Settings, load_settings
from .processes import Failed, Process, Stopped, Supervisor, say


def up(given: dict[str, str]) -> int:
    """Run everything until Ctrl-C. A second start on the same data folder changes nothing."""
    settings = load_settings(None, **given)
    settings.data_folder.mkdir(parents=True, exist_ok=True)
    # Only this process holds the first lock; all processes that it starts hold the second one.
    lock = (settings.data_folder / "up.lock").open("a+")
    everybody = (settings.data_folder / "processes.lock").open("a")
    with lock, everybody:
        if not taken(lock):
            lock.seek(0)
            say(f"Handshape is already running at {lock.read() or 'this data folder'}")
            return 0
        try:
            with Supervisor(pass_fds=(everybody.fileno(),)) as supervisor:
                launch(supervisor, settings, lock, everybody)
        except Stopped:
            say("Handshape has stopped.")
        except Failed as failure:
            say(f"Handshape could not start. {failure}")
            return 1
    return 0


def taken(lock: IO[str]) -> bool:
    """Take a lock that the kernel gives back however its holder ends; say if somebody has it."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def launch(supervisor: Supervisor, settings: Settings, lock: IO[str], everybody: IO[str]) -> None:
    """Start one thing after another, each when what it needs is there; then stay."""
    # After a `kill -9` two servers must not write the same files.
    supervisor.wait(lambda: taken(everybody), 30, "Processes of the last run have not ended yet.")
    with listener(settings.host, settings.port) as listening:
        port: int = listening.getsockname()[1]
        hand_over(settings, port)
        address = settings.public_url or f"http://{reachable(settings.host)}:{port}"
        start_redis(supervisor, settings)
        supervisor.run(Process("migrate", ours("migrate")))
        for process in processes(settings, listening.fileno()):
            supervisor.start(process)
        unhealthy = f"The web server did not answer at {address}/healthz."
        supervisor.wait(lambda: healthy(settings.host, port), 60, unhealthy)
        note_address(lock, address)
        load_demo(supervisor, settings)
        welcome(settings, address)
        supervisor.watch()


def listener(host: str, port: int) -> socket.socket:
    """The socket on which all web processes answer; open while one of them starts again."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family, backlog=2048)
        # Else the body of an answer waits up to 40 ms until its headers were acknowledged.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listening
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Failed(f"Port {port} is in use. Choose another one with --port.") from error
        raise Failed(f"Nothing can listen at {host}, port {port}: {error.strerror}.") from error


def hand_over(settings: Settings, port: int) -> None:
    """Tell the processes, by their environment, what was decided here."""
    os.environ |= {
        "HOST": settings.host,
        "PORT": str(port),
        "DATA_FOLDER": str(settings.data_folder),
        "REDIS_URL": settings.redis_url,
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
    }


def ours(*words: str) -> list[str]:
    """One of our own commands, in this same Python (-P: nothing of the folder we are in)."""
    return [sys.executable, "-P", "-m", "webapp", *words]


def start_redis(supervisor: Supervisor, settings: Settings) -> None:
    """Start the embedded server, unless the settings name another."""
    if settings.redis_url != embedded.address(settings.data_folder):
        return
    supervisor.start(Process("redis", embedded.command(settings.data_folder), grace=10))
    supervisor.wait(
        lambda: embedded.answers(settings.data_folder),
        30,
        f"The Redis-compatible server did not answer; see {settings.data_folder}/redis/server.log.",
    )


def processes(settings: Settings, listening: int) -> list[Process]:
    """What runs all the time, in the order of starting; it stops in the opposite order."""
    workers = [
        Process(f"worker {number}", ours("worker"))
        for number in range(1, settings.worker_processes + 1)
    ]
    web = [
        Process(f"web {number}", ours("web", "--fd", str(listening)), pass_fds=(listening,))
        for number in range(1, settings.web_processes + 1)
    ]
    return [Process("schedule", ours("schedule")), *workers, *web]


def reachable(host: str) -> str:
    """A host to type: one that listens everywhere is reached at home."""
    home = {"0.0.0.0": "127.0.0.1", "": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 -- compared
    return f"[{home}]" if ":" in home else home


def healthy(host: str, port: int) -> bool:
    """Does the web server say that all is well?"""
    connection = HTTPConnection(reachable(host), port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def note_address(lock: IO[str], address: str) -> None:
    """Leave the address for a second start to find."""
    lock.seek(0)
    lock.truncate()
    lock.write(address)
    lock.flush()


def load_demo(supervisor: Supervisor, settings: Settings) -> None:
    """Load the demo entries once in the life of a data folder, however often it starts."""
    loaded = settings.data_folder / "demo-loaded"
    if not settings.demo or loaded.exists():
        return
    say("Loading the demo entries …")
    try:
        supervisor.run(Process("demo", ours("demo")))
    except Failed as failure:
        say(f"{failure} Handshape runs without the demo entries.")
    else:
        loaded.touch()


def welcome(settings: Settings, address: str) -> None:
    """Say where it runs, and as whom a newcomer can sign in."""
    say(f"\nHandshape is running at {address}\nPress Ctrl-C to stop it.")
    if settings.demo:
        with suppress(ImportError, AttributeError):  # the demo can be left out
            accounts = resolve_name("webapp.demo:accounts")()
            say("\nDemo accounts:")
            for email, password, role in accounts:
                say(f"  {email:<28} {password:<20} {role}")
