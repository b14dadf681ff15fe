"""How TTML says that words look and where they stand, as far as WebVTT can say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from webapp.captions.formats.colours import USUAL, nearest
from webapp.captions.formats.places import Box, settings_of
from webapp.captions.formats.words import Mark, ordered

from .tree import Node

Look = Mapping[str, str]

INHERITED = {
    "color", "fontStyle", "fontWeight", "textDecoration", "textAlign", "ruby", "lang", "space",
    "agent",
}  # fmt: skip
KEPT = INHERITED | {"origin", "extent", "displayAlign", "writingMode", "position"}
OTHER = "other"  # what WebVTT cannot say: sizes, fonts, backgrounds
CHAIN = 10  # styles that name others, in a row
LENGTH = r"([+-]?\d{1,6}(?:\.\d{1,6})?)(%|px|c|rw|rh)"
PAIR = re.compile(rf"\s*{LENGTH}\s+{LENGTH}\s*")
CELLS = re.compile(r"\s*([1-9]\d{0,3})\s+([1-9]\d{0,3})\s*")
USUAL_CELLS = (32.0, 15.0)
UPRIGHT = {"before", "center", "after"}
ALIGN = {"start", "left", "center", "end", "right"}


@dataclass(frozen=True, slots=True)
class Picture:
    """What lengths in pixels and cells are parts of."""

    pixels: tuple[float, float] | None
    cells: tuple[float, float]

    def percents(self, said: str) -> tuple[float, float] | None:
        """Two lengths in percent of the picture."""
        found = PAIR.fullmatch(said)
        if not found:
            return None
        across = self._part(float(found[1]), found[2], 0)
        down = self._part(float(found[3]), found[4], 1)
        return None if across is None or down is None else (across, down)

    def _part(self, value: float, unit: str, axis: int) -> float | None:
        if unit == "px":
            return value * 100 / self.pixels[axis] if self.pixels else None
        return value * 100 / self.cells[axis] if unit == "c" else value


def picture_of(root: Node) -> Picture:
    """The picture of a file."""
    pixels = PAIR.fullmatch(root.said.get("tts:extent", ""))
    size = (float(pixels[1]), float(pixels[3])) if pixels and pixels[2] == "px" else None
    cells = CELLS.fullmatch(root.said.get("ttp:cellResolution", ""))
    grid = (float(cells[1]), float(cells[2])) if cells else USUAL_CELLS
    return Picture(size if size and min(size) > 0 else None, grid)


class Looks:
    """The styles and regions of a file, by their names."""

    def __init__(self, root: Node) -> None:
        self.styles = {each.said.get("xml:id", ""): each for each in root.all("style")}
        self.regions = {each.said.get("xml:id", ""): each for each in root.all("region")}
        self.speakers = dict(agents(root))
        self._picture = picture_of(root)
        self._known = dict[str, Look]()

    def own(self, node: Node, depth: int = 0) -> dict[str, str]:
        """What a node says of its looks, by itself and by the styles that it names."""
        found = dict[str, str]()
        for name in node.said.get("style", "").split():
            found |= self._style(name, depth)
        if node.name == "region":
            for style in node.elements("style"):
                found |= self.own(style, depth + 1)
        for key, value in node.said.items():
            prefix, _, name = key.rpartition(":")
            if name in KEPT and prefix in {"tts", "xml", "ttm"}:
                found[name] = value.strip()
            elif prefix == "tts":
                found[OTHER] = name
        return found

    def _style(self, name: str, depth: int) -> Look:
        """A style by its name, looked up once."""
        if name not in self._known and name in self.styles and depth < CHAIN:
            self._known[name] = {}  # one that names itself says nothing
            self._known[name] = self.own(self.styles[name], depth + 1)
        return self._known.get(name, {})

    def inherited(self, node: Node, above: Look) -> dict[str, str]:
        """The look of a node, with what it has from those around it."""
        return {key: value for key, value in above.items() if key in INHERITED} | self.own(node)

    def settings(self, region: str, look: Look) -> tuple[str, bool]:
        """Where the words of a region stand, and whether that was lost."""
        node = self.regions.get(region)
        said = {**(self.own(node) if node else {}), **look}
        if node is None and not {"origin", "extent"} & said.keys():
            align = said.get("textAlign", "center")
            return "" if align == "center" or align not in ALIGN else f"align:{align}", False
        origin = self._picture.percents(said.get("origin", "0% 0%"))
        extent = self._picture.percents(said.get("extent", "100% 100%"))
        if origin is None or extent is None or "position" in said or not inside(origin, extent):
            return "", True
        box = Box(*origin, *extent, upright_of(said), align_of(said), vertical_of(said))
        return settings_of(box), False


def inside(origin: tuple[float, float], extent: tuple[float, float]) -> bool:
    """Whether a box lies within the picture."""
    parts = zip(origin, extent, strict=True)
    return all(at >= 0 and size > 0 and at + size <= 100.5 for at, size in parts)


def upright_of(said: Look) -> str:
    """Where in its box the words stand, from top to bottom."""
    found = said.get("displayAlign", "before")
    return found if found in UPRIGHT else "before"


def align_of(said: Look) -> str:
    """Where in its box the words stand, from side to side."""
    found = said.get("textAlign", "start")
    return found if found in ALIGN else "start"


def vertical_of(said: Look) -> str:
    """Whether words run from top to bottom, and where their next line is."""
    return {"tbrl": "rl", "tb": "rl", "tblr": "lr"}.get(said.get("writingMode", ""), "")


def agents(root: Node) -> Iterable[tuple[str, str]]:
    """Who speaks, by the name that the file has for them."""
    for agent in root.all("ttm:agent"):
        said = [each for name in agent.elements("ttm:name") for each in name.children]
        words = " ".join("".join(each for each in said if isinstance(each, str)).split())
        if words:
            yield agent.said.get("xml:id", ""), words


def marks_of(
    look: Look, language: str, speakers: Mapping[str, str]
) -> tuple[tuple[Mark, ...], bool]:
    """The marks that a look comes to, and whether something was lost."""
    kept, lost = list[Mark](), OTHER in look
    if who := speakers.get(look.get("agent", "").split(" ")[0]):
        kept.append(Mark("v", says=who))
    if (said := look.get("lang", "")) and said != language:
        kept.append(Mark("lang", says=said))
    if "color" in look:
        name, exact = nearest(look["color"])
        lost = lost or not exact
        kept += [Mark("c", name)] if name not in {"", USUAL} else []
    kept += [Mark("b")] if look.get("fontWeight") == "bold" else []
    kept += [Mark("i")] if look.get("fontStyle") in {"italic", "oblique"} else []
    kept += [Mark("u")] if "underline" in look.get("textDecoration", "").split() else []
    if look.get("ruby") in {"container", "baseContainer", "base", "textContainer", "text"}:
        kept.append(Mark("ruby"))
    if look.get("ruby") in {"text", "textContainer"}:
        kept.append(Mark("rt"))
    return ordered(kept), lost
