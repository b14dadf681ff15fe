"""How a reader watches: the form for it, which players also send to be remembered."""

from __future__ import annotations

from typing import Any

from quart import Blueprint, Response, g, request
from quart.typing import ResponseReturnValue

from webapp.addresses import local
from webapp.asker import asker
from webapp.forms import Form, FormModel, blank
from webapp.permissions import public
from webapp.rendering import render, see_other
from webapp.watching import WATCHING
from webapp.wording import question

from .homes import keep
from .taking import as_preview, taken

routes = Blueprint("watching", __name__)

PLACE = "/settings/watching"
# In the order of the page: a heading, and what stands below it.
GROUPS = {
    "watch-group-signer": ("sign_display", "sign_layout", "sign_size", "sign_place"),
    "watch-group-captions": ("caption_display", "caption_variant", "caption_place"),
    "watch-group-look": tuple(WATCHING)[7:16],
    "watch-group-playing": ("play_speed", "play_mirror"),
}


@routes.get(PLACE)
@public
async def show() -> Response:
    """All that can be chosen about watching."""
    return await page(blank(**shown()))


@routes.post(PLACE)
@public
async def change() -> ResponseReturnValue:
    """Keep what was changed, or only show it, to try it."""
    typed = (await request.form).to_dict()
    form, changes = taken(typed, shown())
    if form.errors:
        return await page(form, status=422)
    if "try" in typed:
        return see_other(as_preview(local(typed.get("next"), PLACE), changes))
    return await keep(see_other(local(typed.get("next"), f"{PLACE}?saved=1")), changes)


def shown() -> dict[str, Any]:
    """The values as the form shows them."""
    values: dict[str, Any] = g.preferences.watching()
    return values


async def page(form: Form[FormModel], status: int = 200) -> Response:
    """The form, with captions as they look now."""
    return await render(
        "settings/watching.html",
        status=status,
        form=form,
        groups=GROUPS,
        questions=[(name, question(name)) for name in WATCHING],
        after=local(asker().said.get("next"), ""),
        told=next((each for each in ("saved", "reset") if each in asker().said), ""),
    )
