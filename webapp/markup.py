"""Markdown to safe HTML, and readable addresses."""

from __future__ import annotations

import re
import unicodedata

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

# markdown-it-py is quadratic on repeated "[": 50 kB take seconds, so texts are capped well below.
LONGEST = 40_000

TAGS = {
    "a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "dl", "dt", "em", "h2", "h3", "h4",
    "hr", "i", "kbd", "li", "ol", "p", "pre", "s", "strong", "sub", "sup", "table", "tbody", "td",
    "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"href"}, "h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "th": {"scope"}}

_markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def html(text: str) -> str:
    """Safe HTML of a Markdown text. Its headings begin below the page's h1 and can be linked to."""
    tokens = _markdown.parse(text[:LONGEST])
    settle_headings(tokens)
    for token in tokens:
        if token.type == "th_open":
            token.attrSet("scope", "col")
    drawn = _markdown.renderer.render(tokens, _markdown.options, {})
    return nh3.clean(
        drawn,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


def settle_headings(tokens: list[Token]) -> None:
    """Give headings levels without a jump, from 2, and an id from their place: the second part of
    a text is `section-2` at every reading level, the first heading within it `section-2-1`."""
    level, numbers = 1, [0, 0]
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            level = min(max(int(token.tag[1]), 2), level + 1, 4)
            token.tag = tokens[at + 2].tag = f"h{level}"
            numbers = [numbers[0] + 1, 0] if level == 2 else [numbers[0], numbers[1] + 1]
            token.attrSet("id", "-".join(["section", *(str(each) for each in numbers if each)]))


def parted(drawn: str) -> list[tuple[str, str]]:
    """A drawn text in its parts, each a heading and what follows; the first has no heading."""
    found = re.split(r"(<h2\b.*?</h2>)", drawn, flags=re.DOTALL)
    return list(zip(["", *found[1::2]], found[::2], strict=True))


def pieces(text: str) -> list[str]:
    """The words of a Markdown text without its marks: each paragraph, heading, point and cell."""
    return [
        "".join(
            " " if part.type.endswith("break") else part.content for part in token.children or ()
        )
        for token in _markdown.parse(text[:LONGEST])
        if token.type == "inline"
    ]


def slug(title: str, longest: int = 60) -> str:
    """A plain address part: lower case, ASCII, words joined by hyphens; "" when nothing is left."""
    plain = (
        title.lower().replace("ß", "ss").replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    )
    ascii_only = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:longest].strip("-")


def unused(name: str, taken: set[str]) -> str:
    """The name itself, or with the first number that makes it unlike those taken."""
    number, found = 2, name
    while found in taken:
        found, number = f"{name}-{number}", number + 1
    taken.add(found)
    return found
