"""axe-core with every rule it has: those off by default and the experimental ones too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page as Window

from .combinations import FORCED, FULL, Combination
from .findings import Fault

VENDOR = Path(__file__).with_name("vendor")
SOURCE = VENDOR / "axe.min.js"

# Chromium tells the colour of letters as the page wrote it, not as the device forces it, so axe
# would measure a colour that nobody sees. `forced.py` measures what is seen there.
BLIND_WHERE_FORCED = ("color-contrast", "color-contrast-enhanced")

# Hundreds of options of one list are all of one kind: a few stand for them.
SHORTEN = """() => {
  for (const {options} of document.querySelectorAll("select"))
    for (const option of [...options].slice(9)) if (!option.selected) option.remove();
}"""

RUN = """async blind => {
  const rules = Object.fromEntries(
    axe.getRules().map(({ruleId}) => [ruleId, {enabled: !blind.includes(ruleId)}]));
  const found = await axe.run(document, {rules, resultTypes: ["violations", "incomplete"]});
  const lines = [];
  for (const kind of ["violations", "incomplete"])
    for (const {id, help, nodes} of found[kind])
      for (const node of nodes)
        lines.push({
          rule: id, where: node.target.flat().join(" "), doubtful: kind === "incomplete",
          why: [...node.any, ...node.all, ...node.none].map(check => check.message).join("; ") || help,
        });
  return lines;
}"""


def faults(window: Window, seen: Combination) -> Iterator[Fault]:
    """What the rules of axe say of a page."""
    window.evaluate(SOURCE.read_text())  # not add_script_tag: our own policy would refuse it
    if not FULL:
        window.evaluate(SHORTEN)
    blind = BLIND_WHERE_FORCED if seen.device == FORCED else ()
    found: list[dict[str, Any]] = window.evaluate(RUN, blind)
    return (Fault(**line) for line in found)
