"""Sign up, sign in, sign out."""

from __future__ import annotations

from quart import Blueprint, Response
from quart.typing import ResponseReturnValue

from webapp import reader
from webapp.addresses import local
from webapp.asker import asker
from webapp.config import settings
from webapp.errors import NotFound
from webapp.forms import blank, read_form
from webapp.keeping import overruled
from webapp.permissions import public
from webapp.rendering import render, see_other
from webapp.texts import t

from . import operations
from .forms import SignIn, SignUp

routes = Blueprint("accounts", __name__)


@routes.get("/sign-in")
@public
async def sign_in_form() -> Response:
    """The sign-in form; `next` says where to go afterwards."""
    return await render(
        "accounts/sign_in.html",
        form=blank(),
        sign_up=settings.sign_up,
        next=local(asker().said.get("next")),
    )


@routes.post("/sign-in")
@public
async def sign_in() -> ResponseReturnValue:
    """Open a session, or say that it did not work without saying why."""
    form = await read_form(SignIn)
    goal = local(form.values.get("next"))
    if form.data:
        chosen = reader.kept_in_cookie()
        if account := await operations.sign_in(**form.data.model_dump(), chosen=chosen):
            response = see_other(goal)
            reader.put_aside(response, overruled(account.preferences, chosen))
            return response
        form.refuse("form", t("sign-in-refused"))  # it is not known which of the two is wrong
    form.values.pop("password", None)
    return await render(
        "accounts/sign_in.html", status=422, form=form, sign_up=settings.sign_up, next=goal
    )


@routes.get("/sign-up")
@public
async def sign_up_form() -> Response:
    """The form for a new account, where the hub takes them."""
    check_open()
    return await render("accounts/sign_up.html", form=blank(), next=local(asker().said.get("next")))


@routes.post("/sign-up")
@public
async def sign_up() -> ResponseReturnValue:
    """Make an account and sign in with it."""
    check_open()
    form = await read_form(SignUp)
    goal = local(form.values.get("next"))
    if form.data:
        account = await operations.sign_up(**form.data.model_dump())
        if account:
            await operations.open_session(account, reader.kept_in_cookie())
            return see_other(goal)
        form.refuse("email", t("sign-up-taken"))
    form.values.pop("password", None)
    return await render("accounts/sign_up.html", status=422, form=form, next=goal)


@routes.post("/sign-out")
@public
async def sign_out() -> ResponseReturnValue:
    """End the session."""
    await operations.sign_out()
    response = see_other("/")
    reader.put_aside(response, {})
    return response


def check_open() -> None:
    """A hub may keep its accounts to itself."""
    if not settings.sign_up:
        raise NotFound
