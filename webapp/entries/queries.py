"""What is read of entries; every list begins at `visible`."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from markupsafe import Markup
from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    and_,
    bindparam,
    or_,
    select,
    true,
    tuple_,
)

from webapp.accounts.models import Account
from webapp.errors import NotFound
from webapp.permissions import Person, grant
from webapp.preferences import Preferences
from webapp.videos import queries as videos
from webapp.videos.rows import SignSummary

from .choice import fitting
from .models import Entry, EntryText, Revision
from .rows import (
    EntriesPage,
    EntryCard,
    EntryHead,
    EntryLink,
    EntryPage,
    LevelLink,
    RevisionRow,
    TextRow,
)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

# Statements are built once: SQLAlchemy adapts the results of a new one on every call, for more
# than the query itself costs.
_HEADS = select(
    Entry.id, Entry.slug, Entry.state, Entry.owner_id, Entry.listed_at, Entry.published_at,
    Entry.updated_at, Account.name,
).join(Account, Account.id == Entry.owner_id)  # fmt: skip

_TEXTS = select(
    EntryText.id, EntryText.entry_id, EntryText.language, EntryText.reading_level,
    EntryText.title, EntryText.summary,
).where(EntryText.entry_id.in_(bindparam("ids", expanding=True)))  # fmt: skip

_HTML = select(EntryText.html).where(EntryText.id == bindparam("text_id"))

_REVISIONS = (
    select(
        Revision.id, Revision.title, Revision.language, Revision.reading_level, Account.name,
        Revision.created_at,
    )
    .outerjoin(Account, Account.id == Revision.account_id)
    .where(Revision.entry_id == bindparam("entry_id"))
    .order_by(Revision.id.desc())
    .limit(bindparam("limit"))
)  # fmt: skip

_NEWEST = (Entry.listed_at.desc(), Entry.id.desc())

Head = Row[int, str, str, int, datetime, datetime | None, datetime, str]


def visible(seen: str) -> ColumnElement[bool]:
    """What a person may see whose grant for drafts is `seen`; `person_id` is bound when it runs."""
    published: ColumnElement[bool] = Entry.state == "published"
    if seen == "any":
        return true()
    return or_(published, Entry.owner_id == bindparam("person_id")) if seen == "own" else published


@functools.cache
def _head_by_slug(seen: str) -> Select[*tuple[Any, ...]]:
    return _HEADS.where(visible(seen), Entry.slug == bindparam("slug"))


@functools.cache
def _newest_heads(seen: str, way: str) -> Select[*tuple[Any, ...]]:
    """Heads in the order of the list: from its start, or on either side of a place in it."""
    key = tuple_(Entry.listed_at, Entry.id)
    place = tuple_(
        bindparam("moment", type_=Entry.listed_at.type), bindparam("number", type_=Integer)
    )
    query = _HEADS.where(visible(seen)).limit(bindparam("limit"))
    if way == "back":
        return query.where(key > place).order_by(Entry.listed_at, Entry.id)
    return query.where(key < place).order_by(*_NEWEST) if way == "on" else query.order_by(*_NEWEST)


_FEATURED = (
    _HEADS.where(Entry.state == "published")
    .order_by(Entry.featured.desc(), *_NEWEST)
    .limit(bindparam("limit"))
)
_OTHERS = (
    _HEADS.where(Entry.state == "published", Entry.id != bindparam("entry_id"))
    .order_by(*_NEWEST)
    .limit(bindparam("limit"))
)


def entries_page(
    connection: Connection, person: Person, preferences: Preferences, cursor: str | None
) -> EntriesPage:
    """One page of the newest entries. A cursor is a direction and the place of a neighbour."""
    size = preferences.shows.page_size
    back, (moment, number) = parsed_cursor(cursor)
    way = "back" if back else "on" if cursor else "start"
    heads = connection.execute(
        _newest_heads(grant(person, "draft.read"), way),
        {"limit": size + 1, "person_id": person.id, "moment": moment, "number": number},
    ).all()
    more, heads = len(heads) > size, heads[:size]
    heads = heads[::-1] if back else heads
    has_next = bool(heads) and (more or back)
    has_previous = bool(heads) and (more if back else cursor is not None)
    return EntriesPage(
        cards(connection, heads, preferences),
        written_cursor("-", heads[-1]) if has_next else None,
        written_cursor("+", heads[0]) if has_previous else None,
    )


def parsed_cursor(cursor: str | None) -> tuple[bool, tuple[datetime, int]]:
    """A direction and a place; a cursor that is none leads to NotFound."""
    try:
        sign, moment, number = (cursor or "-.0.0").split(".")
        place = EPOCH + timedelta(microseconds=int(moment)), int(number)
        if sign not in {"+", "-"} or place[1] >= 2**31:
            raise ValueError(cursor)
    except (ValueError, OverflowError) as error:
        raise NotFound from error
    return sign == "+", place


def written_cursor(sign: str, head: Head) -> str:
    """A place in the list as text for an address."""
    return f"{sign}.{(head.listed_at - EPOCH) // timedelta(microseconds=1)}.{head.id}"


def featured_cards(connection: Connection, preferences: Preferences) -> list[EntryCard]:
    """The entries that the first page shows."""
    limit = preferences.shows.featured
    return cards(connection, connection.execute(_FEATURED, {"limit": limit}).all(), preferences)


def related_links(
    connection: Connection, entry_id: int, preferences: Preferences
) -> list[EntryLink]:
    """Other entries to go on with: the newest."""
    limit = preferences.shows.related
    if not limit:
        return []
    heads = connection.execute(_OTHERS, {"limit": limit, "entry_id": entry_id}).all()
    texts = texts_of_entries(connection, [head.id for head in heads])
    chosen = [(head, fitting_for(texts[head.id], preferences)) for head in heads]
    return [EntryLink(head.slug, text.title, text.language) for head, text in chosen]


def texts_of_entries(connection: Connection, ids: list[int]) -> dict[int, list[TextRow]]:
    """The texts of several entries, in one query."""
    texts: dict[int, list[TextRow]] = defaultdict(list)
    for row in connection.execute(_TEXTS, {"ids": ids}) if ids else ():
        texts[row.entry_id].append(TextRow(*row))
    return texts


def fitting_for(texts: list[TextRow], preferences: Preferences) -> TextRow:
    """The text that fits these preferences."""
    return fitting(texts, preferences.text_language, preferences.reading_level)


def cards(
    connection: Connection, heads: Sequence[Head], preferences: Preferences
) -> list[EntryCard]:
    """Entries told in the text that fits; four queries, however many they are."""
    ids = [head.id for head in heads]
    texts = texts_of_entries(connection, ids)
    signs = videos.sign_summaries(connection, ids, preferences.sign_language)
    return [card(head, texts[head.id], signs.get(head.id), preferences) for head in heads]


def card(
    head: Head, texts: list[TextRow], signs: SignSummary | None, preferences: Preferences
) -> EntryCard:
    """One entry as a card."""
    text = fitting_for(texts, preferences)
    return EntryCard(
        id=head.id, slug=head.slug, state=head.state,
        title=text.title, summary=text.summary, language=text.language,
        reading_level=text.reading_level,
        levels=tuple(sorted({each.reading_level for each in texts if each.language == text.language})),
        languages=tuple(sorted({each.language for each in texts})),
        sign_languages=signs.languages if signs else (),
        poster_url=signs.poster_url if signs else None,
        captioned=bool(signs and signs.captioned),
        author=head.name, published_at=head.published_at,
    )  # fmt: skip


def entry_page(
    connection: Connection, slug: str, person: Person, preferences: Preferences
) -> EntryPage:
    """Everything that one reader's page of an entry shows, or NotFound."""
    head = head_by_slug(connection, slug, person)
    texts = texts_of_entries(connection, [head.id])[head.id]
    text = fitting_for(texts, preferences)
    html = connection.execute(_HTML, {"text_id": text.id}).scalar_one()
    media = videos.media_of_entry(connection, head.id, preferences)
    return EntryPage(
        id=head.id, slug=head.slug, state=head.state, owner_id=head.owner_id, author=head.name,
        published_at=head.published_at, updated_at=head.updated_at,
        text_id=text.id, title=text.title, summary=text.summary,
        html=Markup(html),  # noqa: S704 -- sanitised when it was saved
        language=text.language, reading_level=text.reading_level,
        levels=level_links(texts, text),
        signs=media.signs, videos=media.videos, pending=media.pending,
        related=related_links(connection, head.id, preferences),
        history=revisions(connection, head.id, preferences.shows.history),
    )  # fmt: skip


def head_by_slug(connection: Connection, slug: str, person: Person) -> Head:
    """The entry with this address, or NotFound for who may not see it."""
    query = _head_by_slug(grant(person, "draft.read"))
    head = connection.execute(query, {"slug": slug, "person_id": person.id}).first()
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


def level_links(texts: list[TextRow], chosen: TextRow) -> list[LevelLink]:
    """The ways this entry is told, the chosen language first, then by level."""
    ordered = sorted(
        texts, key=lambda e: (e.language != chosen.language, e.language, e.reading_level)
    )
    return [LevelLink(each.reading_level, each.language, each.id == chosen.id) for each in ordered]


def revisions(connection: Connection, entry_id: int, limit: int) -> list[RevisionRow]:
    """The latest changes; none are read where none are shown."""
    if not limit:
        return []
    rows = connection.execute(_REVISIONS, {"entry_id": entry_id, "limit": limit})
    return [RevisionRow(*row) for row in rows]


def is_taken(
    connection: Connection, entry_id: int, language: str, level: int, but: int = 0
) -> bool:
    """Whether another text of the entry has this language and level."""
    query = select(EntryText.id).where(
        and_(EntryText.entry_id == entry_id, EntryText.language == language),
        and_(EntryText.reading_level == level, EntryText.id != but),
    )
    return connection.execute(query).first() is not None
