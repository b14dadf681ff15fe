"""When each paragraph of TTML is shown, and what of it: times count from those around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from webapp.captions.formats.findings import Findings, quoted
from webapp.captions.formats.times import LATEST
from webapp.captions.formats.words import Run

from .clocks import Rates
from .looks import OTHER, Look, Looks, marks_of
from .tree import Node

TIMES = ("begin", "end", "dur")
LINE = "\x00"  # a line end that is meant; no XML has this sign
NO_WORDS = {"metadata", "set", "head", "image"}  # elements of TTML that show nothing in words
WORK = 100_000  # moments of one paragraph at which its words change, times its words
BLANKS = re.compile(r"[ \t\n\r\f]+")
AROUND_RUBY = {"container", "baseContainer", "textContainer", "delimiter"}

Part = tuple[int | None, int | None, list[Run]]


@dataclass(frozen=True, slots=True)
class Timed:
    """An element with its times, and the look and the region that it has from those around it."""

    node: Node
    start: int | None
    end: int | None
    look: Look
    region: str = ""
    is_broken: bool = False  # a time is there that nobody can read


@dataclass(frozen=True, slots=True)
class Spans:
    """Reads the elements of one file."""

    looks: Looks
    language: str
    rates: Rates

    def timed(self, node: Node, around: Timed, begin: int | None) -> Timed:
        """An element whose times count from `begin`; it never lasts longer than what is around it."""
        said = {key: self.rates.milliseconds(node.said[key]) for key in TIMES if key in node.said}
        is_broken = around.is_broken or None in said.values()
        start = plus(begin, said.get("begin") or 0)
        if "begin" in said and said["begin"] is None:
            start = None
        ends = [around.end, plus(begin, said.get("end")), plus(start, said.get("dur"))]
        end = min((each for each in ends if each is not None), default=None)
        look = self.looks.inherited(node, around.look)
        return Timed(node, start, end, look, node.said.get("region", around.region), is_broken)

    def settings(self, timed: Timed) -> tuple[str, bool]:
        """Where a paragraph stands; a file with one region need not name it."""
        regions = self.looks.regions
        region = timed.region or (next(iter(regions)) if len(regions) == 1 else "")
        return self.looks.settings(region, timed.look)

    def parts(self, timed: Timed) -> tuple[list[Part], bool]:
        """The words of a paragraph from moment to moment, and whether a mark was lost."""
        pieces = list(self._pieces(timed))
        drawn = [self._run(each) for each in pieces]
        lost = any(is_lost for _, is_lost in drawn)
        runs = [run for run, _ in drawn]
        if grows(pieces, timed.end):
            runs = with_moments(timed.start, pieces, runs)
            return [(timed.start, timed.end, one_blank(runs, timed.look))], lost
        spans = stretches(timed, pieces)
        if len(spans) * len(pieces) > WORK:
            spans, lost = [(timed.start, timed.end)], True
        found = list[Part]()
        for start, end in spans:
            shown = one_blank(shown_at(start, pieces, runs), timed.look)
            if found and found[-1][2] == shown:
                found[-1] = (found[-1][0], end, shown)
            else:
                found.append((start, end, shown))
        return found, lost

    def _pieces(self, around: Timed) -> Iterator[Timed]:
        """Every run of text in an element, as an element of its own without children."""
        for child in around.node.children:
            if isinstance(child, str):
                if child.strip() or around.look.get("ruby") not in AROUND_RUBY:
                    yield replace(around, node=Node(child, around.node.line, {}))
            elif child.name == "br":
                yield replace(around, node=Node(LINE, child.line, {}))
            elif is_shown(child):
                yield from self._pieces(self.timed(child, around, around.start))

    def _run(self, piece: Timed) -> tuple[Run, bool]:
        if piece.look.get("ruby") == "delimiter":
            return Run(""), False
        marks, lost = marks_of(piece.look, self.language, self.looks.speakers)
        return Run(piece.node.name, marks), lost


def plus(one: int | None, other: int | None) -> int | None:
    """A time after another, where both are known."""
    return None if one is None or other is None else min(one + other, LATEST)


def grows(pieces: Sequence[Timed], end: int | None) -> bool:
    """Whether words only come and stay, which WebVTT says within one caption."""
    told = [each for each in pieces if has_words(each)]
    known = [each.start for each in told if each.start is not None]
    stay = len(known) == len(told) and all(each.end == end for each in told)
    return stay and known == sorted(known)


def has_words(piece: Timed) -> bool:
    """Whether a run is more than blanks."""
    return bool(piece.node.name.strip(f"{LINE} \t\n"))


def with_moments(begin: int | None, pieces: Sequence[Timed], runs: Sequence[Run]) -> list[Run]:
    """The runs, with the moment before those that come later than the ones before them."""
    kept, before = list[Run](), begin
    for piece, run in zip(pieces, runs, strict=True):
        if has_words(piece) and piece.start != before:
            kept.append(Run("", run.marks, piece.start))
            before = piece.start
        kept.append(run)
    return kept


def stretches(timed: Timed, pieces: Sequence[Timed]) -> list[tuple[int | None, int | None]]:
    """The times between which the words of a paragraph do not change."""
    moments = {timed.start, timed.end}.union(*({each.start, each.end} for each in pieces))
    if timed.start is None:
        return [(timed.start, timed.end)]
    known = sorted(each for each in moments if each is not None)
    return [*pairwise(known), *([(known[-1], None)] if timed.end is None else [])]


def shown_at(moment: int | None, pieces: Sequence[Timed], runs: Sequence[Run]) -> list[Run]:
    """The runs of a paragraph that are shown at a moment."""
    return [
        run
        for piece, run in zip(pieces, runs, strict=True)
        if moment is None
        or ((piece.start or 0) <= moment and (piece.end is None or moment < piece.end))
    ]


def one_blank(runs: Sequence[Run], look: Look) -> list[Run]:
    """The runs with single blanks, unless theirs are to be preserved."""
    kept, before = list[Run](), ""
    for run in runs:
        text = run.text
        if look.get("space") != "preserve":
            text = BLANKS.sub(" ", text)
            text = text[1:] if before.endswith(" ") and text.startswith(" ") else text
        if text or run.moment is not None:
            kept.append(run._replace(text=text.replace(LINE, "\n")))
            before = text or before
    return kept


def with_times(root: Node, spans: Spans, findings: Findings) -> Iterator[Timed]:
    """Every paragraph of a file with its times."""
    whole = Timed(root, 0, None, spans.looks.own(root))
    for body in root.elements("body"):
        yield from paragraphs(spans.timed(body, whole, 0), spans, findings)


def paragraphs(around: Timed, spans: Spans, findings: Findings) -> Iterator[Timed]:
    """The paragraphs in an element; in a sequence each begins when the one before has ended."""
    in_order = around.node.said.get("timeContainer") == "seq"
    begin = around.start
    tell_lost(around.node, spans.looks, findings)
    if around.is_broken:
        findings.faults.note("unreadable-time", around.node.line, quoted(shown(around.node)))
    for child in shown_in(around.node):
        timed = spans.timed(child, around, begin)
        if (timed.start or 0) >= (around.end if around.end is not None else LATEST + 1):
            findings.repairs.note("never", child.line)
        elif child.name in {"p", "span"}:
            yield timed
        else:
            yield from paragraphs(timed, spans, findings)
        if in_order:
            begin = timed.end if timed.end is not None else begin


def shown_in(node: Node) -> Iterator[Node]:
    """The elements that show words; words outside of a paragraph are words all the same."""
    for child in node.children:
        if isinstance(child, str):
            if child.strip():
                yield Node("p", node.line, {}, [child])
        elif is_shown(child):
            yield child


def is_shown(node: Node) -> bool:
    """Whether an element shows words; those of other languages than TTML never do."""
    return ":" not in node.name and node.name not in NO_WORDS


def tell_lost(node: Node, looks: Looks, findings: Findings) -> None:
    """Tell of looks that WebVTT cannot say, and of looks that change while words are shown."""
    if OTHER in looks.own(node) or any(node.elements("set")):
        findings.repairs.note("marks", node.line)


def shown(node: Node) -> str:
    """The times of an element as they stand."""
    return " ".join(f'{key}="{node.said[key]}"' for key in TIMES if key in node.said)
