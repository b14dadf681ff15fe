"""The pages of signs."""

from __future__ import annotations

from quart import Blueprint, Response, g

from webapp.asker import asker
from webapp.cache import cached
from webapp.database import read
from webapp.errors import NotFound
from webapp.forms import blank
from webapp.languages import sign_language
from webapp.paging import Slice, place
from webapp.permissions import public
from webapp.rendering import render
from webapp.variants import Fixed

from . import queries

routes = Blueprint("signs", __name__)

LONGEST = 60  # signs of a gloss


@routes.get("/signs")
@public
@cached
async def index() -> Response:
    """The glosses of one sign language: the reader's own if it has any."""
    languages = Fixed(await read(queries.sign_languages, g.person))
    asked, mine = asker().said.get("signed", ""), g.preferences.sign_language
    chosen = next((each for each in (asked, mine, *languages) if each in languages), "")
    sought = asker().said.get("q", "")[:LONGEST].strip()
    at = place(asker().said.get("page"))
    return await render(
        "signs/index.html",
        languages=languages,
        language=chosen,
        sought=sought,
        form=blank(q=sought),
        page=await read(
            queries.glosses, g.person, g.preferences, chosen, sought.replace("\0", ""), at
        )
        if chosen
        else Slice(),
    )


@routes.get("/signs/<language>/<path:gloss>")
@public
@cached
async def show(language: str, gloss: str) -> Response:
    """One sign: how it looks, and every moment in which it is signed."""
    known = sign_language(language)
    if known is None or "\0" in gloss:
        raise NotFound
    at = place(asker().said.get("page"))
    page = await read(
        queries.sign_page, g.person, g.preferences, known.code, gloss.upper()[:LONGEST], at
    )
    return await render("signs/show.html", sign=page)
