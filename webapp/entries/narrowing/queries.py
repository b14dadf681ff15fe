"""The conditions of a narrowed list; `Wanted` (webapp/entries/rows.py) names them and what is bound.

Two say what a reader can use, for all that is published of an entry:
- in signs: something of it is signed in their language, and each video that can be heard has a
  signer in it, or captions in the language they read;
- in words: it has a text in the language they read at their level or easier, and each video that
  can be heard has captions in that language.
What a machine wrote counts for nothing before a person has read it.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, bindparam, exists, not_, or_, select
from sqlalchemy.orm import aliased

from webapp.captions.models import Track
from webapp.videos.models import SignVersion, Video

from ..models import Entry, EntryText

_READY = select(Video.id).where(Video.entry_id == Entry.id, Video.state == "ready")
_PEOPLES_CAPTIONS = and_(Track.kind == "captions", Track.origin != "machine")

_signer, _film = aliased(SignVersion), aliased(Video)
_IS_CAPTIONED_FOR_ME = exists().where(
    Track.video_id == Video.id, _PEOPLES_CAPTIONS, Track.language == bindparam("my_words")
)
_HAS_MY_SIGNER = exists(
    select(_film.id)
    .join(_signer, _signer.video_id == _film.id)
    .where(
        _signer.subject_type == "video",
        _signer.subject_id == Video.id,
        _signer.sign_language == bindparam("my_signs"),
        _film.state == "ready",
    )
)


def _nothing_is_missed(*ways: ColumnElement[bool]) -> ColumnElement[bool]:
    """No ordinary video can be heard that is not open to the reader in one of these ways."""
    heard = Video.probe["audio_codec"].as_string().is_not(None)
    missed = and_(Video.entry_id == Entry.id, Video.state != "failed", heard, not_(or_(*ways)))
    return ~exists().where(missed, ~exists().where(SignVersion.video_id == Video.id))


def _signed_in(language: str) -> ColumnElement[bool]:
    """Something of an entry is signed in a language."""
    signs = _READY.join(SignVersion, SignVersion.video_id == Video.id)
    return exists(signs.where(SignVersion.sign_language == bindparam(language)))


CONDITIONS: dict[str, ColumnElement[bool]] = {
    "signed": _signed_in("signed"),
    "level": exists().where(
        EntryText.entry_id == Entry.id, EntryText.reading_level == bindparam("level")
    ),
    "captions": exists(_READY.join(Track, Track.video_id == Video.id).where(_PEOPLES_CAPTIONS)),
    "usable in signs": and_(
        _signed_in("my_signs"), _nothing_is_missed(_HAS_MY_SIGNER, _IS_CAPTIONED_FOR_ME)
    ),
    "usable in words": and_(
        exists().where(
            EntryText.entry_id == Entry.id,
            EntryText.language == bindparam("my_words"),
            EntryText.reading_level <= bindparam("my_level"),
        ),
        _nothing_is_missed(_IS_CAPTIONED_FOR_ME),
    ),
}
