"""What differs between readers of one page: words that leave a hole in it, and what fills each hole.

The token is a reader's secret. How a page looks is answered by the style sheets. Where a page
stands differs although much around it is the same. None of these multiplies what is kept.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from urllib.parse import quote

from markupsafe import Markup, escape

from .asker import Asker
from .pieces import Fill, Filling, hole
from .preferences import LOOK
from .protection import FIELD

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


def current(path: str) -> Markup:
    """Marks the link that leads to this very page."""
    return hole(f"current {path}")


def apart(name: str) -> Markup:
    """A part that asks its reader for more than the page around it, and so is kept by itself."""
    return hole(f"apart {name}")


WORDS: tuple[Callable[..., Markup], ...] = (
    csrf_field, look, colour_schemes, unpreviewed, and_back, current, apart,
)  # fmt: skip


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
    if asker.method != "GET":
        return b""
    whole = asker.path + (f"?{asker.query.decode('latin-1')}" if asker.query else "")
    return f"&amp;back={quote(whole)}".encode()


FILLS: dict[str, Callable[[Asker, str], Filling]] = {
    "token": lambda asker, _: asker.token().encode(),
    "look": lambda asker, _: looks(*asker.preferences.look),
    "schemes": lambda asker, _: schemes(asker),
    "unpreviewed": lambda asker, _: escape(asker.unpreviewed()).encode(),
    "back": lambda asker, _: back(asker),
    "current": lambda asker, path: b' aria-current="page"' if asker.path == path else b"",
    "apart": lambda asker, name: asker.part(name),
}
