"""People and their sessions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from webapp.database import Model


class Account(Model):
    """A person we know. `preferences` holds only what they chose themselves."""

    __tablename__ = "accounts"

    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    password_hash: Mapped[str]
    roles: Mapped[list[str]] = mapped_column(JSON)
    preferences: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    @property
    def owner_id(self) -> int:
        """Everyone owns their own account."""
        return self.id


class Session(Model):
    """One browser signed in. Only the fingerprint of its id is kept."""

    __tablename__ = "sessions"

    account_id: Mapped[int] = mapped_column(
        ForeignKey("accounts.id", ondelete="CASCADE"), index=True
    )
    fingerprint: Mapped[str] = mapped_column(unique=True)
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
