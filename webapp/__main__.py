"""The command line: `handshape COMMAND`. Each command is one small function."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from getpass import getpass
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

from .errors import Problem, Unconfigured

Command = Callable[[Namespace], int | None]
Option = tuple[tuple[str, ...], dict[str, Any]]
COMMANDS: dict[Command, tuple[Option, ...]] = {}


def option(*names: str, **details: Any) -> Option:
    """One argument of a command, as argparse takes it."""
    return names, details


def command(*options: Option) -> Callable[[Command], Command]:
    """Make a function a command; its name and its docstring are what people see."""

    def add(function: Command) -> Command:
        COMMANDS[function] = options
        return function

    return add


@command(
    option("--port", help="where it listens; 0 takes any free port"),
    option("--host", help="the address it listens on"),
    option("--data", dest="data_folder", metavar="FOLDER", help="where all it writes goes"),
)
def up(arguments: Namespace) -> int:
    """Start everything, and stop everything with Ctrl-C."""
    from .launcher import up as start

    names = ("port", "host", "data_folder")
    given = {name: getattr(arguments, name) for name in names}
    return start({name: text for name, text in given.items() if text is not None})


@command(option("--full", action="store_true", help="every combination, not only the extremes"))
def test(arguments: Namespace) -> int:
    """Run all tests, or those that the pytest arguments after it name."""
    from .checks import tests

    return tests(arguments.more, full=arguments.full)


@command(
    option("--full", action="store_true", help="every combination, not only the extremes"),
    option("--style", action="store_true", help="format, lint and types, without the tests"),
)
def check(arguments: Namespace) -> int:
    """Check format, lint and types, and run all tests."""
    from . import checks

    return checks.style() if arguments.style else checks.check(full=arguments.full)


@command(option("--fd", type=int, help="an open socket to answer on, as `up` hands it over"))
def web(arguments: Namespace) -> None:
    """Run the web server alone."""
    import uvicorn

    from .config import load_settings

    settings = load_settings()
    config = uvicorn.Config(
        "webapp.asgi:app",
        host=settings.host,
        port=settings.port,
        log_level=settings.log_level if settings.log_level == "debug" else "warning",
        access_log=False,
        ws="none",  # live pages are server-sent events
        server_header=False,
        timeout_graceful_shutdown=3,  # live pages would hold a stop up for ever
    )
    given = None if arguments.fd is None else [socket.socket(fileno=arguments.fd)]
    uvicorn.Server(config).run(given)


@command()
def worker(_: Namespace) -> None:
    """Run one worker alone."""
    resolve_name("tasks.worker:main")()


@command()
def schedule(_: Namespace) -> None:
    """Run the clock of recurring tasks alone."""
    resolve_name("tasks.schedule:main")()


@command()
def redis(_: Namespace) -> None:
    """Run the embedded Redis-compatible server alone."""
    from . import embedded
    from .config import load_settings

    words = embedded.command(load_settings().data_folder)
    os.execv(words[0], words)  # noqa: S606 -- our own program takes our place


@command()
def migrate(_: Namespace) -> None:
    """Bring the database to the newest form."""
    from .config import load_settings

    asyncio.run(resolve_name("webapp.migrations:upgrade")(load_settings().database_url))


@command()
def demo(_: Namespace) -> None:
    """Load the demo entries; what is there already stays as it is."""
    asyncio.run(within_app("webapp.demo.operations:load_demo"))


@command(
    option("what", choices=("add",)),
    option("email"),
    option("--name", required=True, help="the name others see"),
    option("--role", required=True, help="viewer, contributor, editor, tester, operator or admin"),
    option("--password-file", type=Path, help="read the password from this file"),
)
def person(arguments: Namespace) -> None:
    """Add a person; the password is asked for, or read from a file or a pipe."""
    asyncio.run(
        within_app(
            "webapp.accounts.operations:add_person",
            email=arguments.email,
            name=arguments.name,
            role=arguments.role,
            password=password(arguments.password_file),
        )
    )
    print(f"{arguments.email} can sign in now.")


def password(file: Path | None) -> str:
    """A password is never an argument: those stand in the list of processes for all to read."""
    if file:
        return file.read_text().rstrip("\r\n")
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first, again = getpass("Password: "), getpass("Again: ")
    if first != again:
        sys.exit("The two passwords differ. Nobody was added.")
    return first


@command()
def routes(_: Namespace) -> None:
    """Print every address, its methods, and who may use it."""
    app = resolve_name("webapp.app:create_app")()
    for rule in sorted(app.url_map.iter_rules(), key=str):
        methods = " ".join(sorted(rule.methods - {"HEAD", "OPTIONS"}))
        access = getattr(app.view_functions[rule.endpoint], "access", "nobody")
        print(f"{methods:<12} {rule.rule:<48} {access}")


@command(option("what", choices=("pages", "video")))
def bench(arguments: Namespace) -> None:
    """Measure pages beside a bare "hello" on the same server, or videos beside separate runs."""
    resolve_name(f"tests.benchmarks.{arguments.what}:main")()


@command(
    option("folder", nargs="?", type=Path, help="also take every page, into this folder"),
    option("--docs", action="store_true", help="take the pictures of docs/densities.md instead"),
)
def screenshots(arguments: Namespace) -> None:
    """Take the pictures of the README: one entry as two readers get it."""
    resolve_name("tests_a11y.screenshots:main")(arguments.folder, docs=arguments.docs)


@command()
def lighthouse(_: Namespace) -> int:
    """Print Lighthouse's scores of the main pages; it comes from npm, for this once."""
    code: int = resolve_name("tests_a11y.lighthouse:main")()
    return code


@command()
def config(_: Namespace) -> None:
    """Print every setting, its value and where that came from; secrets are masked."""
    from .config import SETTINGS, load_settings

    settings = load_settings()
    for row in SETTINGS:
        name = row.name.lower()
        value = "••••••" if row.secret else getattr(settings, name)
        print(f"{row.name:<26} {value!s:<40} {settings.sources[name]}")


async def within_app(operation: str, **arguments: Any) -> None:
    """Run one operation inside the app, as the program itself and as one unit of work."""
    from quart import g

    from .database import transaction
    from .permissions import PROGRAM
    from .preferences import DEFAULT

    app = resolve_name("webapp.app:create_app")()
    async with app.app_context():
        g.person, g.preferences = PROGRAM, DEFAULT
        async with transaction():
            await resolve_name(operation)(**arguments)
        await app.database.close()


def parser() -> ArgumentParser:
    """All commands and their arguments."""
    whole = ArgumentParser(prog="handshape", description="A deaf-first knowledge hub.")
    commands = whole.add_subparsers(metavar="COMMAND", required=True)
    for function, options in COMMANDS.items():
        purpose = function.__doc__ or ""
        one = commands.add_parser(
            function.__name__, help=purpose, description=purpose, allow_abbrev=False
        )
        one.set_defaults(run=function)
        for names, details in options:
            one.add_argument(*names, **details)
    return whole


def main() -> int:
    """Run the command that was asked for; what is wrong is said in one line."""
    arguments, more = parser().parse_known_args()
    if more and arguments.run is not test:
        parser().error(f"not understood: {' '.join(more)}")
    arguments.more = more
    run: Command = arguments.run
    try:
        return run(arguments) or 0
    except (Unconfigured, Problem) as problem:
        print(f"handshape: {problem}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
