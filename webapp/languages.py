"""Signed and written languages: one table each, so that neither is ever offered as the other."""

from __future__ import annotations

import csv
import functools
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from .texts import spoken

# Facts of the IANA language subtag registry: every extended language under "sgn" that is not
# deprecated. `de` is what German calls it, empty where that is not sure: then its registered name
# is shown. The last column holds the old tags that the registry replaces by the code.
SIGN_LANGUAGES = Path(__file__).with_name("sign_languages.tsv")
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})

# fmt: off
WRITTEN = (
    ("en", "English",    "Englisch",       "English"),
    ("ar", "Arabic",     "Arabisch",       "العربية"),
    ("zh", "Chinese",    "Chinesisch",     "中文"),
    ("nl", "Dutch",      "Niederländisch", "Nederlands"),
    ("fr", "French",     "Französisch",    "français"),
    ("de", "German",     "Deutsch",        "Deutsch"),
    ("it", "Italian",    "Italienisch",    "italiano"),
    ("ja", "Japanese",   "Japanisch",      "日本語"),
    ("fa", "Persian",    "Persisch",       "فارسی"),
    ("pl", "Polish",     "Polnisch",       "polski"),
    ("pt", "Portuguese", "Portugiesisch",  "português"),
    ("ru", "Russian",    "Russisch",       "русский"),
    ("es", "Spanish",    "Spanisch",       "español"),
    ("sv", "Swedish",    "Schwedisch",     "svenska"),
    ("tr", "Turkish",    "Türkisch",       "Türkçe"),
    ("uk", "Ukrainian",  "Ukrainisch",     "українська"),
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Language:
    """One language; `region` is where it is chiefly used, `own_name` what its people call it."""

    code: str
    name: str
    modality: Literal["signed", "written"]
    region: str = ""
    own_name: str = ""
    others: Mapping[str, str] = field(default_factory=dict, compare=False)

    def called(self, language: str) -> str:
        """Its name in a language of the interface."""
        return self.others.get(language) or self.name

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """The way its writing runs; pages put it in `dir`."""
        return "rtl" if self.code in RIGHT_TO_LEFT else "ltr"


@functools.cache
def sign_languages() -> tuple[Language, ...]:
    """Every sign language that can be chosen, by its English name."""
    found = (
        Language(
            row["code"], row["name"], "signed", row["region"], row["own_name"], {"de": row["de"]}
        )
        for row in registry_rows()
    )
    return tuple(sorted(found, key=lambda language: language.name))


@functools.cache
def sign_languages_by_name(language: str) -> tuple[tuple[str, str], ...]:
    """Every sign language as code and name, in the order of the names in this language."""
    found = [(each.code, each.called(language)) for each in sign_languages()]
    return tuple(sorted(found, key=lambda pair: collated(pair[1])))


def collated(name: str) -> str:
    """A name as it is sorted: an Ö stands with the O."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()


@functools.cache
def written_languages() -> tuple[Language, ...]:
    """Every language that texts and captions can be written in."""
    return tuple(
        Language(code, name, "written", "", own, {"de": german})
        for code, name, german, own in WRITTEN
    )


def sign_language(tag: str) -> Language | None:
    """The sign language of a tag: `ase`, or the older `sgn-ase` and `sgn-US`.

    `asl` and `bsl` are no sign languages but Asilulu and Basa-Gumna, which are spoken: guessing
    what was meant would hide the mistake, so they are refused like any unknown tag.
    """
    return tags().get(tag.lower())


def written_language(tag: str) -> Language | None:
    """The written language of a tag, or None; a signed one is never given."""
    return next((each for each in written_languages() if each.code == tag.lower()), None)


def language_name(tag: str) -> str:
    """What this reader's interface calls a language, or the tag where nothing is known of it."""
    language = sign_language(tag) or written_language(tag)
    return language.called(spoken()) if language else tag


def named(tags: Iterable[str]) -> list[tuple[str, str]]:
    """Languages as a form offers them: code and name."""
    return [(tag, language_name(tag)) for tag in tags]


def own_name(tag: str) -> str:
    """What the people of a language call it, or its English name, or the tag itself."""
    language = sign_language(tag) or written_language(tag)
    return (language.own_name or language.name) if language else tag


@functools.cache
def tags() -> dict[str, Language]:
    """Every accepted tag of a sign language, in small letters."""
    by_code = {language.code: language for language in sign_languages()}
    accepted = dict(by_code)
    for row in registry_rows():
        for old in (f"sgn-{row['code']}", *row["legacy_tags"].split()):
            accepted[old.lower()] = by_code[row["code"]]
    return accepted


@functools.cache
def registry_rows() -> tuple[dict[str, str], ...]:
    """The table as it stands in the file."""
    with SIGN_LANGUAGES.open(encoding="utf-8", newline="") as table:
        return tuple(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
