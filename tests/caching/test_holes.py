"""A page with holes is put together rightly, packed or not, and no secret shrinks."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from functools import partial

import pytest

from webapp.app import Handshape
from webapp.asker import Asker
from webapp.holes import addressed, here, with_query
from webapp.pieces import Pieces, hole

TOKEN = b"8f3a9c1d" * 8


def test_what_a_guess_weighs_tells_nothing_of_a_secret() -> None:
    sizes = {
        len(Pieces(f"<p>{before}</p>{hole('token')}<p>{after}</p>").gzipped({"token": TOKEN}))
        for right, wrong in [(TOKEN.decode(), "0b7d1e2f" * 8)]
        for before, after in ((right, "-"), (wrong, "-"), ("-", right), ("-", wrong))
    }
    assert 1 == len(sizes), "a right guess weighs what a wrong one weighs, on either side"


def test_pieces_look_back_over_a_secret_whatever_it_is() -> None:
    words = "Leave the building by the nearest stairs, and do not use the lift. " * 3
    page = Pieces(f"{words}{hole('token')}{words}{hole('look')}{words}")
    alone = len(Pieces(words).gzipped({}))
    for token, look in ((TOKEN, b"x"), (b"0b7d1e2f" * 8, b"yy")):
        packed = page.gzipped({"token": token, "look": look})
        assert page.text({"token": token, "look": look}) == gzip.decompress(packed)
        assert len(packed) < 2 * alone + 3 * len(TOKEN) // 2, "the second time is told by the first"
    with pytest.raises(ValueError, match="length"):
        page.gzipped({"token": b"short", "look": b""})


def test_a_page_joined_with_its_parts_says_the_same_in_fewer_pieces() -> None:
    part = Pieces(f"<form>{hole('token')}{hole('unpreviewed')}</form>")
    page = Pieces(f"<html {hole('look')}>{hole('apart form')}<p>{hole('token')}")
    for at in (b"/", b"/entries"):
        said = {"token": TOKEN, "look": b"dark", "unpreviewed": at, "apart form": part}
        whole = page.joined({name: said[name] for name in ("unpreviewed", "apart form")})
        assert page.text(said) == whole.text(said) == gzip.decompress(whole.gzipped(said))
        assert ["look", "token", "token"] == whole.names
        assert [b"<html ", b"><form>", at + b"</form><p>", b""] == whole.constants


def test_a_page_of_blocks_is_a_gzip_file_like_any_other() -> None:
    page = Pieces(f"a{'b' * 70000}{hole('one')}c{hole('two')}{hole('one')}")
    within = Pieces(f"<i>{hole('one')}</i>")
    fillings = page.fillings(lambda name: within if name == "two" else b"x" * 70000)
    text = page.text(fillings)
    assert text == gzip.decompress(page.gzipped(fillings))
    assert b"x" * 70000 + b"c<i>" + b"x" * 70000 + b"</i>" + b"x" * 70000 == text[70001:]
    assert text == zlib.decompress(page.gzipped(fillings), wbits=31)


@pytest.mark.parametrize(
    ("query", "words", "shown"),
    [
        (b"", here, "/signs/ase/WHAT%3F"),
        (b"", partial(with_query, page=2), "/signs/ase/WHAT%3F?page=2"),
        (b"q=a&page=1", partial(with_query, page="+7"), "/signs/ase/WHAT%3F?q=a&amp;page=%2B7"),
        (b"q=a&page=1&q=b", partial(with_query, page=None), "/signs/ase/WHAT%3F?q=a"),
        (b"q=%22&%26=", partial(with_query, x="<&"), "/signs/ase/WHAT%3F?q=%22&amp;%26=&amp;x=%3C%26"),
    ],
)  # fmt: skip
def test_a_page_names_itself_as_addresses_are_written(
    query: bytes, words: Callable[[], str], shown: str, app: Handshape
) -> None:
    scope = {"method": "GET", "path": "/signs/ase/WHAT?", "query_string": query, "headers": []}
    asker = Asker(scope, "secret", app.extensions["cache"])
    assert [f"<a {shown}>".encode()] == addressed(Pieces(f"<a {words()}>"), asker).whole.constants
