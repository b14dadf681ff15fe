"""Who asks, as the request itself tells it: the same for the lane before Quart and for Quart."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from functools import cached_property
from typing import Any, cast
from urllib.parse import parse_qsl, quote_plus, urlencode

from quart import current_app, g, request
from werkzeug.http import parse_cookie

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
        self.cookies = parse_cookie(self.header("cookie"))
        self.visitor = self.cookies.get(protection.COOKIE, "")
        self.pairs = parse_qsl(self.query.decode("latin-1"), keep_blank_values=True)
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
    def arguments(self) -> dict[str, str]:
        """The query of the address, each argument by its name as an address writes both; of two
        with one name the first counts."""
        found: dict[str, str] = {}
        for name, value in self.pairs:
            found.setdefault(quote_plus(name), quote_plus(value))
        return found

    def unpreviewed(self) -> str:
        """The page's address without what only previews it: as its reader's own."""
        kept = [pair for pair in self.pairs if pair[0] not in KNOWN]
        return f"{self.path}?{urlencode(kept)}" if kept else self.path


def asker() -> Asker:
    """Who asks in the running request."""
    if "asker" not in g:
        app, scope = current_app, cast(Scope, request.scope)
        known = scope.get(IN_SCOPE)
        g.asker = known or Asker(scope, str(app.secret_key), app.extensions["cache"])
    return cast(Asker, g.asker)


def fit() -> None:
    """Put in `g` what fits this reader."""
    asking = asker()
    if g.person.is_signed_in:
        asking.becomes(g.person)
    g.preferences, g.own_preferences = asking.preferences, asking.own_preferences
    g.signed_texts, g.languages_used = asking.signed_texts, asking.languages_used
    g.preview = "preview" in asking.preferences.sources.values()
