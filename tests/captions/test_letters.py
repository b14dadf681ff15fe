"""The letters of a file: named by a mark, or guessed and told."""

from __future__ import annotations

import codecs

import pytest

from webapp.captions.formats import understood
from webapp.captions.formats.letters import NoText, decoded

FRENCH = "0:05 Où êtes-vous ? « Ici »"
RUSSIAN = "0:05 Привет"


@pytest.mark.parametrize(
    "content",
    [
        FRENCH.encode(),
        codecs.BOM_UTF8 + FRENCH.encode(),
        codecs.BOM_UTF16_LE + FRENCH.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + FRENCH.encode("utf-16-be"),
        FRENCH.encode("utf-16-le"),
        FRENCH.encode("utf-16-be"),
    ],
    ids=["UTF-8", "mark", "little", "big", "little, no mark", "big, no mark"],
)
def test_unicode_is_read_without_a_guess(content: bytes) -> None:
    assert (FRENCH, False) == decoded(content, "fr")


@pytest.mark.parametrize(
    ("text", "name", "language"),
    [
        (FRENCH, "cp1252", "fr"),
        (FRENCH, "latin-1", "fr"),
        (RUSSIAN, "cp1251", "ru"),
        ("0:05 こんにちは", "cp932", "ja"),
        ("0:05 你好", "gb18030", "zh"),
        ("0:05 Zażółć", "cp1250", "pl"),
    ],
)
def test_old_letters_are_guessed_by_the_language_and_that_is_told(
    text: str, name: str, language: str
) -> None:
    assert (text, True) == decoded(text.encode(name), language)
    repairs = understood(text, guessed=True).repairs
    assert ["letters"] == [repair.key for repair in repairs]


@pytest.mark.parametrize(
    "content",
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\0" * 100, bytes(range(32)) * 10, b"\x1f\x8b\x08\0\0abc"],
    ids=["picture", "nothing", "controls", "archive"],
)
def test_a_file_that_holds_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(NoText):
        decoded(content, "en")
