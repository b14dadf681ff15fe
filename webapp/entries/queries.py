"""What is read of entries; every list begins at `visible`."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Sequence

from markupsafe import Markup
from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    and_,
    bindparam,
    func,
    or_,
    select,
    true,
    tuple_,
)
from sqlalchemy.orm import aliased

from webapp.accessibility import Facts
from webapp.accounts.models import Account
from webapp.errors import NotFound
from webapp.events import EventRow
from webapp.markup import parted
from webapp.memory import remembered
from webapp.permissions import Person, grant
from webapp.preferences import Preferences
from webapp.prepared import Prepared
from webapp.videos import queries as videos

from .choice import card, fitting, in_order, told
from .cursors import parsed_cursor, written_cursor
from .models import Entry, EntryText, Revision
from .narrowing.queries import CONDITIONS
from .rows import (
    EntriesPage,
    EntryCard,
    EntryHead,
    EntryPage,
    Head,
    RevisionRow,
    Stamp,
    TextRow,
    Wanted,
)

_HAPPENED = select(func.max(EventRow.id)).where(EventRow.entry_id == Entry.id)
STAMPS = select(Entry.id, _HAPPENED.correlate(Entry).scalar_subquery(), Entry.listed_at)
_HEADS = Prepared(
    select(
        Entry.id, Entry.slug, Entry.state, Entry.owner_id, Entry.published_at, Entry.updated_at,
        Account.name,
    )
    .join(Account, Account.id == Entry.owner_id)
    .where(Entry.id.in_(bindparam("ids", expanding=True))),
    Head,
)  # fmt: skip

_TEXTS = select(
    EntryText.id, EntryText.entry_id, EntryText.language, EntryText.reading_level,
    EntryText.title, EntryText.summary, EntryText.parts, EntryText.words, EntryText.grade,
)  # fmt: skip
_OF_ENTRY = Prepared(_TEXTS.where(EntryText.entry_id == bindparam("entry_id")), TextRow)
_OF_ENTRIES = Prepared(
    _TEXTS.where(EntryText.entry_id.in_(bindparam("ids", expanding=True))), TextRow
)
_HTML = Prepared(select(EntryText.html).where(EntryText.id == bindparam("text_id")), str)

_REVISIONS = Prepared(
    select(
        Revision.id, Revision.title, Revision.language, Revision.reading_level, Account.name,
        Revision.created_at,
    )
    .outerjoin(Account, Account.id == Revision.account_id)
    .where(Revision.entry_id == bindparam("entry_id"))
    .order_by(Revision.id.desc())
    .limit(bindparam("limit")),
    RevisionRow,
)  # fmt: skip

NEWEST = (Entry.listed_at.desc(), Entry.id.desc())


def visible(seen: str) -> ColumnElement[bool]:
    """What a person may see whose grant for drafts is `seen`; `person_id` is bound when it runs."""
    published: ColumnElement[bool] = Entry.state == "published"
    if seen == "any":
        return true()
    return or_(published, Entry.owner_id == bindparam("person_id")) if seen == "own" else published


@functools.cache
def _by_slug(seen: str) -> Prepared[Stamp]:
    return Prepared(STAMPS.where(visible(seen), Entry.slug == bindparam("slug")), Stamp)


@functools.cache
def _newest(seen: str, way: str, names: tuple[str, ...]) -> Prepared[Stamp]:
    """Entries in the order of the list: from its start, or on either side of a place in it."""
    key = tuple_(Entry.listed_at, Entry.id)
    place = tuple_(
        bindparam("moment", type_=Entry.listed_at.type), bindparam("number", type_=Integer)
    )
    query = STAMPS.where(visible(seen), *(CONDITIONS[name] for name in names))
    query = query.limit(bindparam("limit"))
    if way == "back":
        return Prepared(query.where(key > place).order_by(Entry.listed_at, Entry.id), Stamp)
    return Prepared((query.where(key < place) if way == "on" else query).order_by(*NEWEST), Stamp)


_PUBLIC = STAMPS.where(Entry.state == "published").order_by(*NEWEST).limit(bindparam("limit"))
_asked = aliased(Entry)
_PLACE = select(_asked.listed_at, _asked.id).where(
    _asked.slug == bindparam("slug"), _asked.state == "published"
)
_FROM_HERE = Prepared(
    _PUBLIC.where(tuple_(Entry.listed_at, Entry.id) <= _PLACE.scalar_subquery()), Stamp
)
_FROM_THE_START = Prepared(_PUBLIC, Stamp)


def entries_page(
    connection: Connection,
    person: Person,
    preferences: Preferences,
    cursor: str | None,
    wanted: Wanted,
) -> EntriesPage:
    """One page of the newest entries. A cursor is a direction and the place of a neighbour."""
    size = preferences.shows.page_size
    back, (moment, number) = parsed_cursor(cursor)
    way = "back" if back else "on" if cursor else "start"
    found = _newest(grant(person, "draft.read"), way, wanted.names).all(
        connection, limit=size + 1, person_id=person.id, moment=moment, number=number,
        **wanted.values,
    )  # fmt: skip
    more, found = len(found) > size, found[:size]
    found = found[::-1] if back else found
    has_next = bool(found) and (more or back)
    has_previous = bool(found) and (more if back else cursor is not None)
    return EntriesPage(
        tuple(cards(connection, found, preferences)),
        written_cursor("-", found[-1].listed_at, found[-1].id) if has_next else None,
        written_cursor("+", found[0].listed_at, found[0].id) if has_previous else None,
    )


def texts_of_entry(connection: Connection, entry_id: int) -> list[TextRow]:
    """The texts of one entry."""
    return _OF_ENTRY.all(connection, entry_id=entry_id)


def texts_of_entries(connection: Connection, ids: list[int]) -> dict[int, list[TextRow]]:
    """The texts of several entries, in one query."""
    texts: dict[int, list[TextRow]] = defaultdict(list)
    for text in _OF_ENTRIES.all(connection, ids=ids) if ids else ():
        texts[text.entry_id].append(text)
    return texts


def cards(
    connection: Connection, stamps: Sequence[Stamp], preferences: Preferences
) -> list[EntryCard]:
    """Entries told in the text that fits; as many queries as for one, or none for what is known."""
    return remembered(connection, cards_by_id, stamps, *preferences.told_in)


def cards_by_id(
    connection: Connection, ids: list[int], language: str, level: int, first: str
) -> dict[int, EntryCard]:
    """These entries, told in the text that fits a language and a level; one sign language first."""
    texts = texts_of_entries(connection, ids)
    signs = videos.sign_summaries(connection, ids, first)
    return {
        head.id: card(head, texts[head.id], signs.get(head.id), language, level)
        for head in _HEADS.all(connection, ids=ids)
    }


def entry_page(
    connection: Connection, slug: str, person: Person, preferences: Preferences
) -> EntryPage:
    """Everything that one reader's page of an entry shows, or NotFound."""
    return known_page(connection, stamp_by_slug(connection, slug, person), preferences)


def entry_and_others(
    connection: Connection, slug: str, person: Person, preferences: Preferences
) -> tuple[EntryPage, tuple[EntryCard, ...]]:
    """The same with the entries to go on with."""
    entry, *others = stamps_from(connection, slug, person, preferences.shows.related)
    return (
        known_page(connection, entry, preferences),
        tuple(cards(connection, others, preferences)),
    )


def stamps_from(connection: Connection, slug: str, person: Person, others: int) -> list[Stamp]:
    """The entry with this address and so many others: those that follow in the list, then again
    from its start. NotFound for who may not see it."""
    limit = others + 1
    found = _FROM_HERE.all(connection, slug=slug, limit=limit)
    found = found or [stamp_by_slug(connection, slug, person)]
    if len(found) < limit:
        first = _FROM_THE_START.all(connection, limit=limit)
        found = list(dict.fromkeys([*found, *first]))
    return found[:limit]


def stamp_by_slug(connection: Connection, slug: str, person: Person) -> Stamp:
    """The entry with this address, or NotFound for who may not see it."""
    query = _by_slug(grant(person, "draft.read"))
    stamp = query.first(connection, slug=slug, person_id=person.id)
    if stamp is None:
        raise NotFound
    return stamp


def known_page(connection: Connection, stamp: Stamp, preferences: Preferences) -> EntryPage:
    """One entry as these preferences want it told."""
    wanted = *preferences.told_in, preferences.shows.history
    for page in remembered(connection, pages_by_id, [stamp], *wanted):
        return page
    raise NotFound  # it went meanwhile


def pages_by_id(
    connection: Connection, ids: list[int], language: str, level: int, first: str, history: int
) -> dict[int, EntryPage]:
    """These entries as pages, with so much of their history."""
    heads = _HEADS.all(connection, ids=ids)
    return {head.id: page_of(connection, head, language, level, first, history) for head in heads}


def page_of(
    connection: Connection, head: Head, language: str, level: int, first: str, history: int
) -> EntryPage:
    """One entry as a page."""
    texts = texts_of_entry(connection, head.id)
    text = fitting(texts, language, level)
    texts = in_order(texts, text.language)
    (html,) = _HTML.all(connection, text_id=text.id)
    media = videos.media_of_entry(connection, head.id, first)
    return EntryPage(
        id=head.id, slug=head.slug, state=head.state, owner_id=head.owner_id, author=head.author,
        published_at=head.published_at, updated_at=head.updated_at,
        text=text, texts=tuple(texts),
        parts=tuple([(Markup(title), Markup(rest)) for title, rest in parted(html)]),  # noqa: S704 -- sanitised when it was saved
        signs=media.signs, watches=media.watches, pending=media.pending,
        facts=Facts(told(texts), media.films),
        history=tuple(revisions(connection, head.id, history)),
    )  # fmt: skip


def entry_head(connection: Connection, slug: str, person: Person) -> EntryHead:
    """An entry without its texts, for forms, or NotFound."""
    query = select(Entry.id, Entry.slug, Entry.state, Entry.owner_id)
    query = query.where(visible(grant(person, "draft.read")), Entry.slug == slug)
    row = connection.execute(query, {"person_id": person.id}).first()
    if row is None:
        raise NotFound
    return EntryHead(*row)


def text_as_written(connection: Connection, entry_id: int, text_id: int) -> dict[str, object]:
    """A text as its form shows it, or NotFound."""
    columns = (
        EntryText.id, EntryText.title, EntryText.summary, EntryText.body, EntryText.language,
        EntryText.reading_level, EntryText.version,
    )  # fmt: skip
    query = select(*columns).where(EntryText.id == text_id, EntryText.entry_id == entry_id)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise NotFound
    return dict(row)


def revisions(connection: Connection, entry_id: int, limit: int) -> list[RevisionRow]:
    """The latest changes; none are read where none are shown."""
    return _REVISIONS.all(connection, entry_id=entry_id, limit=limit) if limit else []


def is_taken(
    connection: Connection, entry_id: int, language: str, level: int, but: int = 0
) -> bool:
    """Whether another text of the entry has this language and level."""
    query = select(EntryText.id).where(
        and_(EntryText.entry_id == entry_id, EntryText.language == language),
        and_(EntryText.reading_level == level, EntryText.id != but),
    )
    return connection.execute(query).first() is not None
