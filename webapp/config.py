"""Settings: one documented table, read from secret files, the environment, a .env file, then defaults."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from werkzeug.local import LocalProxy

from . import embedded
from .errors import Unconfigured

ROOT = Path(__file__).parents[1]
MIB, GIB = 1024**2, 1024**3


def yes(text: str) -> bool:
    """Read a yes or no as people write it in an environment."""
    if text.strip().lower() in {"1", "yes", "true", "on"}:
        return True
    if text.strip().lower() in {"0", "no", "false", "off", ""}:
        return False
    raise ValueError("yes or no is wanted")


def folder(text: str) -> Path:
    """A folder, taken from where the program was started."""
    return Path(text).expanduser().absolute()


def web_address(text: str) -> str:
    """An address of a web service, or nothing."""
    parts = urlsplit(text)
    if text and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.username):
        raise ValueError("an address http://… or https://… is wanted, without a name in it")
    _ = parts.port  # raises ValueError when it is no number
    return text


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table; `secret` values are masked wherever they are printed."""

    name: str
    read: Callable[[str], Any]
    default: str
    meaning: str
    secret: bool = False


# fmt: off
SETTINGS = (
    #       name                read    default        meaning
    Setting("PROFILE",          str,    "development", "development, test or production"),
    Setting("HOST",             str,    "127.0.0.1",   "address to listen on"),
    Setting("PORT",             int,    "8000",        "port to listen on"),
    Setting("PUBLIC_URL",       str,    "",            "address people type, https://… ; the listening address when empty"),
    Setting("DATA_FOLDER",      folder, str(ROOT / "data"), "where everything that is written goes"),
    Setting("DATABASE_URL",     str,    "",            "postgresql+asyncpg://… ; a SQLite file in the data folder when empty", secret=True),
    Setting("REDIS_URL",        str,    "",            "redis://… or unix://… ; an embedded server when empty", secret=True),
    Setting("SECRET_KEY",       str,    "",            "signs cookies; made once in the data folder when empty", secret=True),
    Setting("UPLOAD_LIMIT",     int,    str(4 * GIB),  "largest upload in bytes"),
    Setting("CACHE_SIZE",       int,    str(32 * MIB), "bytes of drawn pages and of entries that each web process remembers; 0 for none"),
    Setting("WEB_PROCESSES",    int,    "1",           "web server processes"),
    Setting("WORKER_PROCESSES", int,    "1",           "video worker processes"),
    Setting("SIGN_UP",          yes,    "yes",         "may visitors make their own account?"),
    Setting("DEMO",             yes,    "yes",         "load the demo entries into an empty database at `up`?"),
    Setting("CAPTION_PROVIDER_URL", web_address, "",    "service that drafts captions, http(s)://… ; none when empty"),
    Setting("CAPTION_PROVIDER_TOKEN", str, "",          "what that service knows us by", secret=True),
    Setting("CAPTION_PROVIDER_LANGUAGE", str, "en",     "language that is spoken in videos, unless the service says otherwise"),
    Setting("LOG_LEVEL",        str,    "info",        "debug, info, warning or error"),
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, read once at the start; `sources` says where each value came from."""

    profile: str
    host: str
    port: int
    public_url: str
    data_folder: Path
    database_url: str = field(repr=False)
    redis_url: str = field(repr=False)
    secret_key: str = field(repr=False)
    upload_limit: int
    cache_size: int
    web_processes: int
    worker_processes: int
    sign_up: bool
    demo: bool
    caption_provider_url: str
    caption_provider_token: str = field(repr=False)
    caption_provider_language: str
    log_level: str
    sources: Mapping[str, str]

    @property
    def https(self) -> bool:
        """Cookies are marked Secure exactly when the public address is HTTPS."""
        return self.public_url.startswith("https://")


def load_settings(environ: Mapping[str, str] | None = None, **given: str) -> Settings:
    """Read every setting; `given` (from the command line) wins, then secret files, environment, .env.

    Raises Unconfigured with the setting's name when a value cannot be read or is unsafe.
    """
    layers = {
        "command line": {name.upper(): text for name, text in given.items()},
        "secret file": secret_files(environ if environ is not None else os.environ),
        "environment": dict(environ if environ is not None else os.environ),
        ".env": dotenv(ROOT / ".env") if environ is None else {},
        "default": {row.name: row.default for row in SETTINGS},
    }
    values: dict[str, Any] = {}
    sources: dict[str, str] = {}
    for row in SETTINGS:
        source = next(layer for layer, texts in layers.items() if row.name in texts)
        try:
            values[row.name.lower()] = row.read(layers[source][row.name])
        except ValueError as error:
            raise Unconfigured(f"{row.name}: {error}") from error
        sources[row.name.lower()] = source
    return settled(values, sources)


def settled(values: dict[str, Any], sources: dict[str, str]) -> Settings:
    """Fill what depends on other settings, and refuse an unsafe production."""
    data: Path = values["data_folder"]
    if values["profile"] == "production" and not values["secret_key"]:
        raise Unconfigured("SECRET_KEY: production needs one of your own, at least 32 characters")
    values["secret_key"] = values["secret_key"] or kept_secret(data / "secret_key")
    values["database_url"] = (
        values["database_url"] or f"sqlite+aiosqlite:///{data / 'handshape.db'}"
    )
    values["redis_url"] = values["redis_url"] or embedded.address(data)
    if values["profile"] == "production" and sources["demo"] == "default":
        values["demo"] = False  # its passwords are known to everybody
    if len(values["secret_key"]) < 32:
        raise Unconfigured("SECRET_KEY: at least 32 characters are wanted")
    return Settings(**values, sources=sources)


def kept_secret(path: Path) -> str:
    """The secret in this file, made on first use and readable by its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text()


def secret_files(environ: Mapping[str, str]) -> dict[str, str]:
    """Values named by NAME_FILE, as containers hand secrets over."""
    found: dict[str, str] = {}
    for row in SETTINGS:
        if path := environ.get(f"{row.name}_FILE"):
            try:
                found[row.name] = Path(path).read_text().strip()
            except OSError as error:
                raise Unconfigured(f"{row.name}_FILE: {error.strerror}: {path}") from error
    return found


def dotenv(path: Path) -> dict[str, str]:
    """NAME=value lines of a .env file; blank lines and # comments are passed over."""
    if not path.exists():
        return {}
    lines = (line.strip() for line in path.read_text().splitlines())
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name.strip(): value.strip().strip("\"'") for name, _, value in pairs}


def of_the_running_app() -> Settings:
    """The settings of the app that serves this request or task."""
    from quart import current_app  # here, because the launcher reads settings and needs no Quart

    return cast(Settings, cast(Any, current_app).settings)


settings = cast(Settings, LocalProxy(of_the_running_app))
