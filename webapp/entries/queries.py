"""What is read of entries; every list begins at `visible`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from markupsafe import Markup
from sqlalchemy import ColumnElement, Connection, Row, and_, or_, select, true, tuple_

from webapp.accounts.models import Account
from webapp.errors import NotFound
from webapp.permissions import Person, grant
from webapp.preferences import Preferences
from webapp.videos import queries as videos
from webapp.videos.rows import SignSummary

from .choice import fitting
from .models import Entry, EntryText, Revision
from .rows import EntriesPage, EntryCard, EntryHead, EntryPage, LevelLink, RevisionRow, TextRow

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_HEADS = select(
    Entry.id, Entry.slug, Entry.state, Entry.owner_id, Entry.listed_at, Entry.published_at,
    Entry.updated_at, Account.name,
).join(Account, Account.id == Entry.owner_id)  # fmt: skip

_TEXTS = select(
    EntryText.id, EntryText.entry_id, EntryText.language, EntryText.reading_level,
    EntryText.title, EntryText.summary,
)  # fmt: skip

Head = Row[int, str, str, int, datetime, datetime | None, datetime, str]


def visible(person: Person) -> ColumnElement[bool]:
    """What this person may see: all that is published, and drafts by permission."""
    published: ColumnElement[bool] = Entry.state == "published"
    drafts = grant(person, "draft.read")
    if drafts == "any":
        return true()
    return or_(published, Entry.owner_id == person.id) if drafts == "own" else published


def entries_page(
    connection: Connection, person: Person, preferences: Preferences, cursor: str | None
) -> EntriesPage:
    """One page of the newest entries. A cursor is ">" or "<" with the place of a neighbour."""
    size = preferences.shows.page_size
    back, place = parsed_cursor(cursor)
    key = tuple_(Entry.listed_at, Entry.id)
    query = _HEADS.where(visible(person)).limit(size + 1)
    if back:
        query = query.where(key > tuple_(*place)).order_by(Entry.listed_at, Entry.id)
    else:
        query = query.order_by(Entry.listed_at.desc(), Entry.id.desc())
        query = query.where(key < tuple_(*place)) if cursor else query
    heads = connection.execute(query).all()
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
    except (ValueError, OverflowError) as error:
        raise NotFound from error
    return sign == "+", place


def written_cursor(sign: str, head: Head) -> str:
    """A place in the list as text for an address."""
    return f"{sign}.{(head.listed_at - EPOCH) // timedelta(microseconds=1)}.{head.id}"


def featured_cards(
    connection: Connection, person: Person, preferences: Preferences
) -> list[EntryCard]:
    """The entries that the first page shows."""
    query = _HEADS.where(visible(person), Entry.state == "published")
    query = query.order_by(Entry.featured.desc(), Entry.listed_at.desc(), Entry.id.desc())
    heads = connection.execute(query.limit(preferences.shows.featured)).all()
    return cards(connection, heads, preferences)


def related_cards(
    connection: Connection, entry_id: int, person: Person, preferences: Preferences
) -> list[EntryCard]:
    """Other entries to go on with: the ones nearest in time."""
    if not preferences.shows.related:
        return []
    query = _HEADS.where(visible(person), Entry.state == "published", Entry.id != entry_id)
    query = query.order_by(Entry.listed_at.desc(), Entry.id.desc())
    heads = connection.execute(query.limit(preferences.shows.related)).all()
    return cards(connection, heads, preferences)


def cards(
    connection: Connection, heads: Sequence[Head], preferences: Preferences
) -> list[EntryCard]:
    """Entries told in the text that fits; three queries, however many they are."""
    if not heads:
        return []
    ids = [head.id for head in heads]
    texts: dict[int, list[TextRow]] = defaultdict(list)
    for row in connection.execute(_TEXTS.where(EntryText.entry_id.in_(ids))):
        texts[row.entry_id].append(TextRow(*row))
    signs = videos.sign_summaries(connection, ids, preferences.sign_language)
    return [card(head, texts[head.id], signs.get(head.id), preferences) for head in heads]


def card(
    head: Head, texts: list[TextRow], signs: SignSummary | None, preferences: Preferences
) -> EntryCard:
    """One entry as a card."""
    text = fitting(texts, preferences.text_language, preferences.reading_level)
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
    head = connection.execute(_HEADS.where(Entry.slug == slug, visible(person))).first()
    if head is None:
        raise NotFound
    rows = connection.execute(_TEXTS.where(EntryText.entry_id == head.id)).all()
    texts = [TextRow(*row) for row in rows]
    text = fitting(texts, preferences.text_language, preferences.reading_level)
    html = connection.execute(select(EntryText.html).where(EntryText.id == text.id)).scalar_one()
    media = videos.media_of_entry(connection, head.id, preferences)
    return EntryPage(
        id=head.id, slug=head.slug, state=head.state, owner_id=head.owner_id, author=head.name,
        published_at=head.published_at, updated_at=head.updated_at,
        text_id=text.id, title=text.title, summary=text.summary,
        html=Markup(html),  # noqa: S704 -- sanitised when it was saved
        language=text.language, reading_level=text.reading_level,
        levels=level_links(texts, text),
        signs=media.signs, videos=media.videos, pending=media.pending,
        related=related_cards(connection, head.id, person, preferences),
        history=revisions(connection, head.id, preferences.shows.history),
    )  # fmt: skip


def entry_head(connection: Connection, slug: str, person: Person) -> EntryHead:
    """An entry without its texts, for forms, or NotFound."""
    columns = (Entry.id, Entry.slug, Entry.state, Entry.owner_id)
    row = connection.execute(select(*columns).where(Entry.slug == slug, visible(person))).first()
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
    columns = (
        Revision.id, Revision.title, Revision.language, Revision.reading_level, Account.name,
        Revision.created_at,
    )  # fmt: skip
    query = select(*columns).outerjoin(Account, Account.id == Revision.account_id)
    query = query.where(Revision.entry_id == entry_id).order_by(Revision.id.desc()).limit(limit)
    return [RevisionRow(*row) for row in connection.execute(query)]


def is_taken(
    connection: Connection, entry_id: int, language: str, level: int, but: int = 0
) -> bool:
    """Whether another text of the entry has this language and level."""
    query = select(EntryText.id).where(
        and_(EntryText.entry_id == entry_id, EntryText.language == language),
        and_(EntryText.reading_level == level, EntryText.id != but),
    )
    return connection.execute(query).first() is not None
