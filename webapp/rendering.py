"""The page that fits: a document, the one region htmx asked for, or the variant of a density."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

import jinja_partials
from jinja2 import Environment, Template
from markupsafe import Markup
from quart import Quart, Response, current_app, g, request

from . import holes, wording
from .accessibility import badges
from .answers import Page
from .asker import asker
from .figures import written_day, written_number, written_time
from .forms import Form, FormModel, blank
from .holes import addressed
from .languages import language_name, named, own_name, sign_languages_by_name, written_languages
from .permissions import may
from .pieces import Pieces
from .preferences import DENSITY_NAMES, KNOWN
from .reader import set_aside
from .signing import languages_used, signed_texts
from .templating import AtHand, Here
from .texts import Speaking, other_languages, say_in, spoken, t, t_html
from .variants import Cache, Tracking, note
from .wording import answers, question, question_key

T = TypeVar("T")


def attach(app: Quart, assets: Mapping[str, str]) -> None:
    """Give templates the few words they all know. `assets` has their fingerprinted names."""
    environment = app.jinja_env
    jinja_partials.register_environment(environment, markup=True)
    environment.globals.update({word.__name__: word for word in WORDS})
    addresses = {name: f"/assets/{kept}" for name, kept in assets.items()}
    environment.globals.update(asset=addresses.__getitem__)
    environment.filters["language_name"] = language_name
    environment.globals.update(t=t, t_html=t_html, g=Here())


def previewed() -> dict[str, object]:
    """The preferences in which this page is shown otherwise than its reader has it."""
    shown, own = g.preferences, g.own_preferences
    return {
        name: getattr(shown, name)
        for name in KNOWN
        if shown.sources.get(name) == "preview" and getattr(shown, name) != getattr(own, name)
    }


def languages_near() -> list[tuple[str, str]]:
    """The few sign languages that every page offers; the settings have them all."""
    return named(dict.fromkeys([*filter(None, [g.preferences.sign_language]), *languages_used()]))


def panel_form() -> Form[FormModel]:
    """The preferences panel as a form that nobody has sent."""
    return blank(**g.preferences.chosen())


def sign_language_options(chosen: str) -> Markup:
    """Every sign language as options of a select, in the reader's words and their order."""
    return drawn_options(chosen, spoken())


@functools.lru_cache(maxsize=512)  # what was chosen may be anything that somebody sent
def drawn_options(chosen: str, language: str) -> Markup:
    """There are many, so they are drawn once for each choice and language."""
    option = Markup('<option value="{}"{}>{}</option>\n')
    selected = {chosen: Markup(" selected")} if chosen else {}
    return Markup("").join(
        option.format(code, selected.get(code, ""), name)
        for code, name in sign_languages_by_name(language)
    )


@functools.cache
def text_languages() -> list[tuple[str, str, str]]:
    """Every written language as a form offers it: by its own name, marked as written in itself."""
    return [(each.code, each.own_name, each.code) for each in written_languages()]


async def render(name: str, *, status: int = 200, **context: Any) -> Page:
    """Draw the page `name` for this reader: one region when htmx asks for one, else the document."""
    environment = cast(Environment, current_app.jinja_env)
    template = variant(environment, name, g.preferences.density_name)
    region = context["region"] = wanted_region(template)
    context["layout"] = "layouts/fragment.html" if region else "layouts/page.html"
    is_shared = bool(g.get("trackers")) and not g.notices
    words = known(template, Pieces, context) if is_shared else Pieces(drawn(template, **context))
    page = addressed(words, asker())
    return Page(page if is_shared else page.whole, status)


def drawn(template: Template, **context: Any) -> str:
    """What a template makes of this for the reader in `g`."""
    with Speaking(g.preferences), AtHand():
        return template.render(context)


def known(template: Template, form: Callable[[str], T], context: Mapping[str, Any]) -> T:
    """What a template makes of this, drawn once for all who read alike and are told the same.

    So when something happens anywhere, only what says something else than before is drawn again.
    """
    cache, kind = cast(Cache, current_app.extensions["cache"]), str(template.name)
    if not cache.is_open or "asker" not in g:
        return form(drawn(template, **context))
    reader, what = asker(), tuple(context.items())
    found = cast(T | None, cache.find(kind, what, reader))
    if found is None:
        with Tracking() as names:
            text = drawn(template, **context)
        found = form(text)
        cache.keep(kind, what, reader, names, found, 2 * len(text))
    note(*cache.fields[kind].names)  # what it asks, the page around it asks too
    return found


def remember(name: str, **context: Any) -> Markup:
    """A partial that many pages share, or one in many places."""
    return known(current_app.jinja_env.get_template(name), Markup, context)


def draw_part(name: str) -> Pieces:
    """Draw the part of a page that `apart` names, and keep it by itself."""
    template = current_app.jinja_env.get_template(name)
    cache = cast(Cache, current_app.extensions["cache"])
    if not cache.is_open:
        return Pieces(drawn(template))
    with Tracking() as names:
        found = Pieces(drawn(template))
    cache.keep(f"apart {name}", (), asker(), names, found, found.size)
    return found


def signed(key: str) -> str:
    """The way from a text to its clip, where there is one: most pages ask for twenty, and get none."""
    if (kept := signed_texts().get(key)) is None:
        return ""
    component: Any = current_app.jinja_env.get_template("components/signed.html").module
    return cast(Markup, component.control(key, kept))


# What every template can say beside its own context.
WORDS: tuple[Callable[..., object], ...] = (
    wording.answer, answers, badges, language_name, languages_near, may, other_languages, own_name,
    panel_form, previewed, question, question_key, remember, say_in, set_aside,
    sign_language_options, signed, signed_texts, text_languages, written_day, written_number,
    written_time, *holes.WORDS,
)  # fmt: skip


def see_other(address: str) -> Response:
    """Send the browser on after a form was taken, so that reloading sends nothing twice."""
    if "HX-Request" in request.headers:  # its fetch would put the whole next page into the region
        return Response("", 200, {"HX-Redirect": address})
    return Response("", 303, {"Location": address})


def wanted_region(template: Template) -> str | None:
    """The region htmx wants to fill, if this page has it."""
    region = asker().region
    if region and str(template.name).startswith("errors/"):
        return "main"  # a Problem is told inside the region that was asked for
    return region if region in template.blocks else None


@functools.lru_cache(maxsize=512)
def variant(environment: Environment, name: str, density: str) -> Template:
    """The template drawn for this density, falling back toward the normal one."""
    stem, _, ending = name.rpartition(".")
    candidates = [f"{stem}.{word}.{ending}" for word in towards_normal(density)]
    return environment.select_template([*candidates, name])


def towards_normal(density: str) -> list[str]:
    """Densities from this one to the one before normal: max, rich; or minimal, low."""
    at, normal = DENSITY_NAMES.index(density), DENSITY_NAMES.index("normal")
    step = 1 if at < normal else -1
    return [DENSITY_NAMES[place] for place in range(at, normal, step)]
