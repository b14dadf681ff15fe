"""What is found: the newest first, so that a word that is everywhere costs no more than another."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Integer, Row, Select, bindparam, func, select

from webapp.captions.models import Cue, Track
from webapp.entries.models import Entry, EntryText
from webapp.entries.queries import STAMPS, cards, visible
from webapp.entries.rows import Stamp
from webapp.folding import words_of
from webapp.paging import Place, Slice, sliced
from webapp.permissions import Person, grant
from webapp.preferences import Preferences
from webapp.prepared import Prepared
from webapp.videos.models import Video

from .matching import Found, asked, found
from .rows import GROUPS, EntryHit, Moment, Results

KINDS = {
    "words": ("captions", "subtitles", "descriptions", "chapters", "signlinks"),
    "signs": ("glosses",),
}
PARTS = {"words": "said", "signs": "signed"}  # of the index (webapp/search/matching.py)
SPREAD = 3  # texts of one entry that are looked at: most have no more that hold the same words

_STAMPS = Prepared(STAMPS.where(Entry.id.in_(bindparam("ids", expanding=True))), Stamp)


def ordered(query: Select[*tuple[Any, ...]], there: Found, way: str) -> Select[*tuple[Any, ...]]:
    """The newest first, from the start or on either side of a key."""
    key, place = there.key, bindparam("key", type_=Integer)
    query = query.where(there.condition).limit(bindparam("limit"))
    if way == "back":
        return query.where(key > place).order_by(key)
    return (
        query.where(key < place).order_by(key.desc()) if way == "on" else query.order_by(key.desc())
    )


@functools.cache
def _texts(dialect: str, seen: str, way: str) -> Select[*tuple[Any, ...]]:
    vector = func.words_of_text(EntryText.title, EntryText.summary, EntryText.body)
    there = found(dialect, EntryText, "words_of_texts", vector)
    query = select(
        EntryText.id, EntryText.entry_id, EntryText.language, EntryText.reading_level
    ).select_from(there.source.join(Entry, Entry.id == EntryText.entry_id))
    return ordered(query.where(visible(seen)), there, way)


@functools.cache
def _cues(dialect: str, seen: str, group: str, way: str) -> Select[*tuple[Any, ...]]:
    there = found(dialect, Cue, "words_of_cues", func.words_of_cue(Cue.is_gloss, Cue.text))
    source = there.source.join(Track, Track.id == Cue.track_id)
    source = source.join(Video, Video.id == Track.video_id).join(Entry, Entry.id == Video.entry_id)
    query = select(
        Cue.id, Cue.text, Cue.start_ms, Track.kind, Track.variant, Track.language, Video.id,
        Video.title,
    ).select_from(source)  # fmt: skip
    of_people = Track.kind.in_(KINDS[group]), Track.origin != "machine", Video.state != "failed"
    return ordered(query.where(visible(seen), *of_people), there, way)


def found_of(
    connection: Connection,
    person: Person,
    preferences: Preferences,
    sought: str,
    group: str = "",
    at: Place = Place(),  # noqa: B008 -- it cannot be changed
) -> Results:
    """What this person may see of what was sought: the first of each group, or a page of one."""
    words = words_of(sought)
    if not words:
        return Results()
    groups = (group,) if group else GROUPS
    return Results(
        found_entries(connection, person, preferences, words, at, first=not group)
        if "entries" in groups
        else None,
        *(
            found_moments(connection, person, preferences, words, each, at)
            if each in groups
            else None
            for each in ("words", "signs")
        ),
    )


def found_entries(
    connection: Connection, person: Person, preferences: Preferences, words: list[str], at: Place,
    *, first: bool,
) -> Slice[EntryHit]:  # fmt: skip
    """Entries by their newest text that fits; among the first ones those found by their title lead."""
    size, dialect = preferences.shows.hits, connection.dialect.name
    values = {
        "limit": SPREAD * size + 1, "person_id": person.id,
        "key": at.number if at.way != "start" else 0,
    }  # fmt: skip
    query = _texts(dialect, grant(person, "draft.read"), at.way)
    title = asked(dialect, words, "title")
    titled = connection.execute(query, {**values, "words": title}).all()
    rows = connection.execute(query, {**values, "words": asked(dialect, words)}).all()
    if first:
        rows = [*titled, *rows]
    hits = {row.entry_id: row for row in reversed(rows)}  # of several texts the first one met
    kept = [row for row in rows if hits[row.entry_id] is row]
    page = sliced(kept, size, at, lambda row: row.id, lambda row: row)
    by_title = {row.id for row in titled}
    told = entry_hits(connection, page.rows, preferences, by_title)
    return Slice(tuple(told), page.next, page.previous)


def entry_hits(
    connection: Connection, rows: Sequence[Any], preferences: Preferences, by_title: set[int]
) -> list[EntryHit]:
    """The entries of these texts as cards, in their order; as many queries as for one."""
    ids = [row.entry_id for row in rows]
    stamps = _STAMPS.all(connection, ids=ids) if ids else []
    by_entry = {card.id: card for card in cards(connection, stamps, preferences)}
    return [
        EntryHit(by_entry[row.entry_id], row.id in by_title, row.language, row.reading_level)
        for row in rows
    ]


def found_moments(
    connection: Connection, person: Person, preferences: Preferences, words: list[str],
    group: str, at: Place,
) -> Slice[Moment]:  # fmt: skip
    """Moments in which something is said or signed."""
    size, dialect = preferences.shows.hits, connection.dialect.name
    query = _cues(dialect, grant(person, "draft.read"), group, at.way)
    values = {
        "words": asked(dialect, words, PARTS[group]), "limit": size + 1, "person_id": person.id,
        "key": at.number if at.way != "start" else 0,
    }  # fmt: skip

    def moment(row: Row[*tuple[Any, ...]]) -> Moment:
        return Moment(tuple(words), *row)

    rows = connection.execute(query, values).all()
    return sliced(rows, size, at, lambda row: row[0], moment)
