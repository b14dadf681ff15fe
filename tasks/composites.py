"""Makes a video and the signer beside it into one file in each layout."""

from __future__ import annotations

import asyncio

from quart import g

from webapp.database import read
from webapp.leases import Lease
from webapp.storage import media_folder
from webapp.videos.composites import compose
from webapp.videos.composites.operations import publish_composites
from webapp.videos.composites.queries import Pair, pair
from webapp.videos.renditions import RenditionFile


async def make(signer_id: int) -> None:
    """Make the files of this signer's video; again after a kill, or when the signer was moved.

    Nothing is marked when it fails: both videos are as good as before.
    """
    lease: Lease = g.lease
    both = await read(pair, signer_id)
    if both is None:
        return  # one of them was removed, or is not ready: then this is asked for once more
    both = both.below(media_folder(""))
    await publish_composites(both, await asyncio.to_thread(made, both, lease))


def made(both: Pair, lease: Lease) -> list[RenditionFile]:
    """Both together in each layout."""
    number, offset_ms = both.signer_id, both.offset_ms
    return compose(both.main, both.signer, number, offset_ms, lambda _: lease.check())
