"""A page with holes is put together rightly, packed or not, and no secret shrinks."""

from __future__ import annotations

import gzip
import zlib

from webapp.holes import Pieces, hole


def test_what_a_guess_weighs_tells_nothing_of_a_secret() -> None:
    secret = b"8f3a9c" * 8
    sizes = {
        len(Pieces(f"<p>{guess}</p>{hole('token')}").gzipped({"token": secret}))
        for guess in (secret.decode(), "0b7d1e" * 8)
    }
    assert 1 == len(sizes), "a right guess weighs what a wrong one weighs"


def test_a_page_of_blocks_is_a_gzip_file_like_any_other() -> None:
    page = Pieces(f"a{'b' * 70000}{hole('one')}c{hole('two')}{hole('one')}")
    within = Pieces(f"<i>{hole('one')}</i>")
    fillings = page.fillings(lambda name: within if name == "two" else b"x" * 70000)
    text = page.text(fillings)
    assert text == gzip.decompress(page.gzipped(fillings))
    assert b"x" * 70000 + b"c<i>" + b"x" * 70000 + b"</i>" + b"x" * 70000 == text[70001:]
    assert text == zlib.decompress(page.gzipped(fillings), wbits=31)
