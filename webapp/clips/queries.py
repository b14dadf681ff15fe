"""What is read of the signed interface: which texts have a clip, one text's clips, the report."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from sqlalchemy import Connection, bindparam, select

from webapp.permissions import Person, may
from webapp.prepared import Prepared
from webapp.signing import SignedHere, knows_signed
from webapp.variants import Fixed
from webapp.videos.models import SignVersion, Video
from webapp.videos.queries import clips_of_texts, sign_languages_in_use

from .rows import Count, Report, ReportRow, TextClips
from .wording import twins, wordings

_SIGNED = Prepared(
    select(SignVersion.sign_language, SignVersion.text_key)
    .join(Video, Video.id == SignVersion.video_id)
    .where(SignVersion.text_key.is_not(None), Video.state == "ready"),
    lambda *columns: columns,
)
_STATES = (
    select(SignVersion.text_key, Video.state)
    .join(Video, Video.id == SignVersion.video_id)
    .where(SignVersion.text_key.is_not(None), SignVersion.sign_language == bindparam("language"))
)


def signed_keys(connection: Connection) -> dict[str, Fixed[str]]:
    """The texts that can be seen now, by sign language; one clip does for all that say the same."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for language, key in _SIGNED.all(connection):
        found[language] |= {**dict.fromkeys(twins(key), key), key: key}
    return {language: Fixed(keys) for language, keys in found.items()}


@knows_signed
def signed_here(connection: Connection) -> SignedHere:
    """What every page knows of what is signed."""
    return SignedHere(signed_keys(connection), tuple(sign_languages_in_use(connection)))


def text_clips(connection: Connection, key: str, language: str, person: Person) -> TextClips:
    """One text's clips: in this sign language where there is one, else in any that it has."""
    rows = clips_of_texts(connection, twins(key))
    ready = [row for row in rows if row.state == "ready"]
    ready.sort(key=lambda row: (row.sign_language != language, row.text_key != key, row.id))
    shown = ready[0] if ready else None
    languages = dict.fromkeys(row.sign_language for row in ready if row.sign_language)
    unready = [row for row in rows if row.state != "ready" and row.sign_language == language]
    return TextClips(
        shown,
        tuple(code for code in languages if shown and code != shown.sign_language),
        unready[0] if unready and may("clip.write", person=person) else None,
    )


def report(connection: Connection, language: str, missing: bool, start: str, size: int) -> Report:
    """One page of all texts from the key `start` on: what is signed in this language, what is not."""
    states = states_in(connection, language)
    keys = [key for key in wordings() if states.get(key) != "ready" or not missing]
    at = bisect_left(keys, start)
    after, before = keys[at + size :], keys[:at]
    return Report(
        language,
        missing,
        [ReportRow(key, states.get(key, "missing")) for key in keys[at : at + size]],
        counts(connection),
        after[0] if after else None,
        before[-size:][0] if before else None,
    )


def counts(connection: Connection) -> list[Count]:
    """How far each sign language has come that any text is signed in."""
    signed = signed_keys(connection)
    return [
        Count(code, sum(key in signed[code] for key in wordings()), len(wordings()))
        for code in sorted(signed)
    ]


def states_in(connection: Connection, language: str) -> dict[str, str]:
    """The state of the clip of every text that has one in this language; a ready one counts first."""
    found: dict[str, str] = {}
    for key, state in connection.execute(_STATES, {"language": language}):
        for twin in twins(key):
            if found.get(twin) != "ready":
                found[twin] = state
    return found


def language_of_report(connection: Connection, asked: str, chosen: str) -> str:
    """The sign language to report on: the one asked for, the reader's, else the one most signed."""
    signed = signed_keys(connection)
    return asked or chosen or max(signed, key=lambda code: len(signed[code]), default="")
