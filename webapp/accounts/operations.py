"""Making accounts, opening sessions and ending them."""

from __future__ import annotations

from datetime import timedelta

from quart import g
from sqlalchemy import select, update

from webapp import identity
from webapp.database import db, now
from webapp.errors import Forbidden, Invalid
from webapp.events import record
from webapp.keeping import Kept, changed, merged
from webapp.permissions import ROLES, operation

from .models import Account, Session
from .passwords import hashed, matches


@operation("public")
async def sign_up(*, name: str, email: str, password: str) -> Account | None:
    """Make a viewer's account; None when the address has one already."""
    return await new_account(name=name, email=email, password=password, roles=["viewer"])


@operation("person.add")
async def add_person(*, name: str, email: str, password: str, role: str) -> Account:
    """Make an account with a role, as an administrator does."""
    if role not in ROLES:
        raise Invalid(f"{role}: the roles are {', '.join(ROLES)}")
    account = await new_account(name=name, email=email, password=password, roles=[role])
    if account is None:
        raise Invalid(f"{email} has an account already")
    return account


async def new_account(*, name: str, email: str, password: str, roles: list[str]) -> Account | None:
    """Add an account unless its address is taken."""
    address = email.strip().lower()
    if await db.scalar(select(Account.id).where(Account.email == address)):
        return None
    account = Account(
        name=name, email=address, password_hash=await hashed(password), roles=roles, preferences={}
    )
    db.add(account)
    await db.flush()
    record("person.signed_up", account, entry_id=None, owner_id=account.id)
    return account


@operation("public")
async def sign_in(*, email: str, password: str, chosen: Kept) -> Account | None:
    """Open a session for this browser; None when address and password do not belong together.

    What the visitor `chosen` before signing in is kept where the account says nothing of it.
    """
    account = await db.scalar(select(Account).where(Account.email == email.strip().lower()))
    if not await matches(password, account.password_hash if account else None) or account is None:
        return None
    await open_session(account, chosen)
    return account


async def open_session(account: Account, chosen: Kept) -> None:
    """Give this browser a session id that nobody has seen before."""
    session_id = identity.new_session_id()
    ends = now() + timedelta(seconds=identity.DURATION)
    db.add(
        Session(
            account_id=account.id, fingerprint=identity.fingerprint(session_id), expires_at=ends
        )
    )
    account.preferences = merged(account.preferences, chosen)
    identity.remember(session_id)


@operation("public")
async def sign_out() -> None:
    """End this session for good: its cookie opens nothing any more, wherever it was copied to."""
    ended = update(Session).where(Session.fingerprint == g.person.session)
    await db.execute(ended.values(revoked_at=now()))
    identity.forget()


@operation("preference.write")
async def keep_preferences(changes: Kept) -> None:
    """Store what a person chose in their account, and take back what they took back."""
    account = await own_account()
    account.preferences = changed(account.preferences, changes)


@operation("preference.write")
async def forget_preferences() -> None:
    """Forget all that a person chose, also what a passport brought."""
    (await own_account()).preferences = {}


async def own_account() -> Account:
    """The account of who asks."""
    account = await db.get(Account, g.person.id)
    if account is None:
        raise Forbidden
    return account
