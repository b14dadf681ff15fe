"""Listens to a page as a screen reader does: what its live regions said, and when."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

# Runs before the page's own scripts; notes every change of words in a live region, and every time
# that something says it is busy.
LISTEN = """
window.heard = [];
window.busied = 0;
const LIVE = "[role=status], [role=alert], [aria-live]";
new MutationObserver(records => {
  const regions = new Set();
  for (const {type, target, addedNodes} of records) {
    if (type === "attributes") {
      if (target.ariaBusy === "true") window.busied++;
      continue;
    }
    regions.add((target.nodeType === 1 ? target : target.parentElement)?.closest(LIVE));
    for (const node of addedNodes)
      if (node.nodeType === 1)
        for (const each of [node, ...node.querySelectorAll(LIVE)])
          if (each.matches(LIVE)) regions.add(each);
  }
  for (const region of regions)
    if (region?.textContent.trim())
      window.heard.push({
        when: performance.now(),
        words: region.textContent.replace(/\\s+/g, " ").trim(),
        polite: region.role !== "alert" && region.ariaLive !== "assertive",
      });
}).observe(document, {
  subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["aria-busy"],
});
"""


def listen(page: Page) -> None:
    """Listen from the next page on."""
    page.add_init_script(LISTEN)


def heard(page: Page) -> list[str]:
    """What was said since the page opened."""
    return [each["words"] for each in said(page)]


def said(page: Page) -> list[dict[str, Any]]:
    """The same with its moments, in milliseconds."""
    found: list[dict[str, Any]] = page.evaluate("window.heard")
    return found


def forget(page: Page) -> None:
    """Count from now on."""
    page.evaluate("window.heard = []; window.busied = 0")


def until_heard(page: Page, words: str, seconds: float = 5) -> None:
    """Wait until these words were said."""
    page.wait_for_function(
        "words => window.heard.some(each => each.words === words)",
        arg=words,
        timeout=seconds * 1000,
    )
