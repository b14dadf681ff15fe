"""Something to be found: entries, a video with captions and glosses, and a draft of each."""

from __future__ import annotations

from tests.captions.films import HEARD, film
from tests.world import World, text
from webapp.captions.operations import add_captions
from webapp.captions.rows import SORTS, CueRow
from webapp.entries import operations as entries
from webapp.videos.queries import video_page

SPOKEN = [CueRow(n * 1000, n * 1000 + 900, f"Line {n}") for n in range(6)]
SPOKEN.append(CueRow(83_250, 84_000, "Die Straße überqueren"))
SIGNED = [CueRow(500, 900, "HOUSE"), CueRow(900, 1200, "INDEX-1"), CueRow(1200, 1700, "HOUSE")]


async def fill(world: World, title: str = "Fire alarm", *, published: bool = True) -> int:
    """An entry with a film that has captions, glosses and a link; the number of the film."""
    entry = await world.entry(title, published=published)
    async with world.acting_as("cleo"):
        await entries.add_text(
            entry, text(title="Feuermelder", language="de", body="Zäune und Wege")
        )
    await film(world, entry, HEARD, signed=True)
    number = entry.id
    async with world.acting_as("cleo"):
        video = (await world.app.database.read(video_page, number, world.people["cleo"])).to_caption
        await add_captions(video, "en", SPOKEN)
        await add_captions(video, "ase", SIGNED, sort=SORTS["glosses"])
        link = [CueRow(0, 900, "More of it", href="/entries")]
        await add_captions(video, "ase", link, sort=SORTS["signlinks"])
    return number
