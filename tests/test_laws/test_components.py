"""The laws of the components: each is shown in the gallery, and nobody else draws what they draw."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from webapp.assets import stylesheets
from webapp.gallery.components import COMPONENTS, PARTS, TESTS
from webapp.gallery.specimens import STATE

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
MACROS = sorted((TEMPLATES / "components").glob("*.html"))
OTHERS = [each for each in sorted(TEMPLATES.rglob("*.html")) if each not in MACROS]
STYLES = [ROOT / "static" / name for name in stylesheets()]
SCRIPTS = sorted((ROOT / "static" / "js").glob("*.js"))
# A button drawn by hand, in markup or in a style; the reset lets buttons inherit their type.
DRAWN = re.compile(r"<button\b|class=\"[^\"]*\bbutton(?:--\w+)?[\s\"]|createElement\(.button")
STYLED = re.compile(r"(?<![\w-])\.button\b|(?<![\w.#-])button(?=[\s,:.{\[>])")
CLASS = re.compile(r'class="([^"]*)"')


def name_of(path: Path) -> str:
    """A file as a person would name it."""
    return str(path.relative_to(ROOT))


def rules(path: Path) -> str:
    """A stylesheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)


def test_every_component_is_shown_in_the_gallery_once() -> None:
    assert sorted(path.stem for path in MACROS) == sorted(each.name for each in COMPONENTS)
    assert set(PARTS) == {each.part for each in COMPONENTS}


def test_every_component_is_shown_in_at_least_one_state() -> None:
    for each in COMPONENTS:
        path = TEMPLATES / "gallery" / "specimens" / f"{each.name}.html"
        assert STATE.findall(path.read_text()), each.name


def test_every_macro_of_a_component_is_called_in_its_specimen() -> None:
    uncalled = []
    for path in MACROS:
        specimen = (TEMPLATES / "gallery" / "specimens" / path.name).read_text()
        macros = re.findall(r"{% macro (\w+)\(", path.read_text())
        inner = {"described", "words", "choices", "swap", "draw", "control"}  # parts of the others
        uncalled += [
            f"{path.stem}: {each}"
            for each in macros
            if f"{each}(" not in specimen and each not in inner
        ]
    assert [] == uncalled


def test_every_component_says_what_it_is_for_and_what_it_holds() -> None:
    silent = [
        path.stem
        for path in MACROS
        if not re.match(r"{#\n.*?Criteria: .*?#}", path.read_text(), re.S)
    ]
    assert [] == silent
    assert [] == [each.name for each in COMPONENTS if not each.criteria]


def test_every_criterion_is_held_by_a_test_that_is_there() -> None:
    assert set(TESTS) == {number for each in COMPONENTS for number in each.criteria}
    lost = [
        f"{file}::{test}"
        for file, test in set(TESTS.values())
        if not re.search(rf"^(?:async )?def {test}\(", (ROOT / file).read_text(), re.M)
    ]
    assert [] == lost


def test_a_style_of_a_component_has_a_component() -> None:
    styles = {path.stem for path in (ROOT / "static" / "css" / "components").glob("*.css")}
    assert {"panel"} == styles - {path.stem for path in MACROS}, "panel is drawn by shared/"


@pytest.mark.parametrize("path", [*OTHERS, *SCRIPTS], ids=name_of)
def test_nobody_but_the_component_draws_a_button(path: Path) -> None:
    assert [] == DRAWN.findall(path.read_text())


@pytest.mark.parametrize("path", STYLES, ids=name_of)
def test_nobody_but_the_component_styles_a_button(path: Path) -> None:
    if path.name == "button.css":
        return
    text = rules(path).replace("button, input, select, textarea { font: inherit;", "")
    assert [] == STYLED.findall(text)


@pytest.mark.parametrize(
    "line",
    ['<button type="submit">', 'class="wide button button--quiet"', 'createElement("button")'],
)
def test_a_button_drawn_by_hand_is_found(line: str) -> None:
    assert DRAWN.search(line)


@pytest.mark.parametrize(
    "line", [".entry .button { }", "form > button:hover { }", ".a, button { }"]
)
def test_a_button_styled_elsewhere_is_found(line: str) -> None:
    assert STYLED.search(line)


def test_what_looks_like_a_button_is_none() -> None:
    assert [] == STYLED.findall(".field__input::file-selector-button { } .buttons { }")
    assert [] == DRAWN.findall('{{ button(t("save")) }} <span class="button__why">')


def is_styled(word: str, styled: set[str]) -> bool:
    """Whether a class has a rule, or is the block of elements that have one."""
    return word in styled or any(each.startswith(f"{word}__") for each in styled)


def test_every_class_that_is_written_is_styled() -> None:
    styled = set(re.findall(r"\.([a-zA-Z][\w-]*)", "\n".join(map(rules, STYLES))))
    written = {
        f"{word} in {name_of(path)}"
        for path in [*MACROS, *OTHERS]
        for words in CLASS.findall(path.read_text())
        for word in re.sub(r"{{.*?}}|{%.*?%}", "{}", words).split()
        if "{}" not in word and not is_styled(word, styled)
    }
    assert set() == written


def test_there_is_one_voice() -> None:
    """Two live regions would speak over each other; a summary of errors speaks where it has focus."""
    live = re.compile(r"aria-live|role=\"(?:status|alert|log)\"|setAttribute\(\"(?:role|aria-live)")
    speaking = [path for path in [*MACROS, *OTHERS, *SCRIPTS] if live.search(told(path))]
    allowed = {"templates/components/error_summary.html", "templates/shared/_telling.html"}
    assert allowed == {name_of(path) for path in speaking}


def told(path: Path) -> str:
    """A template or script without its comments."""
    return re.sub(r"{#.*?#}|^//.*?$", "", path.read_text(), flags=re.S | re.M)
