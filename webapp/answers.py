"""How a page leaves: its holes filled, gzipped for who takes that, and not at all for who has it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from .asker import Asker
from .holes import filling
from .packing import takes_gzip
from .pieces import Pieces
from .preferences import HINTS, asked
from .shelf import Fixed

HINT_NAMES = ", ".join(HINTS)

COMMON = [
    ("content-type", "text/html; charset=utf-8"),
    ("cache-control", "private, no-cache"),
    ("accept-ch", HINT_NAMES),
    ("critical-ch", HINT_NAMES),
]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


def answer(page: Pieces, asker: Asker, *, status: int = 200, is_shared: bool = True) -> Answer:
    """The page as this reader gets it. Only what is shared has a validator: a page that belongs to
    one person is always drawn anew."""
    fillings = page.fillings(filling(asker))
    headers = [*COMMON, ("vary", vary(asker.preferences.sources))]
    if is_shared:
        etag = page.etag(fillings)
        headers.append(("etag", etag))
        if has(asker.header("if-none-match"), etag):
            return Answer(304, headers, b"")
    if takes_gzip(asker.header("accept-encoding")):
        headers.append(("content-encoding", "gzip"))
        return Answer(status, headers, page.gzipped(fillings))
    return Answer(status, headers, page.text(fillings))


@lru_cache(maxsize=1024)
def vary(sources: Fixed) -> str:
    """The headers that had a say in a page. Where a reader has chosen, their device had none."""
    return ", ".join(["Cookie", "HX-Request", "HX-Target", "Accept-Encoding", *asked(sources)])


def has(known: str, etag: str) -> bool:
    """Whether an If-None-Match names this validator (RFC 9110: compared weakly)."""
    return known == "*" or etag.removeprefix("W/") in known
