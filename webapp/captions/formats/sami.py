"""SAMI (Microsoft): moments with words for each language, in HTML of the kind nobody closes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from webapp.figures import clock

from .findings import Findings, Found, quoted
from .tags import Tags, without_references
from .times import LATEST

MOMENT = "<sync"
START = re.compile(r"""\bstart\s*=\s*["']?\s*(-?\d{1,12})(?:ms)?(?=["'\s/]|$)""", re.IGNORECASE)
CLASS = re.compile(r"""\bclass\s*=\s*["']?\s*([\w-]{1,99})""", re.IGNORECASE)
STYLE = re.compile(r"\.([\w-]{1,99})\s{0,99}\{([^{}]{0,999})\}")
LANGUAGE = re.compile(r"\blang\s{0,9}:\s{0,9}([\w-]{1,35})", re.IGNORECASE)
BLANKS = re.compile(r"[ \t\n\r\f]+")
SILENT = {
    "sami", "head", "body", "title", "style", "p", "sync", "div", "center", "samiparam", "table",
    "tr", "td", "a", "basefont", "meta",
}  # fmt: skip


@dataclass(slots=True)
class Moment:
    """What is shown from a moment on, by its class; words without one are for all."""

    line: int
    start: int | None
    said: str
    words: dict[str, Tags] = field(default_factory=dict)

    def tags(self, name: str) -> Tags:
        """The words of a class."""
        return self.words.setdefault(name, Tags(without_references))

    def take(self, name: str, word: str, tag: str) -> None:
        """A tag among the words of a class; one that nobody knows is lost."""
        if word not in SILENT and not self.tags(name).took(tag):
            self.tags(name).lost = True


def recognises(lines: Sequence[str]) -> bool:
    """Whether a line begins a SAMI file, or one of its moments."""
    return any("<sami" in line.lower() or "<sync " in line.lower() for line in lines)


def read(lines: Sequence[str], language: str = "") -> Findings:
    """The captions of one class of a SAMI file: of this language, or of the most words."""
    text = "\n".join(lines)
    begun = text.lower().find(MOMENT)
    findings = Findings()
    head = text if begun < 0 else text[:begun]
    found = list(moments(text[begun:], head.count("\n") + 1)) if begun >= 0 else []
    chosen = choice(found, head, language, findings)
    shown = [each for each in found if {chosen, ""} & each.words.keys() or not each.words]
    for here, after in zip(shown, [*shown[1:], None], strict=False):
        note(here, after, chosen, findings)
    return findings


def note(here: Moment, after: Moment | None, chosen: str, findings: Findings) -> None:
    """One caption, unless the moment only takes the one before away."""
    tags = [here.words[name] for name in dict.fromkeys(("", chosen)) if name in here.words]
    runs = [run for each in tags for run in each.runs]
    if not any(run.text.strip() for run in runs):
        return
    if here.start is None:
        findings.faults.note("unreadable-time", here.line, quoted(here.said))
        return
    if any(each.lost for each in tags):
        findings.repairs.note("marks", here.line, clock(here.start))
    end = after.start if after else None
    if end is None:
        findings.repairs.note("missing-end", here.line, clock(here.start))
    findings.captions.append(Found(here.line, here.start, end, runs))


def moments(text: str, line: int) -> Iterator[Moment]:
    """Every moment with its words. A tag that is not closed ends where the next one begins."""
    now, name = Moment(line, None, ""), ""
    for piece in without_comments(text).split("<")[1:]:
        tag, closed, rest = piece.partition(">")
        word = tag.split(None, 1)[0].lower().rstrip("/") if tag.split() else ""
        if word == "sync":
            if now.said:
                yield now
            now, name = Moment(line, start_of(tag), f"<{tag}>"), ""
        elif word == "p":
            name = class_of(tag)
            now.tags(name).took("br")
        elif not closed or not (tag[:1] in {*"/!?"} or tag[:1].isalpha()):
            rest = f"<{piece}"
        else:
            now.take(name, word.lstrip("/"), tag)
        if rest.strip() or name in now.words:
            now.tags(name).say(BLANKS.sub(" ", rest))
        line += piece.count("\n")
    if now.said:
        yield now


def without_comments(text: str) -> str:
    """The text without comments, of which only the line ends stay."""
    first, *pieces = text.split("<!--")
    kept = [first]
    for inside, _, rest in (piece.partition("-->") for piece in pieces):
        kept += ["\n" * inside.count("\n"), rest]
    return "".join(kept)


def start_of(tag: str) -> int | None:
    """The time of a moment in milliseconds."""
    said = START.search(tag)
    found = int(said[1]) if said else None
    return found if found is not None and 0 <= found <= LATEST else None


def class_of(tag: str) -> str:
    """The class of a paragraph; classes are told apart without regard to capitals."""
    said = CLASS.search(tag)
    return said[1].lower() if said else ""


def choice(found: Sequence[Moment], head: str, language: str, findings: Findings) -> str:
    """The class that is kept where a file has several, which is told."""
    lengths, first = Counter[str](), dict[str, int]()
    for each in found:
        for name, tags in each.words.items():
            length = sum(len(run.text.strip()) for run in tags.runs)
            if name and length:
                lengths[name] += length
                first.setdefault(name, each.line)
    languages = {
        name.lower(): said[1].lower()
        for name, style in STYLE.findall(head)
        if (said := LANGUAGE.search(style))
    }
    fitting = [
        name for name in lengths if language and languages.get(name, "").split("-")[0] == language
    ]
    chosen = max(fitting or lengths, key=lambda name: lengths[name], default="")
    for name in lengths.keys() - {chosen}:
        findings.repairs.note("languages", first[name], name)
    return chosen
