"""Nothing scrolls sideways, is cut or lies on something else, and lines are easy to read along."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page as Window

from .combinations import Combination
from .findings import Fault

SIDEWAYS = """scope => {
  const root = scope === document.body ? document.scrollingElement : scope;
  if (root.scrollWidth <= root.clientWidth) return [];
  return [...scope.querySelectorAll("*")]
    .filter(each => each.checkVisibility() && each.getBoundingClientRect().right > root.clientWidth + 1)
    .map(each => `${each.tagName} ${each.className}`).slice(0, 5).concat(`${root.scrollWidth} px`);
}"""

# What is open over the page hides it on purpose, so it alone is looked at.
SCOPE = "document.querySelector('dialog:modal') ?? document.body"

# What is hidden from sight on purpose is clipped to nothing; whatever else hides a part of its
# words cuts them.
CUT = """scope => {
  const found = [];
  for (const element of scope.querySelectorAll("*:not(option)")) {
    const style = getComputedStyle(element);
    const hides = [style.overflowX, style.overflowY].some(each => each !== "visible");
    if (!hides || style.clipPath !== "none" || !element.checkVisibility()) continue;
    if (element.closest(".hidden-text, .skip, thead, select, textarea")) continue;
    const wider = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
    const higher = element.scrollHeight > element.clientHeight + 1 && element.clientHeight > 0;
    if ((wider || higher) && element.innerText?.trim())
      found.push(`${element.tagName} ${element.className}: ${element.innerText.slice(0, 40)}`);
  }
  return found;
}"""

# Lines of words that lie on each other by more than the leading of a line, or on something solid.
OVERLAPPING = """scope => {
  const boxes = [];
  const apart = ".hidden-text, .skip, select, template, svg";
  const words = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const {parentElement: home, textContent} = words.currentNode, text = textContent.trim();
    if (!text || home.closest(apart) || !home.checkVisibility()) continue;
    if (getComputedStyle(home.closest("thead") ?? home).clipPath !== "none") continue;
    const range = document.createRange();
    range.selectNodeContents(words.currentNode);
    for (const box of range.getClientRects())
      if (box.width > 1) boxes.push({box, text, slack: box.height / 3});
  }
  const solid = "img, video, progress, meter, input:not([type=hidden]), select, textarea";
  for (const element of scope.querySelectorAll(solid))
    if (element.checkVisibility() && !element.closest(".hidden-text"))
      boxes.push({box: element.getBoundingClientRect(), text: element.tagName, slack: 4});
  const found = [];
  boxes.forEach(({box: a, text: one, slack}, at) => {
    for (const {box: b, text: other, slack: more} of boxes.slice(at + 1)) {
      if (one === "VIDEO" && other === "VIDEO") continue; // a signer in the corner of a film is meant
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > 2 && high > Math.min(slack, more))
        found.push(`${one.slice(0, 30)} / ${other.slice(0, 30)}`);
    }
  });
  return found;
}"""

CHECKS = {"scrolls sideways": SIDEWAYS, "cut": CUT, "overlapping": OVERLAPPING}


def faults(window: Window, _: Combination) -> Iterator[Fault]:
    """What is not where it can be seen."""
    scope = window.evaluate_handle(SCOPE)
    for rule, check in CHECKS.items():
        for where in window.evaluate(check, scope):
            yield Fault(rule, where)
