"""A text with holes, and how it is put together once it is known what fills them.

The constant pieces are deflated once for all who get them; what fills a hole is stored between them
as it is. A piece may refer to pieces before it, as far back as every hole has a length that never
changes, but not to what fills a hole. A secret is therefore never compressed together with anything,
and the length of an answer tells nothing of it (the attack called BREACH).
"""

from __future__ import annotations

import functools
import re
import secrets
from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from types import MappingProxyType
from typing import Union, cast

from markupsafe import Markup

from .compression import deflated, put_together, stored
from .protection import TOKEN_LENGTH

FIXED = {"token": TOKEN_LENGTH}  # holes that everybody fills with as many bytes
UNSAID = b"\xff"  # stands for what fills them where pieces look back: no text in UTF-8 holds it
SIGN = secrets.token_hex(8)  # no text that somebody wrote can hold a hole
MARK = re.compile(f"<{SIGN} ([^>]*)>")


Filling = Union[bytes, "Pieces"]
Fill = Callable[[str], Filling]


def hole(name: str) -> Markup:
    """A hole in a text that is being drawn."""
    return Markup(f"<{SIGN} {name}>")  # noqa: S704 -- the names are our own


class Pieces:
    """A text by turns constant and to be filled: `constants` stand around the holes `names`."""

    said: Mapping[str, Filling] = MappingProxyType({})  # what fills some of them for all readers
    known_by: tuple[Pieces, Mapping[str, Filling]] | None = None  # what was made of what, if so

    def __init__(self, text: str) -> None:
        parts = MARK.split(text)
        self.constants = [part.encode() for part in parts[0::2]]
        self.names: list[str] = parts[1::2]

    @functools.cached_property
    def holes(self) -> list[tuple[str, str, str]]:
        """Each hole once: its name, and the kind of hole and what it is about, which are the name."""
        named = [(name, *name.split(" ", 1), "") for name in dict.fromkeys(self.names)]
        return [(each[0], each[1], each[2]) for each in named]

    @functools.cached_property
    def tag(self) -> bytes:
        """A mark that other words would change. Nobody reads all of them again for what is said."""
        if self.known_by:
            pieces, said = self.known_by
            return marked(pieces.tag, said.values())
        return blake2b(b"\0".join(self.constants), digest_size=9).digest()

    def saying(self, said: Mapping[str, Filling]) -> Pieces:
        """The same with these fillings, though not put together yet."""
        found = Pieces.__new__(Pieces)
        found.constants, found.names, found.said = self.constants, self.names, said
        found.holes, found.size, found.known_by = self.holes, self.size, (self, said)
        return found

    @functools.cached_property
    def whole(self) -> Pieces:
        """The same with what is said in its place: it leaves faster, for all who come later."""
        if not self.said:
            return self
        found = self.joined({})
        found.known_by = self.known_by
        return found

    @functools.cached_property
    def deflated(self) -> list[bytes]:
        """The constant pieces, each deflated with those it can refer to."""
        first, *others = self.constants
        blocks, before = [deflated(first)], first
        for name, constant in zip(self.names, others, strict=True):
            before = before + UNSAID * FIXED[name] if name in FIXED else b""
            blocks.append(deflated(constant, before))
            before += constant
        return blocks

    @functools.cached_property
    def size(self) -> int:
        """About the bytes that it takes to keep this, deflated too."""
        return sum(map(len, self.constants)) * 4 // 3 + 200 * len(self.constants)

    def fillings(self, fill: Fill) -> dict[str, Filling]:
        """What stands in each open hole, each asked for once; holes of what fills a hole too."""
        found: dict[str, Filling] = {}
        for name, _, _ in self.holes:
            if name not in found and name not in self.said:
                found[name] = filling = fill(name)
                if isinstance(filling, Pieces):
                    found |= filling.fillings(fill)
        return found

    def woven(self, fillings: Mapping[str, Filling], *, packed: bool) -> list[bytes]:
        """The text, or its deflated blocks without an end, piece by piece."""
        first, *others = self.deflated if packed else self.constants
        found = [first]
        for name, constant in zip(self.names, others, strict=True):
            filling = fillings[name]
            if isinstance(filling, Pieces):
                found += filling.woven(fillings, packed=packed)
            else:
                found.append(stored(filling) if packed else filling)
            found.append(constant)
        return found

    def joined(self, fillings: Mapping[str, Filling]) -> Pieces:
        """The same with these fillings in their holes; the others stay open. It takes fewer pieces,
        and they look back further."""
        whole, since = Pieces(""), [self.constants[0]]  # what stands after the last open hole
        whole.constants.clear()
        self._append_to(whole, {**fillings, **self.said}, since)
        whole.constants.append(b"".join(since))
        return whole

    def _append_to(
        self, whole: Pieces, fillings: Mapping[str, Filling], since: list[bytes]
    ) -> None:
        for name, constant in zip(self.names, self.constants[1:], strict=True):
            filling = fillings.get(name)
            if filling is None:
                whole.names.append(name)
                whole.constants.append(b"".join(since))
                since.clear()
            elif isinstance(filling, Pieces):
                since.append(filling.constants[0])
                filling._append_to(whole, fillings, since)
            else:
                since.append(filling)
            since.append(constant)

    def text(self, fillings: Mapping[str, Filling]) -> bytes:
        """The whole text."""
        return b"".join(self.woven({**fillings, **self.said}, packed=False))

    def gzipped(self, fillings: Mapping[str, Filling]) -> bytes:
        """The whole text as gzip."""
        for name in FIXED.keys() & fillings.keys():
            if len(cast(bytes, fillings[name])) != FIXED[name]:
                raise ValueError(f"{name}: pieces that look back over it count on its length")
        blocks = self.woven({**fillings, **self.said}, packed=True)
        return put_together(blocks, self.text(fillings))

    def etag(self, fillings: Mapping[str, Filling]) -> str:
        """A validator (RFC 9110) of the text as one reader gets it, however it is coded."""
        return f'W/"{marked(self.tag, fillings.values()).hex()}"'


def marked(tag: bytes, fillings: Iterable[Filling]) -> bytes:
    """The mark of a text with these fillings: nobody has to read all of it again."""
    said = [filling.tag if isinstance(filling, Pieces) else filling for filling in fillings]
    return blake2b(b"\0".join([tag, *said]), digest_size=9).digest()
