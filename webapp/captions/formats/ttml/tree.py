"""Reads the XML of a TTML file into nodes that know their lines, and lets no XML do harm.

The parser is expat, which Python brings. Declared entities are refused before any is expanded,
nothing is ever fetched, and depth and number of the elements are limited.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.entities import html5
from xml.parsers import expat

from webapp.captions.formats.findings import Findings, quoted

DEEPEST = 50
MOST = 100_000  # elements and runs of text; far more than 10,000 captions need
REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)(\w{1,40};)?")
UNFINISHED = {
    expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS],
    expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_TOKEN],
    expat.errors.codes[expat.errors.XML_ERROR_PARTIAL_CHAR],
    expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION],
}
# What the prefixes mean that everybody uses, in whatever draft or edition.
OURS = re.compile(r"http://www\.w3\.org/(?:ns/ttml|\d{4}/\d\d/ttaf1)(?:#(\w+))?")
PREFIXES = {"styling": "tts", "style": "tts", "parameter": "ttp", "metadata": "ttm"}


class Refused(Exception):
    """XML that is not read any further: `key` says why."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(key)


@dataclass(slots=True)
class Node:
    """An element: its name, attributes such as "begin" or "tts:color", and what is in it."""

    name: str
    line: int
    said: dict[str, str]
    children: list[Node | str] = field(default_factory=list)

    def elements(self, *names: str) -> Iterator[Node]:
        """The elements of these names in it."""
        return (each for each in self.children if isinstance(each, Node) and each.name in names)

    def all(self, *names: str) -> Iterator[Node]:
        """The elements of these names in it, however deep."""
        for each in self.children:
            if isinstance(each, Node):
                if each.name in names:
                    yield each
                yield from each.all(*names)


class Builder:
    """Takes what the parser finds, and builds nodes of it."""

    def __init__(self) -> None:
        self.root = Node("", 0, {})
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._say
        self.parser.EntityDeclHandler = self._refuse
        self._open = [self.root]
        self._spaces: list[Mapping[str, str]] = [{"xml": "xml"}]
        self._count = 0

    def _begin(self, name: str, said: dict[str, str]) -> None:
        spaces = dict(self._spaces[-1])
        for key, value in said.items():
            if key == "xmlns" or key.startswith("xmlns:"):
                spaces[key[6:]] = prefix_of(value)
        told = {local(key, spaces): value for key, value in said.items() if ":" in key}
        told |= {key: value for key, value in said.items() if ":" not in key and key != "xmlns"}
        node = Node(local(name, spaces), self.parser.CurrentLineNumber, told)
        self._open[-1].children.append(node)
        self._open.append(node)
        self._spaces.append(spaces)
        self._limit(len(self._open) > DEEPEST)

    def _end(self, name: str) -> None:
        self._open.pop()
        self._spaces.pop()

    def _say(self, text: str) -> None:
        self._open[-1].children.append(text)
        self._limit(False)

    def _limit(self, is_deep: bool) -> None:
        self._count += 1
        if is_deep or self._count > MOST:
            raise Refused("xml-deep")

    def _refuse(self, *_: object) -> None:
        raise Refused("xml-entities")


def prefix_of(address: str) -> str:
    """What we call a namespace: nothing for the elements of TTML."""
    ours = OURS.fullmatch(address.strip())
    if ours:
        return PREFIXES.get(ours[1] or "", ours[1] or "")
    return "smpte" if "smpte-tt" in address else "other"


def local(name: str, spaces: Mapping[str, str]) -> str:
    """A name with what we call its namespace; a prefix that nobody declared is its own."""
    prefix, _, rest = name.rpartition(":")
    usual = "" if prefix in {"", "tt"} else prefix
    called = spaces.get(prefix, usual)
    return f"{called}:{rest}" if called else rest


def tree(text: str, findings: Findings) -> Node | None:
    """The nodes of a text. One that breaks off is read up to there; one that is broken is told."""
    lines = text.split("\n")
    sound = "\n".join(with_references(line, at, findings) for at, line in enumerate(lines, 1))
    builder = Builder()
    try:
        builder.parser.Parse(sound.lstrip().encode("utf-8", "replace"), False)
        builder.parser.buffer_text = (
            False  # gives what it still holds, also of a file that breaks off
        )
        builder.parser.Parse(b"", True)
    except (expat.ExpatError, Refused) as error:
        skipped = sound[: len(sound) - len(sound.lstrip())].count("\n")
        line = min(builder.parser.ErrorLineNumber + skipped, len(lines))
        if isinstance(error, expat.ExpatError) and error.code in UNFINISHED:
            findings.repairs.note("cut-off", line)
        else:
            key = error.key if isinstance(error, Refused) else "xml-broken"
            findings.faults.note(key, line, quoted(lines[line - 1]))
            return None
    return next(builder.root.elements("tt"), None)


def with_references(line: str, number: int, findings: Findings) -> str:
    """A line in which every & means something: HTML's names are no XML, and many forget to write &amp;."""
    if "&" not in line:
        return line

    def mended(found: re.Match[str]) -> str:
        findings.repairs.note("references", number)
        name = found[1] or ""
        return html.escape(html5[name]) if name in html5 else f"&amp;{name}"

    return REFERENCE.sub(mended, line)
