"""How a page leaves: its holes filled, gzipped for who takes that, and not at all for who has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from quart import Response

from .asker import Asker, asker
from .compression import takes_gzip
from .holes import OWN, filling
from .pieces import Filling, Pieces
from .preferences import HINTS, asked
from .variants import Fixed

HINT_NAMES = ", ".join(HINTS)
ASKED_ALWAYS = (
    "Cookie", "HX-Request", "HX-Target", "HX-History-Restore-Request", "Accept-Encoding",
)  # fmt: skip
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
        packing = joined(page, fillings, asker) if is_shared and asker.cache.is_open else page
        return Answer(status, headers, packing.gzipped(fillings))
    return Answer(status, headers, page.text(fillings))


def lasting(*, is_public: bool) -> str:
    """How long others may keep a file: what is taken back must not be met for long, and what few may
    see never without asking."""
    return "public, max-age=60, must-revalidate" if is_public else "private, no-cache"


def joined(page: Pieces, fillings: Mapping[str, Filling], asker: Asker) -> Pieces:
    """A shared page and its parts in one, kept for all who get the same of both."""
    said = {name: filling for name, filling in fillings.items() if name not in OWN}
    what = (page.tag, *[each.tag if isinstance(each, Pieces) else each for each in said.values()])
    found: Pieces | None = asker.cache.find("joined", what, asker)
    if found is None:
        found = page.joined(said)
        asker.cache.keep("joined", what, asker, set(), found, found.size)
    return found


@lru_cache(maxsize=1024)
def vary(sources: Fixed[str]) -> str:
    """The headers that had a say in a page. Where a reader has chosen, their device had none."""
    return ", ".join([*ASKED_ALWAYS, *asked(sources)])


def has(known: str, etag: str) -> bool:
    """Whether an If-None-Match names this validator (RFC 9110: compared weakly)."""
    return known == "*" or etag.removeprefix("W/") in known


class Page(Response):
    """A page whose holes are still open; `leave` fills them when all else is done."""

    is_passing = False  # it shows what changes without an event, so it is not kept

    def __init__(self, pieces: Pieces, status: int = 200, *, is_shared: bool = False) -> None:
        super().__init__(b"", status)
        self.pieces = pieces
        self.is_shared = is_shared  # every visitor gets the same but for its holes
        self.has_left = False

    def leave(self) -> None:
        """Become what this reader is sent."""
        if self.has_left:
            return
        self.has_left = True
        sent = answer(self.pieces, asker(), status=self.status_code, is_shared=self.is_shared)
        if sent.status != self.status_code:
            self.status_code = sent.status
        for name, value in sent.headers:
            if name != "content-type":  # that is what it is from the start
                self.headers.add(name, value)
        self.set_data(sent.body)
        if sent.status == 304:
            del self.headers["content-length"]  # it would be that of the page
