"""Pages with holes: what is the same for everybody, and between that what is filled in when it is sent.

What differs between readers of one page leaves a hole in it: their secret token, how their page
looks. So none of these multiplies what is kept, and none is ever kept. Parts that many pages share
also leave one for where they stand, which is filled in once such a page is drawn.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from urllib.parse import quote, quote_plus

from markupsafe import Markup, escape

from .asker import Asker
from .pieces import Fill, Filling, Pieces, hole
from .preferences import LOOK
from .protection import FIELD, SAFE


class Missing(Exception):
    """A part of a page is not kept, and nobody is here to draw it."""


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
    found = page.holes
    return page.saying(
        {name: ADDRESS[kind](asker, about) for name, kind, about in found if kind in ADDRESS}
    )


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
    values = asker.arguments.copy()
    for change in changes.split("&"):
        name, is_said, value = change.partition("=")
        if is_said:
            values[name] = value
        else:
            values.pop(name, None)
    said = "&amp;".join([f"{name}={value}" for name, value in values.items()])
    return f"{asker.address}?{said}".encode()


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
    "here": lambda asker, _: asker.address.encode(),
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
