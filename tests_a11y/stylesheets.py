"""What readers change on their own side, and what a page may not do about it."""

from __future__ import annotations

from playwright.sync_api import Page as Window

# The distances of WCAG 1.4.12.
SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""

ADD = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""

OPEN = "for (const each of document.querySelectorAll('details')) each.open = true"

# What is hidden from sight on purpose is clipped to nothing; whatever else hides a part of its
# words cuts them.
CUT = """() => {
  const found = [];
  for (const element of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    if (!element.checkVisibility() || style.clipPath !== "none" || !element.innerText?.trim()) continue;
    if (element.closest(".hidden-text, .skip, thead, select, textarea")) continue;
    const hides = [style.overflowX, style.overflowY].some(each => each !== "visible");
    const wider = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
    const higher = element.scrollHeight > element.clientHeight + 1 && element.clientHeight > 0;
    if (hides && (wider || higher))
      found.push(`${element.tagName} ${element.className}: ${element.innerText.slice(0, 40)}`);
  }
  return found;
}"""

# Lines of different words that lie on each other, by more than the leading of a line.
OVERLAPS = """() => {
  const lines = [];
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const {parentElement: home, textContent: text} = words.currentNode;
    if (!text.trim() || !home.checkVisibility()) continue;
    if (home.closest(".hidden-text, .skip, select, template")) continue;
    if (getComputedStyle(home.closest("thead") ?? home).clipPath !== "none") continue;
    const range = document.createRange();
    range.selectNodeContents(words.currentNode);
    for (const box of range.getClientRects()) if (box.width > 1) lines.push({box, text: text.trim()});
  }
  const found = [];
  lines.forEach(({box: a, text: one}, at) => {
    for (const {box: b, text: other} of lines.slice(at + 1)) {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > 2 && high > Math.min(a.height, b.height) / 3)
        found.push(`${one.slice(0, 30)} / ${other.slice(0, 30)}`);
    }
  });
  return found;
}"""

SIDEWAYS = """() => {
  const root = document.scrollingElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  return [...document.body.querySelectorAll("*")]
    .filter(each => each.checkVisibility() && each.getBoundingClientRect().right > root.clientWidth + 1)
    .map(each => `${each.tagName} ${each.className}`).slice(0, 5).concat(`${root.scrollWidth} px`);
}"""


def faults(window: Window, *, spaced: bool = False) -> dict[str, list[str]]:
    """What scrolls sideways, is cut or lies on something else, with all that can be opened open."""
    window.evaluate(OPEN)
    if spaced:
        window.evaluate(ADD, SPACED)
    checks = {"sideways": SIDEWAYS, "cut": CUT, "overlapping": OVERLAPS}
    found: dict[str, list[str]] = {name: window.evaluate(check) for name, check in checks.items()}
    return {name: said for name, said in found.items() if said}
