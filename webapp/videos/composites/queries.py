"""What is read before a video and its signer are made into one file, and those files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from sqlalchemy import Connection, and_, bindparam, select
from sqlalchemy.orm import aliased

from webapp.prepared import Prepared
from webapp.variants import Fixed

from ..models import Rendition, SignVersion, Video
from . import Film, large_enough

MOST_EXACT = 1001  # 30000/1001 was kept as 29.97…


@dataclass(frozen=True, slots=True)
class Pair:
    """A video and the film of a signer beside it, both ready."""

    main_id: int
    signer_id: int
    offset_ms: int
    main: Film
    signer: Film

    def below(self, media: Path) -> Pair:
        """The same with its files where they lie; a query does not know the media folder."""
        main, signer = self.main.below(media), self.signer.below(media)
        return replace(self, main=main, signer=signer)


Main, Signer = aliased(Video), aliased(Video)
_PAIR = (
    select(SignVersion.offset_ms, Main.id, Main.key, Main.probe, Signer.key, Signer.probe)
    .select_from(SignVersion)
    .join(Main, and_(SignVersion.subject_type == "video", Main.id == SignVersion.subject_id))
    .join(Signer, Signer.id == SignVersion.video_id)
    .where(
        SignVersion.video_id == bindparam("signer_id"),
        Main.state == "ready", Signer.state == "ready",
    )
)  # fmt: skip
_FILMS = (
    select(Rendition.name, Rendition.width, Rendition.height, Rendition.frame_rate)
    .where(
        Rendition.video_id == bindparam("video_id"), Rendition.signer_id.is_(None),
        Rendition.mime == "video/mp4", Rendition.kind != "silent",
    )
)  # fmt: skip
_COMPOSITES = Prepared(
    select(Rendition.signer_id, Rendition.video_id, Rendition.kind, Rendition.name).where(
        Rendition.signer_id.in_(bindparam("ids", expanding=True))
    ),
    lambda signer_id, *file: (signer_id, file),
)


def pair(connection: Connection, signer_id: int) -> Pair | None:
    """What a signer signs and how; None while one of the two is not ready, or is gone."""
    row = connection.execute(_PAIR, {"signer_id": signer_id}).first()
    if row is None:
        return None
    offset_ms, main_id, main_key, main_probe, key, probe = row
    main = films(connection, main_id, main_key, main_probe)
    signer = films(connection, signer_id, key, probe)
    return Pair(main_id, signer_id, offset_ms, large_enough(main), large_enough(signer))


def films(connection: Connection, video_id: int, key: str, probe: dict[str, int]) -> list[Film]:
    """The files of a ready video that play."""
    folder = Path("videos") / key
    return [
        Film(
            folder / row.name, row.width, row.height,
            Fraction(row.frame_rate).limit_denominator(MOST_EXACT), probe["duration_ms"],
        )
        for row in connection.execute(_FILMS, {"video_id": video_id})
    ]  # fmt: skip


def composites(connection: Connection, ids: Sequence[int]) -> dict[int, Fixed[str]]:
    """Of each signer the files that show them together with their video, by layout."""
    found: dict[int, Fixed[str]] = defaultdict(Fixed)
    for signer_id, (video_id, kind, name) in _COMPOSITES.all(connection, ids=ids) if ids else ():
        found[signer_id][kind] = f"/videos/{video_id}/files/{name}"
    return found
