"""Words as search compares them: without capitals, accents and umlaut dots."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

WORD = re.compile(r"[^\W_]+")
LONGEST = 40  # signs of a word that are compared
MOST = 8  # words that are asked for at once


def folded(text: str) -> str:
    """Text as it is compared; Straße and STRASSE are one, Müller and muller too."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def words_of(text: str) -> list[str]:
    """The words that somebody asks for, each once: letters and figures, and nothing else."""
    found = dict.fromkeys(word[:LONGEST] for word in WORD.findall(folded(text)))
    return list(found)[:MOST]


def has_all(text: str, words: Sequence[str]) -> bool:
    """Whether a text has words that begin so."""
    there = WORD.findall(folded(text))
    return all(any(each.startswith(word) for each in there) for word in words)


def parted(text: str, words: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is one of the words or begins like one."""
    at = 0
    for found in WORD.finditer(text) if words else ():
        if folded(found[0]).startswith(tuple(words)):
            if at < found.start():
                yield text[at : found.start()], False
            yield found[0], True
            at = found.end()
    if at < len(text):
        yield text[at:], False
