"""Markdown as pages show it, and addresses made of titles."""

from __future__ import annotations

import pytest

from webapp.markup import LONGEST, html, slug, unused


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Hello", "<p>Hello</p>"),
        ("**a** _b_ ~~c~~ `d`", "<strong>a</strong> <em>b</em> <s>c</s> <code>d</code>"),
        ("- a\n- b", "<li>a</li>"),
        ("[x](/entries)", '<a href="/entries">x</a>'),
        ("[x](mailto:a@b.org)", '<a href="mailto:a@b.org">x</a>'),
        ("| a |\n|---|\n| b |", '<th scope="col">a</th>'),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
    ],
)
def test_markdown_is_drawn(source: str, expected: str) -> None:
    assert expected in html(source)


def test_headings_have_levels_without_a_jump_and_ids_of_their_own() -> None:
    drawn = html("# A\n\n#### B\n\n# A\n\n# 手話\n\n###### C\n\n###### D\n\n###### E")
    expected = ("h2 id=\"section-1\"", "h3 id=\"section-1-1\"", "h2 id=\"section-2\"",
                "h2 id=\"section-3\"", "h3 id=\"section-3-1\"", "h4 id=\"section-3-2\"")  # fmt: skip
    places = [drawn.index(each) for each in expected]
    assert sorted(places) == places
    assert "<h1" not in drawn
    assert "<h5" not in drawn


def test_no_more_is_drawn_than_a_text_may_hold() -> None:
    assert len(html("a" * (LONGEST + 1000))) <= LONGEST + 20


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Fire alarm", "fire-alarm"),
        ("  -- Fire!! alarm?? ", "fire-alarm"),
        ("Ärger über Öl, groß", "aerger-ueber-oel-gross"),
        ("ÜBUNG", "uebung"),
        ("Café déjà", "cafe-deja"),
        ("手話", ""),
        ("", ""),
        ("a" * 100, "a" * 60),
        ("a" * 59 + " b", "a" * 59),
    ],
)
def test_a_title_becomes_an_address(title: str, expected: str) -> None:
    assert expected == slug(title)


def test_a_name_that_is_taken_gets_the_next_number() -> None:
    taken = {"a", "a-2"}
    assert ("a-3", "a-4", "b") == (unused("a", taken), unused("a", taken), unused("b", taken))
