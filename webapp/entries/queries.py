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
    or_,
    select,
    true,
    tuple_,
)

from webapp.accessibility import Facts
from webapp.accounts.models import Account
from webapp.errors import NotFound
from webapp.markup import parted
from webapp.permissions import Person, grant
from webapp.preferences import Preferences
from webapp.prepared import Prepared
from webapp.videos import queries as videos

from .choice import card, fitting, fitting_for, in_order, told
from .cursors import parsed_cursor, written_cursor
from .models import Entry, EntryText, Revision
from .narrowing.queries import CONDITIONS
from .rows import (
    EntriesPage,
    EntryCard,
    EntryHead,
    EntryLink,
    EntryPage,
    Head,
    LinkText,
    RevisionRow,
    TextRow,
    Wanted,
)

HEADS = select(
    Entry.id, Entry.slug, Entry.state, Entry.owner_id, Entry.listed_at, Entry.published_at,
    Entry.updated_at, Account.name,
).join(Account, Account.id == Entry.owner_id)  # fmt: skip

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
def _head_by_slug(seen: str) -> Prepared[Head]:
    return Prepared(HEADS.where(visible(seen), Entry.slug == bindparam("slug")), Head)


@functools.cache
def _newest_heads(seen: str, way: str, names: tuple[str, ...]) -> Prepared[Head]:
    """Heads in the order of the list: from its start, or on either side of a place in it."""
    key = tuple_(Entry.listed_at, Entry.id)
    place = tuple_(
        bindparam("moment", type_=Entry.listed_at.type), bindparam("number", type_=Integer)
    )
    query = HEADS.where(visible(seen), *(CONDITIONS[name] for name in names))
    query = query.limit(bindparam("limit"))
    if way == "back":
        return Prepared(query.where(key > place).order_by(Entry.listed_at, Entry.id), Head)
    return Prepared((query.where(key < place) if way == "on" else query).order_by(*NEWEST), Head)


_OTHERS = select(Entry.id, Entry.slug, Entry.listed_at).where(
    Entry.state == "published", Entry.id != bindparam("entry_id")
)


def _others(*conditions: ColumnElement[bool]) -> Prepared[tuple[str, LinkText]]:
    """Other entries in the order of the list, with all that they could be named by."""
    query = _OTHERS.where(*conditions).order_by(*NEWEST).limit(bindparam("limit"))
    others = query.subquery()
    texts = select(others.c.slug, EntryText.language, EntryText.reading_level, EntryText.title)
    texts = texts.join(EntryText, EntryText.entry_id == others.c.id)
    texts = texts.order_by(others.c.listed_at.desc(), others.c.id.desc(), EntryText.id)
    return Prepared(texts, lambda slug, *text: (slug, LinkText(*text)))


_PLACE = tuple_(
    bindparam("moment", type_=Entry.listed_at.type), bindparam("entry_id", type_=Integer)
)
_FOLLOWING, _FROM_THE_START = _others(tuple_(Entry.listed_at, Entry.id) < _PLACE), _others()


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
    heads = _newest_heads(grant(person, "draft.read"), way, wanted.names).all(
        connection, limit=size + 1, person_id=person.id, moment=moment, number=number,
        **wanted.values,
    )  # fmt: skip
    more, heads = len(heads) > size, heads[:size]
    heads = heads[::-1] if back else heads
    has_next = bool(heads) and (more or back)
    has_previous = bool(heads) and (more if back else cursor is not None)
    return EntriesPage(
        tuple(cards(connection, heads, preferences)),
        written_cursor("-", heads[-1].listed_at, heads[-1].id) if has_next else None,
        written_cursor("+", heads[0].listed_at, heads[0].id) if has_previous else None,
    )


def related_links(connection: Connection, head: Head, preferences: Preferences) -> list[EntryLink]:
    """Other entries to go on with: those that follow in the list, then again from its start."""
    limit = preferences.shows.related
    if not limit:
        return []
    values = {"limit": limit, "entry_id": head.id, "moment": head.listed_at}
    told = names_of_others(connection, _FOLLOWING, values)
    if len(told) < limit:
        told |= names_of_others(connection, _FROM_THE_START, values)
    language, level = preferences.text_language, preferences.reading_level
    chosen = [(slug, fitting(told[slug], language, level)) for slug in list(told)[:limit]]
    return [EntryLink(slug, text.title, text.language) for slug, text in chosen]


def names_of_others(
    connection: Connection, query: Prepared[tuple[str, LinkText]], values: dict[str, object]
) -> dict[str, list[LinkText]]:
    """What each of these entries could be named by, in their order."""
    told: dict[str, list[LinkText]] = defaultdict(list)
    for slug, text in query.all(connection, **values):
        told[slug].append(text)
    return told


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
    connection: Connection, heads: Sequence[Head], preferences: Preferences
) -> list[EntryCard]:
    """Entries told in the text that fits; three queries, however many they are."""
    ids = [head.id for head in heads]
    texts = texts_of_entries(connection, ids)
    signs = videos.sign_summaries(connection, ids, preferences.sign_language)
    fit = preferences.text_language, preferences.reading_level
    return [card(head, texts[head.id], signs.get(head.id), *fit) for head in heads]


def entry_page(
    connection: Connection, slug: str, person: Person, preferences: Preferences
) -> EntryPage:
    """Everything that one reader's page of an entry shows, or NotFound."""
    head = head_by_slug(connection, slug, person)
    texts = texts_of_entry(connection, head.id)
    text = fitting_for(texts, preferences)
    texts = in_order(texts, text.language)
    (html,) = _HTML.all(connection, text_id=text.id)
    media = videos.media_of_entry(connection, head.id, preferences)
    return EntryPage(
        id=head.id, slug=head.slug, state=head.state, owner_id=head.owner_id, author=head.author,
        published_at=head.published_at, updated_at=head.updated_at,
        text=text, texts=tuple(texts),
        parts=tuple([(Markup(title), Markup(rest)) for title, rest in parted(html)]),  # noqa: S704 -- sanitised when it was saved
        signs=media.signs, watches=media.watches, pending=media.pending,
        facts=Facts(told(texts), media.films),
        related=tuple(related_links(connection, head, preferences)),
        history=tuple(revisions(connection, head.id, preferences.shows.history)),
    )  # fmt: skip


def head_by_slug(connection: Connection, slug: str, person: Person) -> Head:
    """The entry with this address, or NotFound for who may not see it."""
    query = _head_by_slug(grant(person, "draft.read"))
    head = query.first(connection, slug=slug, person_id=person.id)
    if head is None:
        raise NotFound
    return head


def entry_head(connection: Connection, slug: str, person: Person) -> EntryHead:
    """An entry without its texts, for forms, or NotFound."""
    head = head_by_slug(connection, slug, person)
    return EntryHead(head.id, head.slug, head.state, head.owner_id)


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
