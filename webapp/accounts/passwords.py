"""Passwords: only ever stored as bcrypt hashes, checked in a thread because bcrypt is slow by design."""

from __future__ import annotations

import asyncio
import base64
import hashlib

import bcrypt

from webapp.config import settings

# What an unknown address is compared with, so that its answer takes as long as a known one's.
_NOBODY = bcrypt.hashpw(b"nobody", bcrypt.gensalt(4)).decode()


def prepared(password: str) -> bytes:
    """bcrypt reads 72 bytes and stops at a NUL, so it gets a digest of the whole password."""
    return base64.b64encode(hashlib.sha256(password.encode()).digest())


async def hashed(password: str) -> str:
    """The hash to store."""
    rounds = 4 if settings.profile == "test" else 12
    salted = await asyncio.to_thread(bcrypt.hashpw, prepared(password), bcrypt.gensalt(rounds))
    return salted.decode()


async def matches(password: str, stored: str | None) -> bool:
    """Whether this is the password; without a stored one it takes its time and says no."""
    kept = (stored or _NOBODY).encode()
    return await asyncio.to_thread(bcrypt.checkpw, prepared(password), kept) and stored is not None
