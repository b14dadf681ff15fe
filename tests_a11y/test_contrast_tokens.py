"""The colours themselves: writing on every ground it may stand on, in every scheme and contrast."""

from __future__ import annotations

from itertools import product

import pytest

from .combinations import Combination
from .looking import Looker
from .pages import place
from .walking import contrast

GROUNDS = ("ground", "surface", "shade", "tint-note", "tint-good", "tint-warn", "tint-wrong")
WRITING = [
    *product(("ink", "ink-soft", "link"), ("ground", "surface", "shade")),
    *product(("ink",), GROUNDS),
    *product(("wrong",), ("ground", "surface")),
    ("on-action", "action"),
    ("on-action", "action-over"),
    ("on-action", "danger"),
    ("on-chosen", "chosen"),
]
FAINT = list(product(("ink-faint",), ("ground", "surface")))  # placeholders, what is switched off
EDGES = list(product(("line", "focus", "action"), ("ground", "surface", "shade")))

# A canvas turns any notation of a colour into the pixel that a screen gets.
COLOUR = """name => {
  const pen = document.createElement("canvas").getContext("2d");
  const probe = document.querySelector(".stage, main").appendChild(document.createElement("i"));
  const read = scheme => {
    probe.style.colorScheme = scheme;
    probe.style.color = `var(--${name})`;
    pen.fillStyle = getComputedStyle(probe).color;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  return {light: read("light"), dark: read("dark")};
}"""


@pytest.mark.parametrize(("amount", "text", "edge"), [("normal", 7, 3), ("high", 12, 4.5)])
def test_writing_and_edges_stand_out(looker: Looker, amount: str, text: float, edge: float) -> None:
    window = looker.look(place("sign in"), Combination(contrast=amount))
    wanted = [*((each, text) for each in WRITING), *((each, 4.5) for each in FAINT)]
    wanted += [(each, edge) for each in EDGES]
    found = []
    for (above, below), least in wanted:
        one, other = (window.evaluate(COLOUR, name) for name in (above, below))
        for scheme in ("light", "dark"):
            if (ratio := contrast(tuple(one[scheme]), tuple(other[scheme]))) < least:
                found.append(f"{above} on {below}, {scheme}: {ratio:.2f}, not {least}")
    assert [] == found


def test_white_on_black_is_measured_as_twenty_one() -> None:
    assert 21 == round(contrast((0, 0, 0), (255, 255, 255)), 6)
