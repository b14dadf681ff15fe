"""What is kept stays within its bytes, and what is asked for again stays longest."""

from __future__ import annotations

import tracemalloc

import pytest

from tests.caching.readers import cookies, stocked
from tests.conftest import MakeApp
from tests.wire import asked
from tests.world import World
from webapp.memory import Memory
from webapp.variants import Cache


class Reader:
    """Somebody who answers what they are asked."""

    def __init__(self, density: int = 3) -> None:
        self.density = density


def test_what_nobody_wants_goes_first() -> None:
    cache, reader = Cache(Memory(10_000)), Reader()
    for number in range(4):
        cache.keep("page", number, reader, set(), f"page {number}", 2000)
        cache.find("page", 0, reader)
    assert ["page 0", None, "page 2", "page 3"] == [
        cache.find("page", number, reader) for number in range(4)
    ]
    assert cache.memory.size <= cache.memory.limit


def test_the_same_again_takes_no_more_room() -> None:
    cache = Cache(Memory(10_000))
    for _ in range(9):
        cache.keep("page", 1, Reader(), set(), "page", 2000)
    assert 2600 == cache.memory.size


def test_what_is_larger_than_all_the_room_is_not_kept() -> None:
    cache = Cache(Memory(1000))
    cache.keep("page", 1, Reader(), set(), "page", 2000)
    assert (0, None) == (cache.memory.size, cache.find("page", 1, Reader()))


def test_a_reader_who_answers_otherwise_gets_nothing_of_another() -> None:
    cache = Cache(Memory(10_000))
    cache.keep("page", 1, Reader(1), {"density"}, "one", 10)
    assert ["one", None] == [cache.find("page", 1, Reader(density)) for density in (1, 2)]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_no_stream_of_new_addresses_makes_a_process_grow(
    world: World, make_app: MakeApp
) -> None:
    await stocked(world)
    limit = 1_000_000
    app = make_app(CACHE_SIZE=str(limit))
    cache: Cache = app.extensions["cache"]
    pad = "x" * 500

    async def visit(first: int) -> None:
        for number in range(first, first + 150):
            cookie = cookies(app, {"density": number % 5 + 1})
            await asked(
                app, f"/entries/entry-1?n={number}{pad}", cookie=cookie, accept_encoding="gzip",
                hx_request="true", hx_target=f"main#{number}",
            )  # fmt: skip
            assert cache.memory.size <= limit

    await visit(0)
    tracemalloc.start()
    try:
        await visit(1000)
        before = tracemalloc.get_traced_memory()[0]
        await visit(2000)
        grown = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert grown < limit / 2
    assert len(cache.fields) < 20
