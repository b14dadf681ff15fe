"""A text in pieces: what is the same for everybody, and between that holes to be filled when it is sent.

A piece is deflated once for all who get it. Each ends on a whole byte and refers to nothing before
itself, so that they can be put together with what fills the holes, which is stored as it is. What
is secret is therefore never compressed together with anything (the attack called BREACH).
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from hashlib import blake2b
from typing import Union

from markupsafe import Markup

from .packing import deflated, put_together, stored

SIGN = secrets.token_hex(8)  # no text that somebody wrote can hold a hole
MARK = re.compile(f"<{SIGN} ([^>]*)>")

Filling = Union[bytes, "Pieces"]
Fill = Callable[[str], Filling]


def hole(name: str) -> Markup:
    """A hole in a text that is being drawn."""
    return Markup(f"<{SIGN} {name}>")  # noqa: S704 -- the names are our own


class Pieces:
    """A text by turns constant and to be filled: `constants` stand around the holes `names`."""

    def __init__(self, text: str) -> None:
        parts = MARK.split(text)
        self.constants = [part.encode() for part in parts[0::2]]
        self.names = parts[1::2]

    @cached_property
    def tag(self) -> bytes:
        """A mark that other words would change."""
        return blake2b(b"\0".join(self.constants), digest_size=9).digest()

    @cached_property
    def deflated(self) -> list[bytes]:
        """The constant pieces, each deflated on its own."""
        return [deflated(piece) for piece in self.constants]

    @property
    def size(self) -> int:
        """About the bytes that it takes to keep this, deflated too."""
        return sum(map(len, self.constants)) * 4 // 3 + 200 * len(self.constants)

    def fillings(self, fill: Fill) -> dict[str, Filling]:
        """What stands in each hole, each asked for once; holes of what fills a hole too."""
        found: dict[str, Filling] = {}
        for name in self.names:
            if name not in found:
                found[name] = filling = fill(name)
                if isinstance(filling, Pieces):
                    found |= filling.fillings(fill)
        return found

    def plain(self, fillings: Mapping[str, Filling]) -> Iterator[bytes]:
        """The text, piece by piece."""
        yield self.constants[0]
        for name, constant in zip(self.names, self.constants[1:], strict=True):
            filling = fillings[name]
            if isinstance(filling, Pieces):
                yield from filling.plain(fillings)
            else:
                yield filling
            yield constant

    def packed(self, fillings: Mapping[str, Filling]) -> Iterator[bytes]:
        """The deflated text, block by block, without an end."""
        yield self.deflated[0]
        for name, constant in zip(self.names, self.deflated[1:], strict=True):
            filling = fillings[name]
            if isinstance(filling, Pieces):
                yield from filling.packed(fillings)
            else:
                yield stored(filling)
            yield constant

    def text(self, fillings: Mapping[str, Filling]) -> bytes:
        """The whole text."""
        return b"".join(self.plain(fillings))

    def gzipped(self, fillings: Mapping[str, Filling]) -> bytes:
        """The whole text as gzip."""
        return put_together(self.packed(fillings), self.text(fillings))

    def etag(self, fillings: Mapping[str, Filling]) -> str:
        """A validator (RFC 9110) of the text as one reader gets it, however it is coded."""
        said = blake2b(self.tag, digest_size=9)
        for filling in fillings.values():
            said.update(filling.tag if isinstance(filling, Pieces) else filling)
            said.update(b"\0")
        return f'W/"{said.hexdigest()}"'
