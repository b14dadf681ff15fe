"""What of the demo is there already."""

from __future__ import annotations

from sqlalchemy import Connection, select

from webapp.accounts.models import Account
from webapp.entries.models import Entry
from webapp.permissions import Person


def person_by_email(connection: Connection, email: str) -> Person | None:
    """The person with this address."""
    columns = (Account.id, Account.name, Account.email, Account.roles)
    row = connection.execute(select(*columns).where(Account.email == email)).first()
    return Person(row.id, row.name, row.email, tuple(row.roles)) if row else None


def slugs_taken(connection: Connection, slugs: list[str]) -> set[str]:
    """Which of these addresses lead to an entry."""
    return set(connection.scalars(select(Entry.slug).where(Entry.slug.in_(slugs))))
