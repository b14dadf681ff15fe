"""axe-core with every rule it has, and what it finds as lines that a person can act on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page as Window

from .combinations import Combination

VENDOR = Path(__file__).with_name("vendor")
SOURCE = VENDOR / "axe.min.js"

RUN = """async () => {
  for (const closed of document.querySelectorAll("details:not([open])")) closed.open = true;
  const rules = Object.fromEntries(axe.getRules().map(rule => [rule.ruleId, {enabled: true}]));
  const found = await axe.run(document, {rules, resultTypes: ["violations", "incomplete"]});
  const lines = [];
  for (const kind of ["violations", "incomplete"])
    for (const {id, help, nodes} of found[kind])
      for (const node of nodes)
        lines.push({
          rule: id, kind, selector: node.target.flat().join(" "),
          why: [...node.any, ...node.all, ...node.none].map(check => check.message).join("; ") || help,
        });
  return lines;
}"""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that axe found: where, in which combination, by which rule, and why."""

    page: str
    seen: Combination
    rule: str
    kind: str
    selector: str
    why: str

    def __str__(self) -> str:
        doubt = "" if self.kind == "violations" else " (needs review)"
        return f"{self.page} · {self.seen}\n    {self.rule}{doubt}: {self.selector}\n    {self.why}"


# What axe cannot decide and a person has looked at: page, rule, what the selector matches, reason.
REVIEWED = (
    ("draft of a writer|video, playable", "video-caption", "^video$",
     "just sent by its writer and seen by nobody else: its captions are yet to be written"),
    ("text in signs|text of the admin|home", "video-caption", "video$",
     "a clip is silent, and the one text that it signs stands right below it in words"),
)  # fmt: skip


def findings(window: Window, page: str, seen: Combination) -> list[Finding]:
    """What every rule of axe says of this page, with all that can be opened on it open."""
    window.evaluate(SOURCE.read_text())  # not add_script_tag: our own policy would refuse it
    found: list[dict[str, Any]] = window.evaluate(RUN)
    lines = [Finding(page, seen, **line) for line in found]
    return [line for line in lines if not reviewed(line)]


def reviewed(finding: Finding) -> bool:
    """Whether a person has looked at this doubt; what is surely wrong is never let pass."""
    return finding.kind == "incomplete" and any(
        re.fullmatch(page, finding.page)
        and rule == finding.rule
        and re.search(selector, finding.selector)
        for page, rule, selector, _ in REVIEWED
    )


def report(found: list[Finding]) -> str:
    """Everything found, one after another."""
    return "\n".join(map(str, found))
