"""gzip on the wire (RFC 1952): whole bodies, and bodies put together from blocks (RFC 1951)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from functools import lru_cache

from quart import Response
from quart.wrappers.response import DataBody

SHORTEST = 600  # bytes below which gzip saves nothing worth its trouble
LEVEL = 6  # 9 takes a third longer for half a hundredth less
LONGEST = 200  # signs of an Accept-Encoding that are read
HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"  # no name, no time, no system
END = b"\x03\x00"  # an empty last block
STORED = 0xFFFF  # the most that one stored block holds
WINDOW = 0x8000  # how far back a block can refer

# What shrinks; pictures and films are small already, and streams must not wait for a block to fill.
SHRINKING = {
    "text/html", "text/css", "text/javascript", "text/vtt", "text/plain", "application/json",
    "application/javascript", "application/manifest+json", "image/svg+xml",
}  # fmt: skip


@lru_cache(maxsize=256)
def takes_gzip(accepted: str) -> bool:
    """Whether an Accept-Encoding takes gzip; what is longer than any browser sends is not read."""
    if len(accepted) > LONGEST:
        return False
    weights: dict[str, str] = {}
    for part in accepted.lower().split(","):
        coding, _, weight = part.partition(";")
        weights[coding.strip()] = weight.replace(" ", "").removeprefix("q=")
    weight = weights.get("gzip", weights.get("*", "0"))
    return weight.strip("0.") != "" or weight == ""


def gzipped(body: bytes) -> bytes:
    """A whole body as gzip."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


def deflated(piece: bytes, before: bytes = b"") -> bytes:
    """A piece as whole deflate blocks, which refer to nothing but what stands `before` them."""
    if not piece:
        return b""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=before[-WINDOW:])
    return packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)


def stored(piece: bytes) -> bytes:
    """A piece as deflate blocks that hold it as it is."""
    cuts = [piece[at : at + STORED] for at in range(0, len(piece), STORED)]
    return b"".join(struct.pack("<BHH", 0, len(cut), len(cut) ^ STORED) + cut for cut in cuts)


def put_together(blocks: Iterable[bytes], text: bytes) -> bytes:
    """The gzip file that these blocks of `text` make."""
    sums = struct.pack("<LL", zlib.crc32(text), len(text) & 0xFFFFFFFF)
    return b"".join((HEADER, *blocks, END, sums))


def shrink(response: Response, accepted: str) -> None:
    """Gzip an answer that is text, long enough and not packed yet."""
    body, headers = response.response, response.headers
    if response.mimetype not in SHRINKING or not isinstance(body, DataBody):
        return
    headers.add("Vary", "Accept-Encoding")
    if "Content-Encoding" in headers or not takes_gzip(accepted) or len(body.data) < SHORTEST:
        return
    response.set_data(gzipped(body.data))
    headers["Content-Encoding"] = "gzip"
