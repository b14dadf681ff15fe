"""A named cast, so that tests read as stories.

Ada   signs (ASL), reads easy texts, density 2           viewer
Ben   is hard of hearing, wants captions, high contrast  viewer
Cleo  writes entries                                     contributor
Dev   looks after everybody's entries                    editor
Eve   writes too, and must see nothing of Cleo's drafts  contributor
Ned   runs the place                                     admin
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from quart import g

from tests.visitor import Visitor
from webapp import identity
from webapp.accounts.models import Session
from webapp.accounts.operations import add_person
from webapp.app import Handshape
from webapp.database import db, now, transaction
from webapp.entries import operations as entries
from webapp.entries.forms import TextForm
from webapp.entries.models import Entry
from webapp.permissions import PROGRAM, Person
from webapp.preferences import DEFAULT

PASSWORD = "a long enough secret"
CAST = {
    "ada": "viewer",
    "ben": "viewer",
    "cleo": "contributor",
    "dev": "editor",
    "eve": "contributor",
    "ned": "admin",
}


class World:
    """The cast in one app."""

    def __init__(self, app: Handshape, people: dict[str, Person] | None = None) -> None:
        self.app = app
        self.people = people or {}

    async def populate(self) -> None:
        """Give everybody an account."""
        async with self.acting_as(PROGRAM):
            for name, role in CAST.items():
                account = await add_person(
                    name=name.title(), email=email(name), password=PASSWORD, role=role
                )
                self.people[name] = Person(account.id, account.name, account.email, (role,))

    @asynccontextmanager
    async def acting_as(self, person: str | Person) -> AsyncIterator[None]:
        """One unit of work done by somebody of the cast."""
        async with self.app.app_context():
            g.person = self.people[person] if isinstance(person, str) else person
            g.preferences = DEFAULT
            async with transaction():
                yield

    def visitor(self) -> Visitor:
        """Somebody we do not know."""
        return Visitor(self.app)

    async def browser_of(self, name: str) -> Visitor:
        """A browser in which somebody of the cast has signed in some time ago."""
        visitor, session_id = self.visitor(), identity.new_session_id()
        async with self.acting_as(name):
            kept, ends = identity.fingerprint(session_id), now() + timedelta(hours=1)
            person_id = self.people[name].id
            db.add(Session(account_id=person_id, fingerprint=kept, expires_at=ends))
        cookie = self.app.extensions["QUART_AUTH"][0].dump_token(session_id, self.app)
        visitor.client.set_cookie("localhost", identity.COOKIE, cookie)
        return visitor

    async def entry(
        self, title: str = "Fire alarm", by: str = "cleo", *, published: bool = True, level: int = 3
    ) -> Entry:
        """An entry that somebody has written."""
        async with self.acting_as(by):
            entry = await entries.begin(text(title=title, reading_level=level))
            if published:
                await entries.publish(entry)
        return entry


def email(name: str) -> str:
    """The address of somebody of the cast."""
    return f"{name}@example.org"


def text(**changes: object) -> TextForm:
    """A text as somebody typed it."""
    typed: dict[str, object] = {
        "title": "Fire alarm",
        "summary": "What to do when the lights flash.",
        "body": "## Leave\n\nLeave the house. Do not use the lift.",
        "language": "en",
        "reading_level": 3,
    }
    return TextForm.model_validate(typed | changes)
