"""The pages as they would be without preferences: one reader's answers are written into the templates.

Where a template says a text or asks what a density shows, a constant stands; nothing asks who
reads. All else is done as it is for every page: who may see it, the visitor's secret and their
cookie, the headers that protect, the unit of work. What such a page costs is what the preference
machinery is measured by.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup
from quart import Quart, Response, current_app, g, request

from webapp import assets, protection, rendering, templating
from webapp.config import load_settings
from webapp.database import Database, settle
from webapp.discovery import load_models
from webapp.entries.queries import entries_page, entry_and_others
from webapp.entries.rows import Asked, Wanted
from webapp.forms import blank
from webapp.home.queries import featured_cards
from webapp.permissions import NOBODY, admit, public
from webapp.preferences import DEFAULT
from webapp.texts import texts
from webapp.videos.queries import sign_languages_in_use

ENGLISH = texts("en")


class Written(NodeTransformer):
    """Writes what the default reader would be told into a template, in place of what asks."""

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 -- Jinja names it
        """A text without arguments is its own words, and nothing is signed."""
        said = [each.value for each in node.args if isinstance(each, nodes.Const)]
        match node.node:
            case nodes.Name(name="t") if said and not node.kwargs and said[0] in ENGLISH.plain:
                return nodes.Const(ENGLISH.plain[said[0]], lineno=node.lineno)
            case nodes.Name(name="signed"):
                return nodes.Const("", lineno=node.lineno)
        return self.generic_visit(node)

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802 -- Jinja names it
        """A preference, or what a density shows, is a constant."""
        names, at = [node.attr], node.node
        while isinstance(at, nodes.Getattr):
            names, at = [at.attr, *names], at.node
        if isinstance(at, nodes.Name) and at.name == "g" and names[0] == "preferences":
            thing: Any = DEFAULT
            for name in names[1:]:
                thing = getattr(thing, name)
            if isinstance(thing, str | int):
                return nodes.Const(thing, lineno=node.lineno)
        return self.generic_visit(node)


class Wired(templating.PureEnvironment):
    """Templates in which one reader's answers are written."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        found: nodes.Template = Written().visit(super()._parse(source, name, filename))
        return found


def csrf_field() -> Markup:
    """The field with the token of this browser."""
    if "visitor" not in g:
        g.visitor = request.cookies.get(protection.COOKIE) or protection.new_visitor()
        g.token = protection.token("secret", g.visitor, "")
    return Markup('<input type="hidden" name="{}" value="{}">').format(protection.FIELD, g.token)


def drawn(name: str, **context: Any) -> Markup:
    """A part of a page."""
    return Markup(current_app.jinja_env.get_template(name).render(context))  # noqa: S704 -- our own


def with_query(**changes: object) -> str:
    """This page's address with a changed query."""
    return f"{request.path}?{urlencode({**request.args.to_dict(), **changes})}"


ASKED = Asked(DEFAULT.text_language, DEFAULT.reading_level, None, said_level=False)
LOOK = Markup(
    'data-contrast="system" data-motion="system" data-scheme="system" data-text-size="100" '
    'data-spacing="normal" data-font="own"'
)
CURRENT = Markup(' aria-current="page"')
WORDS = {
    "csrf_field": csrf_field, "remember": drawn, "apart": drawn, "look": lambda: LOOK,
    "colour_schemes": lambda: "light dark", "unpreviewed": lambda: request.path,
    "aria_current": lambda path="": CURRENT if path == request.path else "", "signed_texts": dict,
    "here": lambda: request.path, "with_query": with_query,
    "set_aside": dict, "t": lambda key, **args: ENGLISH.say(key, False, args),
}  # fmt: skip


class Plain(Quart):
    """An app without preferences."""

    jinja_environment = Wired


load_models()
settings = load_settings()
app = Plain("webapp", static_folder=None, template_folder="../templates")
database = Database(settings.database_url)
rendering.attach(app, assets.build(settings.data_folder / "assets"))
app.jinja_env.globals.update(WORDS)


inner: Any = app.asgi_app


async def protect(scope: Any, receive: Any, send: Any) -> None:
    """Answer with the headers that every answer carries."""
    await inner(scope, receive, protection.protecting(send, secure=False))


app.asgi_app = protect  # type: ignore[method-assign]  # Quart's own way to put a layer around


@app.before_request
async def nobody() -> None:
    """Everybody is the default reader, and is let in as any visitor."""
    g.person, g.preferences, g.notices, g.preview = NOBODY, DEFAULT, [], False
    view = app.view_functions[request.endpoint or ""]
    admit(view)
    await protection.check_request(view)


@app.after_request
async def end(response: Response) -> Response:
    """Settle the unit of work, and hand out the visitor's id."""
    await settle(commit=True)
    if protection.COOKIE not in request.cookies and "visitor" in g:
        cookie = protection.visitor_cookie(g.visitor, secure=False)
        response.headers.add("Set-Cookie", cookie)
    return response


def page(name: str, **context: Any) -> Response:
    """The whole page."""
    body = drawn(name, layout="layouts/page.html", region=None, **context)
    return Response(body, content_type="text/html; charset=utf-8")


@app.get("/entries/<slug>")
@public
async def entry(slug: str) -> Response:
    """One entry."""
    found, related = await database.read(entry_and_others, slug, NOBODY, DEFAULT)
    return page("entries/show.html", entry=found, related=related, asked=ASKED)


@app.get("/entries")
@public
async def entries() -> Response:
    """The list."""
    wanted = Wanted("", None, False)
    found = await database.read(entries_page, NOBODY, DEFAULT, None, wanted)
    signed = await database.read(sign_languages_in_use) if DEFAULT.shows.filters else []
    return page("entries/index.html", page=found, wanted=wanted, form=blank(), signed_in=signed)


@app.get("/")
@public
async def first() -> Response:
    """The first page."""
    return page("home/index.html", featured=await database.read(featured_cards, DEFAULT))
