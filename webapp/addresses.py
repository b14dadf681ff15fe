"""Addresses that come from outside: only a path of this site is ever followed by itself."""

from __future__ import annotations

from urllib.parse import urlsplit


def local(address: str | None, otherwise: str = "/") -> str:
    """The address if it is a path on this site, else `otherwise`: no way to send people elsewhere."""
    if not address or not address.startswith("/") or "\\" in address or not address.isprintable():
        return otherwise
    return otherwise if address.startswith("//") else address


def linked(address: str) -> str:
    """The address if a link may lead there: a path of this site, or the web over TLS; else ""."""
    if local(address, ""):
        return address
    try:
        parts = urlsplit(address)
        whole = parts.scheme == "https" and parts.hostname and not parts.username
    except ValueError:
        return ""
    return address if whole and address.isprintable() and "\\" not in address else ""
