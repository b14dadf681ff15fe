"""Who asks, as the request itself tells it: the same for the lane before Quart and for Quart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from typing import Any, cast
from urllib.parse import parse_qsl, quote, quote_plus

from quart import current_app, g, request
from werkzeug.datastructures import ImmutableMultiDict, MultiDict
from werkzeug.http import parse_cookie
from werkzeug.utils import cached_property  # that of functools takes a lock

from . import identity, protection
from .permissions import NOBODY, Person
from .preferences import KNOWN
from .reader import weigh, weighed, wished
from .variants import NOTHING, Cache, Fixed

Scope = MutableMapping[str, Any]

IN_SCOPE = "handshape.asker"


class Asker:
    """A visitor, until a session says that it is somebody else. As webapp/variants.py asks a
    reader, it has `preferences`, `own_preferences`, a `person`, `signed_texts`
    and `languages_used`."""

    draw: Callable[[str], Any] | None = None  # draws a part that is kept by itself
    version: int | None = None  # of the content, once it was asked for
    new_visitor = ""
    person: Person = NOBODY
    signed_texts: Fixed[str] = NOTHING
    languages_used: tuple[str, ...] = ()

    def __init__(self, scope: Scope, secret: str, cache: Cache) -> None:
        self.secret, self.cache = secret, cache
        self.method: str = scope["method"]
        self.path: str = "/" + scope["path"].lstrip("/")  # as Quart has it; "//x" would be a host
        self.query: bytes = scope["query_string"]
        self.headers: dict[bytes, bytes] = {}
        for name, value in scope["headers"]:
            known = self.headers.get(name)
            between = b"; " if name == b"cookie" else b", "
            self.headers[name] = value if known is None else known + between + value
        said = self.header("cookie")
        self.cookies: Mapping[str, str] = parse_cookie(said) if said else {}
        self.visitor = self.cookies.get(protection.COOKIE, "")
        self.pairs = parse_qsl(self.query.decode("ascii", "replace"), keep_blank_values=True)
        self.wishes = wished(self.pairs, self.cookies, self.header)
        self.preferences, self.own_preferences = weighed(secret, self.wishes)

    def header(self, name: str) -> str:
        """A header of the request, its name in small letters; "" when it was not sent."""
        return self.headers.get(name.encode(), b"").decode("latin-1")

    @property
    def has_session(self) -> bool:
        """Whether this may be somebody we know."""
        return identity.COOKIE in self.cookies

    def becomes(self, person: Person) -> None:
        """A session has been recognised: the account has a word too."""
        self.person = person
        fit = weigh(self.secret, self.wishes, person.preferences or {})
        self.preferences, self.own_preferences = fit

    @property
    def region(self) -> str:
        """The id of the element htmx wants to fill; going back in history needs the whole document."""
        if b"hx-request" not in self.headers or b"hx-history-restore-request" in self.headers:
            return ""
        _, found, region = self.header("hx-target").rpartition("#")
        return region if found else ""

    def token(self) -> str:
        """Their secret; a browser that has no id yet gets one with it."""
        if len(self.visitor) < protection.SHORTEST:
            self.visitor = self.new_visitor = protection.new_visitor()
        return protection.token(self.secret, self.visitor, self.person.session)

    @cached_property
    def said(self) -> MultiDict[str, str]:
        """What the query of the address says, by name; of two with one name the first counts."""
        return ImmutableMultiDict(self.pairs)

    @cached_property
    def written(self) -> list[tuple[str, str]]:
        """The query as an address writes it, name by name."""
        return [(quote_plus(name), quote_plus(value)) for name, value in self.pairs]

    @cached_property
    def arguments(self) -> dict[str, str]:
        """The same; of two with one name the first counts."""
        found: dict[str, str] = {}
        for name, value in self.written:
            found.setdefault(name, value)
        return found

    @cached_property
    def address(self) -> str:
        """The path as an address writes it."""
        return quote(self.path)

    def unpreviewed(self) -> str:
        """The page's address without what only previews it: as its reader's own."""
        kept = [f"{name}={value}" for name, value in self.written if name not in KNOWN]
        return f"{self.path}?{'&'.join(kept)}" if kept else self.path


def asker() -> Asker:
    """Who asks in the running request."""
    known: Asker | None = g.get("asker")
    if known is None:
        app, scope = current_app, cast(Scope, request.scope)
        known = scope.get(IN_SCOPE) or Asker(scope, str(app.secret_key), app.extensions["cache"])
        g.asker = known
    return known


def fit(asking: Asker) -> None:
    """Put in `g` what fits this reader."""
    here = g._get_current_object()  # each word of the proxy would look for it again
    here.preferences, here.own_preferences = asking.preferences, asking.own_preferences
    here.signed_texts, here.languages_used = asking.signed_texts, asking.languages_used
    here.preview = "preview" in asking.preferences.sources.values()
