"""What is read of signs: glosses of tracks that people have written, in videos that may be seen."""

from __future__ import annotations

import functools
from typing import Any

from sqlalchemy import (
    Connection,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    case,
    func,
    null,
    or_,
    select,
)  # fmt: skip
from sqlalchemy.orm import aliased

from webapp.captions.models import Cue, Track
from webapp.entries.models import Entry
from webapp.entries.queries import visible
from webapp.errors import NotFound
from webapp.paging import Place, Slice, sliced
from webapp.permissions import Person, grant
from webapp.preferences import Preferences
from webapp.videos.models import Rendition, SignVersion, Video

from .rows import GlossRow, SignedMoment, SignFilm, SignPage

# Who signs what a video's glosses name: the video itself, or a signer beside it.
_signer, _film, _file = aliased(SignVersion), aliased(Video), aliased(Rendition)
_ITSELF = _signer.video_id == Video.id
_BESIDE = and_(_signer.subject_type == "video", _signer.subject_id == Video.id)
_LATER = case((_ITSELF, 0), else_=_signer.offset_ms)
_RANK = case({"avatar": 1, "machine": 2}, value=_signer.kind, else_=0)


def seen_glosses(query: Select[*tuple[Any, ...]], seen: str) -> Select[*tuple[Any, ...]]:
    """Glosses in videos that can be played and that a person may see."""
    query = query.select_from(Cue).join(Track, Track.id == Cue.track_id)
    query = query.join(Video, Video.id == Track.video_id).join(Entry, Entry.id == Video.entry_id)
    query = query.join(
        Rendition,
        (Rendition.video_id == Video.id)
        & (Rendition.kind == "progressive")
        & Rendition.signer_id.is_(None),
    )
    of_people = Track.kind == "glosses", Track.origin != "machine", Video.state != "failed"
    return query.where(visible(seen), *of_people)


@functools.cache
def _languages(seen: str) -> Select[*tuple[Any, ...]]:
    query = seen_glosses(select(Track.language, func.count(Cue.text.distinct())), seen)
    return query.group_by(Track.language).order_by(Track.language)


@functools.cache
def _glosses(seen: str, way: str) -> Select[*tuple[Any, ...]]:
    query = seen_glosses(select(Cue.text, func.count(Cue.id.distinct())), seen).where(
        Track.language == bindparam("language"),
        Cue.text.like(bindparam("pattern"), escape="\\"),
    )
    query, place = (
        query.group_by(Cue.text).limit(bindparam("limit")),
        bindparam("key", type_=String),
    )
    if way == "back":
        return query.where(Cue.text < place).order_by(Cue.text.desc())
    return (query.where(Cue.text > place) if way == "on" else query).order_by(Cue.text)


def _of_gloss(seen: str, *columns: Any) -> Select[*tuple[Any, ...]]:
    query = seen_glosses(select(*columns), seen)
    return query.where(Track.language == bindparam("language"), Cue.text == bindparam("gloss"))


@functools.cache
def _sign(seen: str) -> Select[*tuple[Any, ...]]:
    """The film that shows a sign best: a person before an avatar."""
    query = _of_gloss(
        seen, Video.id, Cue.start_ms - _LATER, Cue.end_ms - _LATER, _film.id, _film.probe,
        _file.name, _signer.kind,
    )  # fmt: skip
    query = query.join(_signer, or_(_ITSELF, _BESIDE) & (_signer.sign_language == Track.language))
    query = query.join(_film, (_film.id == _signer.video_id) & (_film.state != "failed"))
    query = query.join(_file, (_file.video_id == _film.id) & (_file.kind == "progressive"))
    return query.where(Cue.start_ms >= _LATER).order_by(_RANK, Cue.id).limit(1)


@functools.cache
def _unsaid(seen: str) -> Select[*tuple[Any, ...]]:
    """The first video in which a sign is named, where nobody has said who signs it."""
    query = _of_gloss(
        seen, Video.id, Cue.start_ms, Cue.end_ms, Video.id, Video.probe, Rendition.name, null()
    )
    return query.order_by(Cue.id).limit(1)


@functools.cache
def _moments(seen: str, way: str) -> Select[*tuple[Any, ...]]:
    query = _of_gloss(seen, Cue.id, Cue.start_ms, Video.id, Video.title)
    query, place = query.limit(bindparam("limit")), bindparam("key", type_=Integer)
    if way == "back":
        return query.where(Cue.id < place).order_by(Cue.id.desc())
    return (query.where(Cue.id > place) if way == "on" else query).order_by(Cue.id)


def sign_languages(connection: Connection, person: Person) -> list[tuple[str, int]]:
    """The sign languages in which there are glosses, and how many each has."""
    rows = connection.execute(_languages(grant(person, "draft.read")), {"person_id": person.id})
    return [(row[0], row[1]) for row in rows]


def glosses(
    connection: Connection, person: Person, preferences: Preferences, language: str, sought: str,
    at: Place,
) -> Slice[GlossRow]:  # fmt: skip
    """One page of the glosses of a language that have this in their name, from A to Z."""
    size = preferences.shows.page_size * 2
    literal = sought.upper().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    values = {
        "language": language, "pattern": f"%{literal}%", "limit": size + 1, "key": at.key,
        "person_id": person.id,
    }  # fmt: skip
    rows = connection.execute(_glosses(grant(person, "draft.read"), at.way), values).all()
    return sliced(rows, size, at, lambda row: row[0], lambda row: GlossRow(language, *row))


def sign_page(
    connection: Connection, person: Person, preferences: Preferences, language: str, gloss: str,
    at: Place,
) -> SignPage:  # fmt: skip
    """A sign and a page of its moments; NotFound without any."""
    size, seen = preferences.shows.hits, grant(person, "draft.read")
    values = {
        "language": language, "gloss": gloss, "person_id": person.id, "limit": size + 1,
        "key": at.number if at.way != "start" else 0,
    }  # fmt: skip
    shown = connection.execute(_sign(seen), values).first()
    shown = shown or connection.execute(_unsaid(seen), values).first()
    if shown is None:
        raise NotFound
    rows = connection.execute(_moments(seen, at.way), values).all()
    page = sliced(rows, size, at, lambda row: row[0], lambda row: SignedMoment(*row))
    return SignPage(language, gloss, SignFilm(*shown), page)
