"""Where the device forces its own colours, letters, edges of controls and drawings are still seen."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page as Window

from .colours import LIGHT
from .combinations import FORCED, Combination
from .findings import Fault

UNSEEN = (
    "() => {"
    + LIGHT
    + """
  const ground = element => {
    for (let each = element; each; each = each.parentElement) {
      const found = light(getComputedStyle(each).backgroundColor);
      if (found !== null) return found;
    }
    return light("Canvas");
  };
  const fields = "input:not([type=hidden], [type=radio], [type=checkbox])";
  const shapes = "path, circle, rect, line, polyline, polygon, ellipse, use";
  const seen = [...document.body.querySelectorAll("*:not(option)")].filter(each =>
    each.checkVisibility() && !each.closest(".hidden-text"));
  const found = [];
  const say = (rule, element, ratio) =>
    found.push([rule, element.outerHTML.slice(0, 100), `${ratio.toFixed(2)} : 1`]);
  for (const element of seen) {
    const style = getComputedStyle(element);
    const letters = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (letters && !element.closest("svg, video")) {
      const ratio = contrast(light(style.color), ground(element));
      if (ratio < 4.5) say("forced colours: letters", element, ratio);
    }
    if (element.matches(`button, select, textarea, ${fields}`)) {
      const edge = parseFloat(style.borderBlockStartWidth) ? light(style.borderBlockStartColor) : null;
      const ratio = contrast(edge, ground(element.parentElement));
      if (ratio < 3) say("forced colours: edge of a control", element, ratio);
    }
    if (element.matches(`svg :is(${shapes})`)) {
      const paints = element.matches("use") ? [style.color] : [style.fill, style.stroke];
      const ratios = paints.filter(each => each !== "none")
        .map(each => contrast(light(each), ground(element)));
      const best = Math.max(...ratios);
      if (ratios.length && best < 3) say("forced colours: drawing", element, best);
    }
  }
  return found;
}"""
)


def faults(window: Window, seen: Combination) -> Iterator[Fault]:
    """What cannot be seen in the colours of the device."""
    if seen.device == FORCED:
        yield from (Fault(*found) for found in window.evaluate(UNSEEN))
