"""The laws of the stylesheets: literals in one place, logical properties, no motion of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from webapp.assets import stylesheets

STATIC = Path(__file__).parents[2] / "static"
FILES = [STATIC / name for name in stylesheets()]
PHYSICAL = re.compile(
    r"(?<![\w-])((margin|padding|border)-(left|right|top|bottom)|left|right|top|bottom|width|height"
    r"|(min|max)-(width|height))\s*:"
)
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(rgb|hsl|oklch|oklab|lab|lch)a?\(")


def declarations(path: Path) -> str:
    """A stylesheet without its comments and without the conditions of its media queries."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
    return re.sub(r"@(media|container|supports)[^{]*", "", text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(STATIC)))
def test_colours_are_written_in_the_tokens_only(path: Path) -> None:
    if path.name not in {"tokens.css", "preferences.css"}:
        assert [] == COLOUR.findall(declarations(path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(STATIC)))
def test_only_logical_properties(path: Path) -> None:
    assert [] == [found.group(0) for found in PHYSICAL.finditer(declarations(path))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(STATIC)))
def test_the_order_of_the_source_is_the_order_on_the_page(path: Path) -> None:
    text = declarations(path)
    assert [] == re.findall(r"(?<![\w-])order\s*:|(?:row|column)-reverse", text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(STATIC)))
def test_motion_lasts_as_long_as_the_reader_allows(path: Path) -> None:
    moving = re.findall(r"(?:transition|animation)(?:-duration)?\s*:[^;}]+", declarations(path))
    assert [] == [each for each in moving if "var(--duration" not in each and "none" not in each]


def test_preferences_hold_custom_properties_and_nothing_else() -> None:
    text = declarations(STATIC / "css" / "preferences.css")
    names = re.findall(r"([\w-]+)\s*:\s*[^;{}]+;", text)
    assert names
    assert [] == [name for name in names if not name.startswith("--") and name != "color-scheme"]
