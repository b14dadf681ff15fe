"""Whatever is told of captions has words, in each language and for each reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import webapp.captions.formats as formats

SOURCE = "\n".join(path.read_text() for path in Path(formats.__file__).parent.rglob("*.py"))
TEXTS = Path(formats.__file__).parents[3] / "templates" / "captions"
NAMED = re.compile(r"(repairs|faults|remarks)\.note\(\s*\"([\w-]+)\"")
REFUSED = re.compile(r"Refused\(\"([\w-]+)\"\)")


def keys() -> set[str]:
    """The key of every text that a format can need."""
    found = set()
    for kind, key in NAMED.findall(SOURCE):
        for each in ("repair", "fault") if kind == "remarks" else (kind.removesuffix("s"),):
            found.add(f"captions-{each}-{key}")
    return found | {f"captions-fault-{key}" for key in REFUSED.findall(SOURCE)}


def test_the_keys_are_found() -> None:
    assert {
        "captions-repair-pictures",
        "captions-fault-pictures",
        "captions-fault-xml-deep",
    } <= keys()
    assert len(keys()) > 30


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("key", sorted(keys()))
def test_every_remark_has_words(key: str, language: str) -> None:
    said = (TEXTS / f"texts.{language}.ftl").read_text()
    assert re.search(rf"^{key} = .{{20}}", said, re.MULTILINE)


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_words_are_left_over(language: str) -> None:
    said = (TEXTS / f"texts.{language}.ftl").read_text()
    told = set(re.findall(r"^(captions-(?:repair|fault)-[\w-]+) =", said, re.MULTILINE))
    by_variable = {"captions-repair-missing-end", "captions-repair-unreadable-end",
                   "captions-fault-unreadable-time", "captions-fault-untimed",
                   "captions-fault-xml-broken", "captions-repair-glosses",
                   "captions-repair-signlinks"}  # fmt: skip
    assert set() == told - keys() - by_variable
