"""Every template compiles, says only texts that exist, and swaps only regions that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import MakeApp
from webapp.texts import texts

TEMPLATES = Path(__file__).parents[2] / "templates"
FILES = sorted(TEMPLATES.rglob("*.html"))
DENSITIES = ("minimal", "low", "rich", "max")


def short(path: Path) -> str:
    """A template's name as `render` knows it."""
    return str(path.relative_to(TEMPLATES))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_every_template_compiles(make_app: MakeApp) -> None:
    environment = make_app().jinja_env
    for path in FILES:
        environment.get_template(short(path))


@pytest.mark.parametrize("path", FILES, ids=short)
def test_every_text_that_is_said_exists(path: Path) -> None:
    said = re.findall(r"\bt(?:_html)?\('([\w-]+)'", path.read_text())
    said = [key for key in said if not key.endswith("-")]
    assert [] == [key for key in said if key not in texts("en").keys]


@pytest.mark.parametrize("path", FILES, ids=short)
def test_every_text_that_may_be_signed_exists_and_takes_no_arguments(path: Path) -> None:
    pattern = r"\bsigned\('([\w-]+)'\)|\bkey='([\w-]+)'"
    keys = {key for found in re.findall(pattern, path.read_text()) for key in found if key}
    assert set() == keys - set(texts("en").plain)


def test_no_template_counts_on_its_indents_where_blanks_are_shown() -> None:
    """Templates lose their indents when they are compiled (webapp/templating.py)."""
    shown = r"<(pre|textarea)\b.*?</\1>"
    indented = [
        short(path)
        for path in FILES
        for found in re.finditer(shown, path.read_text(), re.DOTALL)
        if re.search(r"\n[ \t]", found[0])
    ]
    assert [] == indented


def test_every_text_that_the_program_says_exists() -> None:
    missing = [
        f"{path.name}: {key}"
        for path in sorted((TEMPLATES.parent / "webapp").rglob("*.py"))
        for key in re.findall(r"""\bt(?:_html)?\(\s*["']([\w-]+)["']""", path.read_text())
        if key not in texts("en").keys
    ]
    assert [] == missing


def test_every_text_that_exists_is_said() -> None:
    """A key built from parts ('level-' ~ number, or a Problem's text) counts by its beginning."""
    root = TEMPLATES.parent
    sources = [
        *FILES,
        *sorted((root / "webapp").rglob("*.py")),
        *sorted((root / "tasks").glob("*.py")),
    ]
    everything = "\n".join(path.read_text() for path in sources)
    built = set(re.findall(r"['\"]([a-z]+(?:-[a-z]+)*-)['\"{]", everything))
    built |= set(re.findall(r"f['\"]([a-z-]+-)\{", everything)) | {"problem-"}
    silent = [
        key
        for key in texts("en").keys
        if f"'{key}'" not in everything
        and f'"{key}"' not in everything
        and not any(key.startswith(beginning) for beginning in built)
    ]
    assert [] == sorted(silent)


@pytest.mark.parametrize("path", FILES, ids=short)
def test_imported_macros_are_used(path: Path) -> None:
    source = path.read_text()
    for names in re.findall(r"{% from \"[^\"]+\" import ([^%]+) %}", source):
        for name in (each.strip() for each in names.split(",")):
            assert len(re.findall(rf"\b{name}\b", source)) > 1, f"{name} is imported and not used"


@pytest.mark.parametrize("path", FILES, ids=short)
def test_what_htmx_fills_is_a_region_or_an_element_of_the_page(path: Path) -> None:
    everything = "\n".join(each.read_text() for each in FILES)
    for target in re.findall(r'hx-target="#([\w-]+)"', path.read_text()):
        assert f'id="{target}"' in everything, f"{target} is nowhere"


@pytest.mark.parametrize("path", FILES, ids=short)
def test_a_variant_has_its_normal_page(path: Path) -> None:
    name, _, density = path.stem.partition(".")
    if density:
        assert density in DENSITIES
        assert path.with_name(f"{name}.html").exists()


@pytest.mark.parametrize("path", FILES, ids=short)
def test_no_template_holds_code_or_style(path: Path) -> None:
    source = path.read_text()
    assert [] == re.findall(r"\son\w+=|\sstyle=|<style|<script(?![^>]*src=)[^>]*>", source)
    assert len(source.splitlines()) <= 120


@pytest.mark.parametrize("path", FILES, ids=short)
def test_a_template_names_what_it_shows_and_never_the_number_of_a_density(path: Path) -> None:
    assert [] == re.findall(r"preferences\.density(?:_name)?\s*[<>=!]", path.read_text())


def test_templates_ask_their_reader_only_what_a_kept_page_is_known_by() -> None:
    """Whatever else a request says is not part of the key under which a page is kept."""
    known = {"g.preferences", "g.person", "g.notices", "g.preview"}
    asked = {
        name
        for path in FILES
        for tag in re.findall(r"{[{%].*?[%}]}", path.read_text(), re.S)
        for name in re.findall(r"(?<![\w.\"'/-])(?:g|request)\.\w+", tag)
    }
    assert set() == asked - known
    assert "g.preferences" in asked
