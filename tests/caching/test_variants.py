"""Nobody gets another's variant: what is kept is byte by byte what would be drawn for this reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from jinja2 import ChoiceLoader, DictLoader

from tests.caching.readers import (
    PLACES,
    Chosen,
    combinations,
    everything,
    seen,
    stocked,
    watchers,
)  # fmt: skip
from tests.conftest import MakeApp
from tests.world import World
from webapp.app import Handshape
from webapp.variants import Cache
from webapp.watching import WATCHING

PLAYED = ("page /entries/…", "page /videos/…")  # the pages that ask how somebody watches

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def differing(
    kept: Handshape,
    fresh: Handshape,
    places: Iterable[tuple[str, str]],
    readers: Sequence[Chosen] = (),
) -> list[tuple[str, Chosen]]:
    """Where a page from the cache is not what an app without a cache draws, and for whom."""
    found: list[tuple[str, Chosen]] = []
    for address, region in places:
        drawn = [
            (each, await seen(fresh, address, each, region)) for each in readers or combinations()
        ]
        for _ in range(2):  # at first some are drawn and kept, then all come from the cache
            for chosen, right in drawn:
                got = await seen(kept, address, chosen, region)
                assert 200 == got.status == right.status
                if got.body != right.body or got.headers != right.headers:
                    found.append((address, chosen))
    return found


async def test_every_kept_page_is_what_would_be_drawn_for_this_reader(
    world: World, make_app: MakeApp
) -> None:
    await stocked(world)
    assert [] == await differing(world.app, make_app(CACHE_SIZE="0"), everything())


async def test_a_page_with_a_player_is_what_would_be_drawn_for_who_watches_otherwise(
    world: World, make_app: MakeApp
) -> None:
    await stocked(world)
    fresh = make_app(CACHE_SIZE="0")
    assert [] == await differing(world.app, fresh, [("/videos/2", "")], watchers())


@pytest.mark.parametrize("name", ["text_size", "font", "motion"])
async def test_a_template_that_reads_what_is_not_in_the_key_is_found(
    world: World, make_app: MakeApp, name: str
) -> None:
    await stocked(world)
    fresh = make_app(CACHE_SIZE="0")
    planted = DictLoader({"entries/_work.html": f"{{{{ g.asker.preferences.{name} }}}}"})
    for app in (world.app, fresh):
        app.jinja_env.loader = ChoiceLoader([planted, app.jinja_env.loader])  # type: ignore[list-item]  # it has one
        app.jinja_env.bytecode_cache = None
    found = await differing(world.app, fresh, [("/entries/entry-1", "")])
    assert found, "the fault was not found"


async def test_the_key_has_what_a_page_reads_and_no_more(world: World) -> None:
    await stocked(world)
    cache: Cache = world.app.extensions["cache"]
    for address, region in everything():
        for chosen in combinations():
            await seen(world.app, address, chosen, region)
    asked = {f"preferences.{name}" for name in ("density", "reading_level", "text_language")}
    asked |= {"person.id", "person.roles", "preferences.sign_language", "signed_texts"}
    watching = {f"preferences.{name}" for name in WATCHING}
    pages = {kind: set(fields.names) for kind, fields in cache.fields.items() if "page" in kind}
    assert 8 == len(pages)
    for kind, names in pages.items():
        assert asked >= names - watching >= {"preferences.density", "preferences.text_language"}
        assert (kind in PLAYED) == bool(names & watching), kind


async def test_readers_who_differ_only_in_looks_share_a_page(world: World) -> None:
    await stocked(world)
    cache: Cache = world.app.extensions["cache"]
    await seen(world.app, "/entries/entry-1", {"contrast": "high"})
    before = {key for key in cache.memory.things if "page" in str(key)}
    page = (await seen(world.app, "/entries/entry-1", {"contrast": "low", "font": "serif"})).page
    assert 'data-contrast="low"' in page
    assert 'data-font="serif"' in page
    assert before == {key for key in cache.memory.things if "page" in str(key)}


async def test_every_view_that_is_kept_is_compared_here(world: World) -> None:
    views = world.app.view_functions
    kept = {name for name, view in views.items() if hasattr(view, "is_cached")}
    where = world.app.url_map.bind("localhost")
    compared = {where.match(place.partition("?")[0])[0] for place in PLACES}
    assert kept == compared
