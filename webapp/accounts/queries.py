"""Who a session belongs to, and which accounts there are."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, func, select

from webapp.database import now
from webapp.identity import recognises
from webapp.permissions import Person
from webapp.prepared import Prepared

from .models import Account, Session

_PERSON = Prepared(
    select(Account.id, Account.name, Account.email, Account.roles, Account.preferences)
    .join(Session, Session.account_id == Account.id)
    .where(
        Session.fingerprint == bindparam("fingerprint"),
        Session.revoked_at.is_(None),
        Session.expires_at > bindparam("moment", type_=Session.expires_at.type),
    ),
    lambda id, name, email, roles, preferences: (id, name, email, tuple(roles), preferences),
)


@recognises
def person_by_session(connection: Connection, fingerprint: str) -> Person | None:
    """The person whose session this is, unless it has ended or was taken back."""
    row = _PERSON.first(connection, fingerprint=fingerprint, moment=now())
    return Person(*row, fingerprint) if row else None


def account_count(connection: Connection) -> int:
    """How many accounts there are."""
    return connection.execute(select(func.count(Account.id))).scalar_one()
