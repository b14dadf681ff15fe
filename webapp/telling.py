"""Tells a Problem: as a page, as a fragment to htmx, never as a stack trace."""

from __future__ import annotations

import logging

from quart import Response, g, request
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, MethodNotAllowed, RequestedRangeNotSatisfiable

from . import errors
from .answers import Page
from .asker import asker, fit
from .permissions import NOBODY
from .rendering import render

log = logging.getLogger("handshape")

KNOWN: dict[int, type[errors.Problem]] = {
    400: errors.Invalid,
    404: errors.NotFound,
    413: errors.TooLarge,
    415: errors.Unsupported,
}


async def tell(problem: errors.Problem) -> Page:
    """Say what went wrong and what to do next, in words at the reader's level."""
    g.setdefault("person", NOBODY)
    if "preferences" not in g:
        fit(asker())
    g.setdefault("notices", [])
    return await render("errors/problem.html", status=problem.status, problem=problem)


async def tell_http(error: HTTPException) -> Response:
    """Tell what the framework refused in the same voice."""
    kind = KNOWN.get(error.code or 500, errors.NotFound if is_client(error) else errors.Broken)
    response = await tell(kind())
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.status_code = 405
        response.headers["Allow"] = ", ".join(error.valid_methods)
    if isinstance(error, RequestedRangeNotSatisfiable):
        response.status_code = 416
        response.headers["Content-Range"] = f"bytes */{error.length or 0}"
    return response


def is_client(error: HTTPException) -> bool:
    """Whether the request was at fault."""
    return 400 <= (error.code or 500) < 500


async def tell_fault(error: Exception) -> Response:
    """A fault of ours: the log gets all of it, the person an honest sentence."""
    if isinstance(error, IntegrityError | StaleDataError):
        log.info("%s at %s %s", type(error).__name__, request.method, request.path)
        return await tell(errors.Conflict())
    log.exception("fault while answering %s %s", request.method, request.path, exc_info=error)
    try:
        page = await tell(errors.Broken())
        page.leave()
        return page
    except Exception:  # the page itself is what is broken
        log.exception("fault while telling a fault")
        return Response("Something broke. The fault is ours.\n", 500, content_type="text/plain")
