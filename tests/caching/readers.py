"""Readers of all kinds, and the pages that are kept, as the tests of the cache ask for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.benchmarks.library import write
from tests.clips.studio import ready_clip
from tests.wire import Raw, asked
from tests.world import World
from tests_a11y.pairs import all_pairs
from webapp.app import Handshape
from webapp.captions.operations import add_captions
from webapp.captions.rows import SORTS, CueRow
from webapp.preferences import CHOICES, DEFAULT
from webapp.reader import COOKIE, serializer
from webapp.videos import operations
from webapp.watching import WATCHING

Chosen = Mapping[str, int | str]

VISITOR = "a-visitor-with-an-id-of-their-own"
COLUMNS: dict[str, tuple[int | str, ...]] = {
    **CHOICES,
    "sign_language": ("", "ase", "gsg"),
    "text_language": ("en", "de", "fr"),
}
REGIONS = {"/entries": "results", "/entries/entry-1": "text"}

# An address for each view that is kept.
PLACES = (
    "/", "/entries", "/entries?captions=yes&usable=yes", "/entries/table", "/entries/entry-1",
    "/entries/entry-1?level=4&language=en", "/entries/entry-1/about", "/videos/2",
    "/videos/2/about", "/signs", "/signs/ase/HOUSE",
)  # fmt: skip


async def stocked(world: World) -> None:
    """Three entries at three levels, signed and captioned, with a gloss, and clips of two texts."""
    await ready_clip(world, "settings-title")
    async with world.acting_as("cleo"):
        for number in (1, 2, 3):
            await write(number, world.people["cleo"].id or 0)
        video = await operations.video_to_change(2)
        await add_captions(video, "ase", [CueRow(0, 900, "HOUSE")], sort=SORTS["glosses"])


def combinations() -> list[dict[str, int | str]]:
    """Each preference changed alone, and all so that every two values meet."""
    plain = {name: getattr(DEFAULT, name) for name in COLUMNS}
    single = [{**plain, name: value} for name in COLUMNS for value in COLUMNS[name]]
    return [plain, *single, *all_pairs(COLUMNS)]


def watchers() -> list[dict[str, int | str]]:
    """Each choice about watching made alone, by who has a sign language: only players ask for them."""
    plain = {**{name: getattr(DEFAULT, name) for name in COLUMNS}, "sign_language": "ase"}
    return [{**plain, name: choices[-1]} for name, choices in WATCHING.items()]


def cookies(app: Handshape, chosen: Chosen, visitor: str = VISITOR) -> str:
    """The Cookie header of a visitor who chose this."""
    signed = serializer(str(app.secret_key), COOKIE).dumps(dict(chosen))
    return f"handshape_visitor={visitor}; {COOKIE}={signed}"


async def seen(app: Handshape, address: str, chosen: Chosen, region: str = "") -> Raw:
    """What a visitor who chose this gets."""
    htmx = {"hx_request": "true", "hx_target": f"main#{region}"} if region else {}
    return await asked(app, address, cookie=cookies(app, chosen), **htmx)


def everything() -> Iterator[tuple[str, str]]:
    """Every page, and every part of a page that htmx asks for."""
    for address in PLACES:
        yield address, ""
        if region := REGIONS.get(address):
            yield address, region
