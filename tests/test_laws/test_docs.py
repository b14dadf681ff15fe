"""The map of the house is true: it names every part, and everything it names is there."""

from __future__ import annotations

import re
from pathlib import Path

from webapp.config import SETTINGS
from webapp.discovery import features

ROOT = Path(__file__).parents[2]
MAP = ROOT / "docs" / "README.md"
NAMED = re.compile(r"`([\w.-]+(?:/[\w.*-]+)*/?)`")
PLACES = ("webapp/", "templates/", "static/", "tasks/", "tests/", "tests_a11y/", "docs/", ".ci/")


def named() -> set[str]:
    """Everything that the map names in code marks."""
    return {name.rstrip("/") for name in NAMED.findall(MAP.read_text())}


def test_the_map_names_every_file_of_the_machinery() -> None:
    files = {path.name for path in (ROOT / "webapp").glob("*.py")} - {"__init__.py"}
    told = {name.rpartition("/")[2] for name in named()}
    assert set() == files - told


def test_the_map_names_every_feature() -> None:
    told = {name.removeprefix("webapp/").partition("/")[0] for name in named()}
    assert set() == set(features()) - told


def test_every_path_that_the_map_names_is_there() -> None:
    paths = {name for name in named() if f"{name}/".startswith(PLACES)}
    assert paths
    assert [] == sorted(path for path in paths if not list(ROOT.glob(path)))


def test_every_link_of_the_map_leads_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", MAP.read_text())
    assert [] == [link for link in links if not (MAP.parent / link).exists()]


def test_the_example_names_every_setting_and_no_other() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    told = {match[1] for line in lines if (match := re.match(r"#?\s*([A-Z][A-Z_]+)=", line))}
    assert {row.name for row in SETTINGS} == told
