"""Show and change preferences; the same form serves the page and the panel on every page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from quart import Blueprint, Response, g, request
from quart.typing import ResponseReturnValue

from webapp import reader
from webapp.accounts.operations import keep_preferences
from webapp.addresses import local
from webapp.asker import asker
from webapp.database import read
from webapp.errors import Invalid
from webapp.forms import Form, FormModel, blank
from webapp.keeping import choices
from webapp.languages import named
from webapp.permissions import public
from webapp.preferences import ASKED, DEFAULT, FIELDS, KNOWN
from webapp.rendering import render, see_other
from webapp.texts import t
from webapp.videos.queries import sign_languages_in_use
from webapp.watching import WATCHING
from webapp.wording import answer, question

from . import passport_routes, watching_routes
from .homes import forget, keep, kept
from .taking import as_preview, taken

LOOKS = (
    "contrast",
    "scheme",
    "motion",
    "text_size",
    "spacing",
    "font",
)  # as the page asks for them

routes = Blueprint("settings", __name__)
routes.register_blueprint(passport_routes.routes)
routes.register_blueprint(watching_routes.routes)


@routes.get("/settings")
@public
async def show() -> Response:
    """All preferences, and where each value came from."""
    return await page(blank(**g.preferences.chosen()))


@routes.post("/settings")
@public
async def change() -> ResponseReturnValue:
    """Keep what was changed: in the account, else in this browser. Or only show it, to try it."""
    typed = (await request.form).to_dict()
    form, changes = taken(typed, g.preferences.chosen() | g.preferences.watching())
    if form.errors:
        return await page(form, status=422)
    if "try" in typed:
        return see_other(as_preview(local(typed.get("next"), "/settings"), changes))
    return await keep(see_other(back(typed.get("next"))), changes)


@routes.post("/settings/reset")
@public
async def reset() -> ResponseReturnValue:
    """Take a choice back, or all of them with whatever a passport brought."""
    name = (await request.form).get("field", "")
    if name == "all":
        return await forget(see_other("/settings?reset=all"))
    if name == "watching":
        return await keep(see_other("/settings/watching?reset=1"), dict.fromkeys(WATCHING))
    if name not in FIELDS:
        raise Invalid
    return await keep(see_other(f"/settings?reset={name}"), {name: None})


@routes.post("/settings/device")
@public
async def settle() -> ResponseReturnValue:
    """Say which shall hold where the account and this device differ."""
    typed = (await request.form).to_dict()
    response = see_other(back(typed.get("next")))
    if typed.get("use") == "device" and (set_aside := reader.set_aside()):
        await keep_preferences(set_aside)
    reader.put_aside(response, {})
    return response


async def page(form: Form[FormModel], status: int = 200) -> Response:
    """The settings page with every choice there is."""
    return await render(
        "settings/index.html",
        status=status,
        form=form,
        looks=LOOKS,
        near=named(await read(sign_languages_in_use)),
        questions=[(name, question(name)) for name in FIELDS],
        sources={name: source(name) for name in FIELDS},
        ways_back={name: way_back(name) for name in FIELDS if name in choices(kept())},
        told=told(),
        own_view=own_view(),
    )


def source(name: str) -> str:
    """Where a value came from, in words."""
    value = getattr(g.preferences, name)
    found = g.preferences.sources.get(name, "default")
    if found == "device":
        return t("settings-source-device", answer=answer(name, value))
    if found == "default" and value == "system":
        return t("settings-source-system")
    return t(f"settings-source-{found}")


def way_back(name: str) -> str:
    """What it is called to take a choice back: who decides then."""
    if name in ASKED.values():
        return t("settings-back-device")
    return t("settings-back-none" if name == "sign_language" else "settings-back-guess")


def told() -> dict[str, Any]:
    """What the step before this page has to tell."""
    args = asker().said
    numbers = {name: args.get(name, type=int) for name in ("brought", "kept", "lost")}
    taken_back = args.get("reset", "")
    return numbers | {
        "saved": "saved" in args,
        "reset": taken_back if taken_back in {*FIELDS, "all"} else "",
        "wrong": ", ".join(question(name) for name in args.getlist("wrong") if name in KNOWN),
    }


def own_view() -> str:
    """An address that shows the first page to anybody as this reader has it."""
    values = {name: getattr(g.preferences, name) for name in FIELDS}
    chosen = {name: value for name, value in values.items() if value != getattr(DEFAULT, name)}
    return as_preview("/", chosen)


def back(goal: str | None) -> str:
    """Where the form was used: a page asks to be shown again, the settings page says "saved"."""
    path = local(goal, "/settings?saved=1")
    return path if urlsplit(path).path != "/settings" else "/settings?saved=1"
