"""Show and change preferences; the same form serves the page and the panel on every page."""

from __future__ import annotations

from urllib.parse import urlsplit

from quart import Blueprint, Response, g, request
from quart.typing import ResponseReturnValue

from webapp import reader
from webapp.accounts.operations import keep_preferences
from webapp.addresses import local
from webapp.database import read
from webapp.forms import Form, FormModel, blank
from webapp.languages import named
from webapp.permissions import public
from webapp.preferences import FIELDS, valid
from webapp.rendering import render, see_other
from webapp.texts import t
from webapp.videos.queries import sign_languages_in_use

routes = Blueprint("settings", __name__)


@routes.get("/settings")
@public
async def show() -> Response:
    """All preferences, and where each value came from."""
    return await page(blank(**g.preferences.chosen()))


@routes.post("/settings")
@public
async def change() -> ResponseReturnValue:
    """Keep what was chosen: in the account, else in this browser."""
    typed = (await request.form).to_dict()
    given = {name: typed[name] for name in FIELDS if name in typed}
    chosen = {name: valid(name, text) for name, text in given.items()}
    wrong = [name for name, value in chosen.items() if value is None]
    if wrong:
        form: Form[FormModel] = blank(**{**g.preferences.chosen(), **given})
        for name in wrong:
            form.refuse(name, t("form-no-choice"))
        return await page(form, status=422)
    response = see_other(back(typed.get("next")))
    if g.person.is_signed_in:
        await keep_preferences(chosen)
    reader.keep_in_cookie(response, {**reader.kept_in_cookie(), **chosen})
    return response


async def page(form: Form[FormModel], status: int = 200) -> Response:
    """The settings page with every choice there is."""
    return await render(
        "settings/index.html",
        status=status,
        form=form,
        near=named(await read(sign_languages_in_use)),
        sources={
            name: t(f"settings-source-{g.preferences.sources.get(name, 'default')}")
            for name in FIELDS
        },
        saved="saved" in request.args,
    )


def back(goal: str | None) -> str:
    """Where the form was used: a page asks to be shown again, the settings page says "saved"."""
    path = local(goal, "/settings?saved=1")
    return path if urlsplit(path).path != "/settings" else "/settings?saved=1"
