"""The letters of a file: UTF-8, UTF-16, what its XML says of itself, or the old ones of its language."""

from __future__ import annotations

import codecs
import re

# What was written before UTF-8, by language; all others used the letters of Western Europe.
OLD = {
    "ar": "cp1256", "fa": "cp1256", "ja": "cp932", "pl": "cp1250", "ru": "cp1251",
    "tr": "cp1254", "uk": "cp1251", "zh": "gb18030",
}  # fmt: skip
WESTERN = "cp1252"
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROLS = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), *range(127, 160), 0xFEFF, 0xFFFE, 0xFFFF]
)
DECLARED = re.compile(
    rb"""^\s*<\?xml[^>]{0,99}encoding\s*=\s*["']"""
    rb"""(iso-8859-\d+|windows-\d+|shift_jis|euc-jp|euc-kr|gbk|gb2312|gb18030|big5|koi8-[ru])["']""",
    re.IGNORECASE,
)
SAMPLE = 4096  # bytes that tell which of two is NUL in UTF-16 without a mark


class NoText(Exception):
    """A file that holds something else than text."""


def decoded(content: bytes, language: str) -> tuple[str, bool]:
    """The text of a file, and whether its encoding was guessed; NoText for a picture or a film."""
    name = encoding(content)
    text, guessed = content.decode(name, "replace"), False
    if name == "utf-8" and "\ufffd" in text:
        told = as_declared(content)
        text, guessed = told or in_old_letters(content, language), not told
    if 20 * sum(map(is_strange, text)) > len(text):
        raise NoText
    return text.removeprefix("\ufeff"), guessed


def encoding(content: bytes) -> str:
    """UTF-16 where a mark or its many NULs say so, else UTF-8."""
    for mark, name in MARKS:
        if content.startswith(mark):
            return name
    even, odd = (content[start:SAMPLE:2].count(0) for start in (0, 1))
    enough = len(content[:SAMPLE]) / 16
    if odd > enough and odd > 10 * even:
        return "utf-16-le"
    return "utf-16-be" if even > enough and even > 10 * odd else "utf-8"


def as_declared(content: bytes) -> str:
    """The text as the first line of its XML says; nothing where it says nothing that is true."""
    said = DECLARED.match(content)
    if not said:
        return ""
    try:
        return content.decode(said[1].decode())
    except (LookupError, UnicodeError):
        return ""


def in_old_letters(content: bytes, language: str) -> str:
    """The text as the programs of its language once wrote it; Latin-1 takes every byte."""
    for name in (OLD.get(language, WESTERN), WESTERN):
        try:
            return content.decode(name)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def is_strange(sign: str) -> bool:
    """Whether a sign stands in no text."""
    return sign < " " and sign not in "\t\n\r\f\x1a"


def without_controls(text: str) -> tuple[str, bool]:
    """The text with one kind of line end and no hidden signs, and whether there were any."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    clean = lines.translate(CONTROLS)
    return clean, len(clean) < len(lines)
