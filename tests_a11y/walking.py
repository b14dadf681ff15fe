"""Walks through a page with the Tab key and says at every stop what a person cannot see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile
from operator import not_

from playwright.sync_api import Page as Window

MOST = 400  # presses; a page with more stops has a trap

# Numbers every element that has to be a stop: what can be focused and is there to be seen. A group
# of radio buttons is one stop: the chosen one, else its nearest. A film's own controls are its
# inner matter.
MARK = """() => {
  const able = "a[href], button, input:not([type=hidden]), select, textarea, summary, video[controls]";
  let number = 0;
  const groups = new Map();
  for (const element of document.querySelectorAll(`${able}, [tabindex="0"]`)) {
    if (element.disabled || !element.checkVisibility({visibilityProperty: true})) continue;
    if (element.tabIndex < 0) continue;
    if (element.type === "radio") {
      const group = element.form.elements[element.name];
      if (group.value && !element.checked) continue;
      if (!groups.has(group)) groups.set(group, ++number);
      element.dataset.stop = groups.get(group);
      continue;
    }
    element.dataset.stop = ++number;
  }
  return number;
}"""

# Notes where focus is whenever a key goes down: what a person sees who is about to press it.
# A browser brings the place where one writes into view, which of a tall box is its first lines.
NOTE = """() => {
  window.stops = [];
  const here = () => {
    const element = document.activeElement;
    if (element === document.body || element === document.documentElement) return null;
    const shown = element.closest("label") ?? element;
    const style = getComputedStyle(shown), box = shown.getBoundingClientRect();
    const ring = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
    const writes = element.tagName === "TEXTAREA" && innerHeight - box.top > 44;
    const tall = box.height > innerHeight - 88;
    const above = tall || box.top - ring >= -1;
    const below = tall || writes || box.bottom + ring <= innerHeight + 1;
    const sides = box.left - ring >= -1 && box.right + ring <= innerWidth + 1;
    const whole = above && below && sides;
    const across = (box.left + box.right) / 2;
    const down = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
    const points = [[across, down], [across, box.top + 3], [across, box.bottom - 3],
                    [box.left + 3, down], [box.right - 3, down]];
    const covered = points.map(point => document.elementFromPoint(...point))
      .find(top => top && !shown.contains(top) && !top.contains(shown));
    return {
      number: Number(element.dataset.stop ?? 0), tag: element.tagName.toLowerCase(),
      name: (element.innerText || element.ariaLabel || element.name || "").trim().slice(0, 40),
      whole, covered: covered?.outerHTML.slice(0, 80) ?? "",
    };
  };
  addEventListener("keydown", ({key}) => { if (key === "Tab") window.stops.push(here()); }, true);
}"""

# Focus on nothing, as when a page has just been opened: the next stop is its first, or from behind
# its last. Tab goes on from where something had focus that is there no more.
AFRESH = """back => {
  scrollTo(0, 0);
  const edge = document.createElement("span");
  edge.tabIndex = -1;
  document.body[back ? "append" : "prepend"](edge);
  edge.focus({preventScroll: true});
  edge.remove();
}"""


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the Tab key: what has focus, and whether all of it and of its ring can be seen."""

    number: int  # in the order of the document, from 1; 0 is none that was expected
    tag: str
    name: str
    whole: bool
    covered: str

    def __str__(self) -> str:
        return f"{self.tag} “{self.name}”"


def walk(window: Window, expected: int, *, back: bool = False, most: int = MOST) -> list[Stop]:
    """The stops of a page as they are met, from its one end past the other."""
    window.evaluate(NOTE)
    key, presses, pressed = "Shift+Tab" if back else "Tab", expected + 2, 0
    while pressed < most:
        for _ in range(presses):
            window.keyboard.press(key)
        pressed, presses = pressed + presses, 10  # a film's own controls take some more
        notes = dropwhile(
            not_, window.evaluate("window.stops")
        )  # the page itself, before its stops
        met = [Stop(**note) if note else None for note in notes]
        if (end := past_the_end(met)) is not None:
            return [stop for stop in met[:end] if stop]
    raise AssertionError("the walk does not end: there is a trap")


def past_the_end(met: list[Stop | None]) -> int | None:
    """Where a walk left the page, or came round to its first stop again."""
    left = (at for at, stop in enumerate(met) if stop is None or (at and stop == met[0]))
    return next(left, None)


def faults(window: Window, *, back: bool = False) -> Iterator[str]:
    """What is wrong on a walk through this page."""
    wanted = list(range(1, window.evaluate(MARK) + 1))
    stops = walk(window, len(wanted), back=back)
    met = list(dict.fromkeys(stop.number for stop in stops))
    for number in sorted(set(wanted) - set(met)):
        missed = window.locator(f"[data-stop='{number}']").first.evaluate("e => e.outerHTML")
        yield f"never reached: {missed[:120]}"
    if met != sorted(met, reverse=back):
        yield f"not in the order of the page: {met}"
    for stop in stops:
        if not stop.whole:
            yield f"{stop}: a part of it or of its ring is outside the window"
        if stop.covered:
            yield f"{stop}: covered by {stop.covered}"
