"""What a page costs: server CPU per request beside a bare Quart "hello" on the same server.

    ./handshape bench pages

CPU time comes from the operating system for the whole process tree, all measured in turns in one
run: requests per second swing with the machine, ratios of CPU time hardly do. Each ratio is that of
most rounds, as a machine is not as quick in every second.

"Uncached" has three meanings, and all are measured; in none is any whole page kept:

- *missed*: an address that nobody has asked for yet, each time. The database says which entries it
  shows and what happened to them last; the page is put together, packed and kept. Entries to which
  nothing happened, and words that say what they said before, come from memory (decisions 0045, 0047).
- *after an event*: the same address again and again, each time in a new version of the content.
- *nothing kept*: `CACHE_SIZE=0`. Everything is drawn, not even a part comes from memory.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from tests.benchmarks.library import fill, happening
from tests.benchmarks.servers import Case, Server, header, server
from webapp.config import load_settings

ROUNDS = 15
PAGES = {"entry": "/entries/entry-7", "list": "/entries", "first page": "/"}
GZIP = {"Accept-Encoding": "gzip"}


def main() -> None:
    """Fill a library, serve it beside the hello, and print what each page costs."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        asyncio.run(fill(load_settings({"DATA_FOLDER": name, "PROFILE": "test"}), entries=60))

        def serve(app: str, **environ: str) -> Server:
            return stack.enter_context(server(app, folder, **environ))

        hello = Case("Quart hello", serve("tests.benchmarks.hello:app"))
        bare = Case("bare ASGI, 8 kB", serve("tests.benchmarks.hello:bare"))
        ours = serve("webapp.asgi:app")
        flat = Case("Quart, 20 kB flat", hello.server, "/flat")
        drawn = missed(ours)
        after = elsewhere(ours, happening(folder, number=30))
        whole = unkept(serve("webapp.asgi:app", CACHE_SIZE="0"))
        wired = hard_wired(serve("tests.benchmarks.hardwired:app"))
        kept = warm(ours)
        pairs = [each for pair in zip(whole, wired, strict=True) for each in pair]
        cases = [hello, bare, flat, *drawn, *after, *pairs, *kept]
        for at in range(ROUNDS + 1):
            for case in cases:
                case.measure()
                if at == 0:
                    case.rounds.clear()  # to warm up
        tell(cases, hello, bare)
        tell_variant([*drawn[: len(PAGES)], *whole], wired)


def missed(ours: Server) -> list[Case]:
    """Pages that nobody had yet at this address."""
    plain = [Case(f"{name}, missed", ours, path, is_new=True) for name, path in PAGES.items()]
    return [*plain, *packed(plain)]


def elsewhere(ours: Server, happens: Callable[[], object]) -> list[Case]:
    """The same addresses, each time after something happened to an entry that none of them shows."""
    plain = [
        Case(f"{name}, after an event", ours, path, before=happens) for name, path in PAGES.items()
    ]
    return [*plain, *packed(plain)]


def packed(cases: list[Case]) -> list[Case]:
    """The same for browsers that take gzip."""
    return [replace(each, title=f"{each.title}, gzip", headers=GZIP, rounds=[]) for each in cases]


def unkept(ours: Server) -> list[Case]:
    """Pages where nothing at all is kept."""
    return [Case(f"{name}, nothing kept", ours, path) for name, path in PAGES.items()]


def hard_wired(other: Server) -> list[Case]:
    """The same pages without preferences, see hardwired.py."""
    return [Case(f"{title}, hard-wired", other, path) for title, path in PAGES.items()]


def warm(ours: Server) -> list[Case]:
    """Pages that are kept: whole, gzipped, and not sent as the browser has them."""
    cases = []
    for title, path in PAGES.items():
        cases += [
            Case(f"{title}, warm", ours, path),
            Case(f"{title}, warm, gzip", ours, path, GZIP),
        ]
    path = PAGES["entry"]
    first = asyncio.run(Case("", ours, path).ask(1))
    cookie = header(first, "set-cookie").partition(";")[0]
    known = asyncio.run(Case("", ours, path, {"Cookie": cookie}).ask(1))
    had = {"Cookie": cookie, "If-None-Match": header(known, "etag")}
    return [*cases, Case("entry, 304", ours, path, had, status=304)]


def tell(cases: list[Case], hello: Case, bare: Case) -> None:
    """Print the table; a ratio of 1 is as cheap as the hello."""
    print(f"{'page':28} {'bytes':>7} {'CPU µs':>7} {'hello ÷ page':>13} {'bare ÷ page':>12}")
    for case in cases:
        ratios = f"{hello.beside(case):13.2f} {bare.beside(case):12.2f}"
        print(f"{case.title:28} {case.size:7} {case.cost * 1e6:7.0f} {ratios}")


def tell_variant(drawn: list[Case], wired: list[Case]) -> None:
    """Print what it costs to choose the variant: the uncached page beside the hard-wired one."""
    for ours, other in zip(drawn, [*wired, *wired], strict=True):
        print(f"{ours.title} ÷ hard-wired: {ours.beside(other):.2f}")
