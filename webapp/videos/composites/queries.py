"""What is read before a video and its signer are made into one file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from sqlalchemy import Connection, and_, bindparam, select
from sqlalchemy.orm import aliased

from ..models import Rendition, SignVersion, Video
from . import Film

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
        main, signer = (replace(film, path=media / film.path) for film in (self.main, self.signer))
        return replace(self, main=main, signer=signer)


Main, Signer = aliased(Video), aliased(Video)
MainFile, SignerFile = aliased(Rendition), aliased(Rendition)
_PAIR = (
    select(
        Main.id, SignVersion.video_id, SignVersion.offset_ms,
        Main.key, MainFile.name, MainFile.width, MainFile.height, MainFile.frame_rate, Main.probe,
        Signer.key, SignerFile.name, SignerFile.width, SignerFile.height, SignerFile.frame_rate,
        Signer.probe,
    )
    .select_from(SignVersion)
    .join(Main, and_(SignVersion.subject_type == "video", Main.id == SignVersion.subject_id))
    .join(Signer, Signer.id == SignVersion.video_id)
    .join(MainFile, and_(MainFile.video_id == Main.id, MainFile.kind == "progressive"))
    .join(SignerFile, and_(SignerFile.video_id == Signer.id, SignerFile.kind == "progressive"))
    .where(
        SignVersion.video_id == bindparam("signer_id"),
        Main.state == "ready", Signer.state == "ready",
    )
)  # fmt: skip


def pair(connection: Connection, signer_id: int) -> Pair | None:
    """What a signer signs and how; None while one of the two is not ready, or is gone."""
    row = connection.execute(_PAIR, {"signer_id": signer_id}).first()
    if row is None:
        return None
    main_id, signer, offset_ms, *rest = row
    return Pair(main_id, signer, offset_ms, film(*rest[:6]), film(*rest[6:]))


def film(key: str, name: str, width: int, height: int, rate: float, probe: dict[str, int]) -> Film:
    """A progressive file as FFmpeg needs to know it."""
    path = Path("videos") / key / name
    exact = Fraction(rate).limit_denominator(MOST_EXACT)
    return Film(path, width, height, exact, probe["duration_ms"])
