"""Addresses that come from outside: only a path of this site is ever followed."""

from __future__ import annotations


def local(address: str | None, otherwise: str = "/") -> str:
    """The address if it is a path on this site, else `otherwise`: no way to send people elsewhere."""
    if not address or not address.startswith("/") or "\\" in address or not address.isprintable():
        return otherwise
    return otherwise if address.startswith("//") else address
