"""Pages with holes: what is the same for everybody, and between that what is filled in when it is sent.

What differs between readers of one page leaves a hole in it: their secret token, how their page
looks. So none of these multiplies what is kept, and none is ever kept. Parts that many pages share
also leave one for where they stand, which is filled in once such a page is drawn.

The constant pieces are deflated once for all who get them; what fills a hole is stored between them
as it is. A piece may refer to pieces before it, as far back as every hole has a length that never
changes, but not to what fills a hole. A secret is therefore never compressed together with anything,
and the length of an answer tells nothing of it (the attack called BREACH).
"""

from __future__ import annotations

import functools
import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Union, cast
from urllib.parse import quote, quote_plus

from markupsafe import Markup, escape

from .asker import Asker
from .compression import deflated, put_together, stored
from .preferences import LOOK
from .protection import FIELD, SAFE, TOKEN_LENGTH

FIXED = {"token": TOKEN_LENGTH}  # holes that everybody fills with as many bytes
UNSAID = b"\xff"  # stands for what fills them where pieces look back: no text in UTF-8 holds it
SIGN = secrets.token_hex(8)  # no text that somebody wrote can hold a hole
MARK = re.compile(f"<{SIGN} ([^>]*)>")


class Missing(Exception):
    """A part of a page is not kept, and nobody is here to draw it."""


Filling = Union[bytes, "Pieces"]
Fill = Callable[[str], Filling]


def hole(name: str) -> Markup:
    """A hole in a text that is being drawn."""
    return Markup(f"<{SIGN} {name}>")  # noqa: S704 -- the names are our own


class Pieces:
    """A text by turns constant and to be filled: `constants` stand around the holes `names`."""

    def __init__(self, text: str) -> None:
        parts = MARK.split(text)
        self.constants = [part.encode() for part in parts[0::2]]
        self.names: list[str] = parts[1::2]

    @functools.cached_property
    def at_address(self) -> list[tuple[str, str, str]]:
        """The holes that the address fills: each by its name, its kind, and what it is about."""
        named = [(name, *name.split(" ", 1), "") for name in dict.fromkeys(self.names)]
        return [(each[0], each[1], each[2]) for each in named if each[1] in ADDRESS]

    @functools.cached_property
    def tag(self) -> bytes:
        """A mark that other words would change."""
        return blake2b(b"\0".join(self.constants), digest_size=9).digest()

    @functools.cached_property
    def deflated(self) -> list[bytes]:
        """The constant pieces, each deflated with those it can refer to."""
        first, *others = self.constants
        blocks, before = [deflated(first)], first
        for name, constant in zip(self.names, others, strict=True):
            before = before + UNSAID * FIXED[name] if name in FIXED else b""
            blocks.append(deflated(constant, before))
            before += constant
        return blocks

    @property
    def size(self) -> int:
        """About the bytes that it takes to keep this, deflated too."""
        return sum(map(len, self.constants)) * 4 // 3 + 200 * len(self.constants)

    def fillings(self, fill: Fill) -> dict[str, Filling]:
        """What stands in each hole, each asked for once; holes of what fills a hole too."""
        found: dict[str, Filling] = {}
        for name in self.names:
            if name not in found:
                found[name] = filling = fill(name)
                if isinstance(filling, Pieces):
                    found |= filling.fillings(fill)
        return found

    def woven(self, fillings: Mapping[str, Filling], *, packed: bool) -> Iterator[bytes]:
        """The text, or its deflated blocks without an end, piece by piece."""
        first, *others = self.deflated if packed else self.constants
        yield first
        for name, constant in zip(self.names, others, strict=True):
            filling = fillings[name]
            if isinstance(filling, Pieces):
                yield from filling.woven(fillings, packed=packed)
            else:
                yield stored(filling) if packed else filling
            yield constant

    def joined(self, fillings: Mapping[str, Filling]) -> Pieces:
        """The same with these fillings in their holes; the others stay open. It takes fewer pieces,
        and they look back further."""
        whole, since = Pieces(""), [self.constants[0]]  # what stands after the last open hole
        whole.constants.clear()
        self._append_to(whole, fillings, since)
        whole.constants.append(b"".join(since))
        whole.tag = marked(self.tag, fillings.values())
        return whole

    def _append_to(
        self, whole: Pieces, fillings: Mapping[str, Filling], since: list[bytes]
    ) -> None:
        for name, constant in zip(self.names, self.constants[1:], strict=True):
            filling = fillings.get(name)
            if filling is None:
                whole.names.append(name)
                whole.constants.append(b"".join(since))
                since.clear()
            elif isinstance(filling, Pieces):
                since.append(filling.constants[0])
                filling._append_to(whole, fillings, since)
            else:
                since.append(filling)
            since.append(constant)

    def text(self, fillings: Mapping[str, Filling]) -> bytes:
        """The whole text."""
        return b"".join(self.woven(fillings, packed=False))

    def gzipped(self, fillings: Mapping[str, Filling]) -> bytes:
        """The whole text as gzip."""
        for name in FIXED.keys() & fillings.keys():
            if len(cast(bytes, fillings[name])) != FIXED[name]:
                raise ValueError(f"{name}: pieces that look back over it count on its length")
        return put_together(self.woven(fillings, packed=True), self.text(fillings))

    def etag(self, fillings: Mapping[str, Filling]) -> str:
        """A validator (RFC 9110) of the text as one reader gets it, however it is coded."""
        return f'W/"{marked(self.tag, fillings.values()).hex()}"'


def marked(tag: bytes, fillings: Iterable[Filling]) -> bytes:
    """The mark of a text with these fillings: nobody has to read all of it again."""
    said = blake2b(tag, digest_size=9)
    for filling in fillings:
        said.update(filling.tag if isinstance(filling, Pieces) else filling)
        said.update(b"\0")
    return said.digest()


TOKEN_FIELD = Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, hole("token"))


def csrf_field() -> Markup:
    """The hidden field that every form with an unsafe method carries."""
    return TOKEN_FIELD


def look() -> Markup:
    """The attributes of <html> that the style sheets go by."""
    return hole("look")


def colour_schemes() -> Markup:
    """The colours that a browser may draw its own parts in."""
    return hole("schemes")


def unpreviewed() -> Markup:
    """This page's address without what only previews it: as its reader's own."""
    return hole("unpreviewed")


def and_back() -> Markup:
    """In an address: and where to go back to, which is this page as it stands."""
    return hole("back")


def here() -> Markup:
    """This page's address without a query."""
    return hole("here")


def with_query(**changes: object) -> Markup:
    """This page's address with some query arguments changed; None takes one away."""
    said = [
        name if value is None else f"{name}={quote_plus(str(value))}"
        for name, value in changes.items()
    ]
    return hole(f"with {'&'.join(said)}")


def aria_current(path: str) -> Markup:
    """Marks the link that leads to this very page."""
    return hole(f"current {path}")


def apart(name: str) -> Markup:
    """A part that asks its reader for more than the page around it, and so is kept by itself."""
    return hole(f"apart {name}")


WORDS: tuple[Callable[..., Markup], ...] = (
    csrf_field, look, colour_schemes, unpreviewed, and_back, here, with_query, aria_current, apart,
)  # fmt: skip


def addressed(page: Pieces, asker: Asker) -> Pieces:
    """A page at the address where it stands."""
    said = {name: ADDRESS[kind](asker, about) for name, kind, about in page.at_address}
    return page.joined(said) if said else page


def filling(asker: Asker) -> Fill:
    """What fills the holes of a page for this reader."""

    def fill(name: str) -> Filling:
        kind, _, about = name.partition(" ")
        return FILLS[kind](asker, about)

    return fill


@functools.lru_cache(maxsize=1024)
def looks(*values: object) -> bytes:
    """How a page looks, in the order of LOOK."""
    said = zip(LOOK, values, strict=True)
    words = [f'data-{name.replace("_", "-")}="{escape(value)}"' for name, value in said]
    return " ".join(words).encode()


def schemes(asker: Asker) -> bytes:
    """Light and dark where the device decides."""
    scheme = asker.preferences.scheme
    return b"light dark" if scheme == "system" else scheme.encode()


def back(asker: Asker) -> bytes:
    """This page's whole address, unless it answered a form."""
    if asker.method not in SAFE:
        return b""
    whole = asker.path + (f"?{asker.query.decode('latin-1')}" if asker.query else "")
    return f"&amp;back={quote(whole)}".encode()


def changed(asker: Asker, changes: str) -> bytes:
    """This page's address with its query changed as `with_query` says."""
    each = [change.partition("=") for change in changes.split("&")]
    values = asker.arguments | {name: value for name, _, value in each}
    gone = {name for name, is_said, _ in each if not is_said}
    said = [f"{name}={value}" for name, value in values.items() if name not in gone]
    return f"{quote(asker.path)}?{'&amp;'.join(said)}".encode()


def part(asker: Asker, name: str) -> Pieces:
    """A part of the page that is kept by itself."""
    found: Pieces | None = asker.cache.find(f"apart {name}", (), asker)
    if found is not None:
        return found
    if asker.draw is None:
        raise Missing(name)
    return asker.draw(name)  # type: ignore[no-any-return]  # it draws Pieces, which asker.py knows not


# What the address alone decides is filled in as soon as a page is drawn: it is kept under its
# address. Parts that many pages share keep these holes.
ADDRESS: dict[str, Callable[[Asker, str], bytes]] = {
    "unpreviewed": lambda asker, _: escape(asker.unpreviewed()).encode(),
    "back": lambda asker, _: back(asker),
    "here": lambda asker, _: quote(asker.path).encode(),
    "with": changed,
    "current": lambda asker, path: b' aria-current="page"' if asker.path == path else b"",
}
FILLS: dict[str, Callable[[Asker, str], Filling]] = {
    **ADDRESS,
    "token": lambda asker, _: asker.token().encode(),
    "look": lambda asker, _: looks(*asker.preferences.look),
    "schemes": lambda asker, _: schemes(asker),
    "apart": part,
}
# What two readers of one page may have otherwise, though all else that they asked is the same.
OWN = {"token", "look", "schemes"}
