"""TTML and IMSC (W3C): paragraphs with times in XML, as broadcasters and streaming services use it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from webapp.captions.formats.findings import Findings, Found, quoted
from webapp.captions.formats.words import Run
from webapp.figures import clock

from .clocks import rates_of
from .looks import Looks
from .spans import Spans, Timed, tell_lost, with_times
from .tree import Node, tree

ROOT = re.compile(r"<(?:[\w-]{1,20}:)?tt(?=[\s>])")
HEAD = 500  # lines in which the root must stand
PICTURE = "smpte:backgroundImage"


def recognises(lines: Sequence[str]) -> bool:
    """Whether this is XML whose root is called tt, with or without a prefix."""
    first = next((line for line in lines if line.strip()), "")
    return first.lstrip().startswith("<") and any(map(ROOT.search, lines[:HEAD]))


def read(lines: Sequence[str], language: str = "") -> Findings:
    """The captions of a TTML file."""
    findings = Findings()
    root = tree("\n".join(lines), findings)
    if root is not None:
        looks = Looks(root)
        for region in looks.regions.values():
            tell_lost(region, looks, findings)
        spans = Spans(looks, root.said.get("xml:lang", ""), rates_of(root.said))
        for timed in with_times(root, spans, findings):
            findings.captions += captions(timed, spans, findings)
        tell_pictures(root, findings)
    return findings


def captions(timed: Timed, spans: Spans, findings: Findings) -> list[Found]:
    """The captions of a paragraph: several where its spans come and go."""
    node, found = timed.node, list[Found]()
    settings, lost = spans.settings(timed)
    if lost:
        findings.repairs.note("settings", node.line, clock(timed.start or 0))
    parts, is_lost = spans.parts(timed)
    if is_lost or any(node.elements("set")):
        findings.repairs.note("marks", node.line, clock(timed.start or 0))
    for start, end, runs in parts:
        name = node.said.get("xml:id", "") if len(parts) == 1 else ""
        if any(run.text.strip() for run in runs):
            tell_times(timed, end, node, runs, findings)
            found.append(Found(node.line, start, end, runs, settings, name))
    return found


def tell_times(
    timed: Timed, end: int | None, node: Node, runs: Sequence[Run], findings: Findings
) -> None:
    """Tell which time could not be read or was not there."""
    line, said = node.line, quoted("".join(run.text for run in runs).strip())
    if timed.is_broken and timed.start is None and end is None:
        findings.faults.note("unreadable-time", line, said)
    elif timed.start is None:
        findings.repairs.note("unreadable-start", line, clock(end or 0))
    elif end is None:
        key = "unreadable-end" if timed.is_broken else "missing-end"
        findings.repairs.note(key, line, clock(timed.start))


def tell_pictures(root: Node, findings: Findings) -> None:
    """Captions that are pictures say nothing in words: told, and refused where there are no others."""
    remarks = findings.repairs if findings.captions else findings.faults
    for node in root.all("div", "p", "span", "image"):
        if PICTURE in node.said or node.name == "image":
            remarks.note("pictures", node.line)
