"""What pages are dressed in and run: joined, without a word too many, and light enough."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.world import World
from webapp.assets import APART, SCRIPTS, STATIC, build, without_comments
from webapp.config import ROOT

OURS = sorted((STATIC / "js").glob("*.js"))
MOST = 30_000  # bytes of an entry on the wire, with its style and scripts; htmx is most of these
MOST_WITHOUT_SCRIPTS = 16_000

sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_the_scripts_of_every_page_are_one_module_with_a_scope_for_each(tmp_path: Path) -> None:
    joined = (tmp_path / build(tmp_path)["app.js"]).read_text()
    for name in SCRIPTS:
        kept = without_comments((STATIC / "js" / name).read_text())
        assert f"{{\n{kept}\n}}\n" in joined
    assert not [
        line for line in joined.splitlines() if line.startswith(("//", " ", "import", "export"))
    ]


@pytest.mark.parametrize("name", APART)
def test_styles_that_stand_apart_are_asked_for_by_their_pages_alone(
    name: str, tmp_path: Path
) -> None:
    names = build(tmp_path)
    own = set(re.findall(r"\.([a-z]+__[\w-]+)", (tmp_path / names[f"{name}.css"]).read_text()))
    assert own
    assert not own & set(re.findall(r"[\w-]+", (tmp_path / names["app.css"]).read_text()))
    for path in sorted((ROOT / "templates").rglob("*.html")):
        text = path.read_text()
        if name not in path.parts:
            assert set() == own & set(re.findall(r"[\w-]+", text)), path
        else:
            assert ("{% extends layout %}" in text) == (f"asset('{name}.css')" in text), path


def test_only_comments_and_indents_are_left_out() -> None:
    script = """
// it's said
a("http://b"); // why
    // why

  b("c // d");
  e(" // ", f); // why, "why"
"""
    assert 'a("http://b");\nb("c // d");\ne(" // ", f); // why, "why"' == without_comments(script)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_no_script_has_a_text_over_several_lines(path: Path) -> None:
    assert [] == [line for line in path.read_text().splitlines() if line.count("`") % 2]


def test_what_is_asked_for_has_the_name_of_what_it_holds(tmp_path: Path) -> None:
    for name, fingerprinted in build(tmp_path).items():
        stem, _, ending = name.rpartition(".")
        assert re.fullmatch(rf"{re.escape(stem)}\.[0-9a-f]{{10}}\.{ending}", fingerprinted)
        assert (tmp_path / fingerprinted).exists()


def test_what_is_packed_already_is_not_packed_again(tmp_path: Path) -> None:
    names = build(tmp_path)
    packed = {name: tmp_path / f"{name}.gz" for name in names.values()}
    before = {name: path.stat().st_ino for name, path in packed.items()}
    assert names == build(tmp_path)
    assert before == {name: path.stat().st_ino for name, path in packed.items()}
    assert [] == list(tmp_path.glob(".*")), "nothing unfinished is left"


@sqlite_only
async def test_an_entry_is_light(world: World) -> None:
    await world.entry()
    visitor = world.visitor()
    page = await visitor.get("/entries/fire-alarm")
    styles = [str(each["href"]) for each in page.all("link[rel=stylesheet]")]
    scripts = [str(each["src"]) for each in page.all("script[src]")]
    light = [await weight(world, each) for each in ("/entries/fire-alarm", *styles)]
    heavy = [await weight(world, each) for each in scripts]
    assert sum(light) < MOST_WITHOUT_SCRIPTS
    assert sum(light) + sum(heavy) < MOST


async def weight(world: World, address: str) -> int:
    """The bytes that an address of ours sends to a browser that takes gzip."""
    taking = {"Accept-Encoding": "gzip"}
    answer = await world.app.test_client().get(address, headers=taking)
    assert "gzip" == answer.headers["Content-Encoding"]
    return len(await answer.get_data(as_text=False))
