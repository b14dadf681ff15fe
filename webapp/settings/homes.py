"""Choices have two homes, this device and the account: what is kept or forgotten is so in both."""

from __future__ import annotations

from quart import Response, g

from webapp import reader
from webapp.accounts.operations import forget_preferences, keep_preferences
from webapp.keeping import MORE, Kept, changed


def kept() -> Kept:
    """What is kept of this reader: by the account once they have signed in."""
    return g.person.preferences or {} if g.person.is_signed_in else reader.kept_in_cookie()


async def keep(response: Response, changes: Kept) -> Response:
    """Keep changes wherever this reader's choices live."""
    if g.person.is_signed_in:
        await keep_preferences(changes)
        aside = reader.set_aside()
        reader.put_aside(response, {name: aside[name] for name in aside if name not in changes})
        changes = {name: changes[name] for name in changes if name != MORE}  # the account has room
    reader.keep_in_cookie(response, changed(reader.kept_in_cookie(), changes))
    return response


async def forget(response: Response) -> Response:
    """Forget all of this reader's choices wherever they live."""
    if g.person.is_signed_in:
        await forget_preferences()
        reader.put_aside(response, {})
    reader.keep_in_cookie(response, {})
    return response
