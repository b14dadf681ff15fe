"""Real articles by other people become entries: every page good, and nothing of theirs acts in it."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.page import Page, words
from tests.shared_data import shared
from tests.world import World, text
from webapp.entries import operations
from webapp.entries.forms import TextForm

sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

ARTICLES = (
    "18f/pages/headings.md",
    "18f/pages/tables.md",
    "18f/pages/videos.md",
    "18f/pages/iframes.md",
    "18f/pages/checklist.md",
    "a11yproject/src/posts/alt-text.md",
    "a11yproject/src/posts/accessible-data-tables.md",
    "a11yproject/src/posts/aria-landmark-roles.md",
    "a11yproject/src/posts/how-to-write-accessible-forms.md",
    "a11yproject/src/posts/never-use-auto-play.md",
    "wai/pages/design-develop/media-guide/captions.md",
    "wai/pages/design-develop/media-guide/sign-languages.fr.md",
    "wai/pages/about/projects/wai-tools/video2.md",
    "wai/pages/fundamentals/introduction/video-introduction/index.de.md",
    "wai/pages/fundamentals/introduction/video-introduction/index.ar.md",
)
# What a text may be made of; whatever else an article holds has to stand there as words.
HARMLESS = {
    "a", "blockquote", "br", "code", "del", "em", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre",
    "s", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
MACHINE = re.compile(r"{%.*?%}|<(?:iframe|div|img|video|script)\b.*?>")


def read_article(path: Path) -> TextForm:
    """An article as its writer would paste it: title and summary from the lines at its head."""
    _, head, body = path.read_text().split("---\n", 2)
    said = dict(re.findall(r"^(title|description|lang): *(.+)$", head, re.MULTILINE))
    clean = {name: re.sub(r"\s+#.*$", "", value).strip("'\" ") for name, value in said.items()}
    return text(
        title=clean["title"][:120],
        summary=clean.get("description", "An article from elsewhere.")[:300],
        body=body,
        language=clean.get("lang", "en"),
    )


@sqlite_only
@pytest.mark.parametrize("name", ARTICLES)
async def test_a_real_article_becomes_a_good_page_and_a_harmless_one(
    world: World, name: str
) -> None:
    form = read_article(shared(f"articles/{name}"))
    async with world.acting_as("cleo"):
        entry = await operations.begin(form)
        await operations.publish(entry)
    visitor = world.visitor()
    page = await visitor.get(f"/entries/{entry.slug}?text_language={form.language}")
    assert 200 == visitor.status
    assert form.title == words(page.one("h1"))
    check_headings(page)
    prose = page.one("#text")
    assert form.language == prose["lang"]
    assert HARMLESS >= {tag.name for tag in prose.find_all(True)}
    for link in prose.find_all("a"):
        assert not str(link["href"]).lower().startswith(("javascript:", "data:", "vbscript:")), link
    check_words_stay(form.body, words(prose))


def check_headings(page: Page) -> None:
    """No level is left out on the way down."""
    levels = [int(tag.name[1]) for tag in page.all("h1, h2, h3, h4, h5, h6")]
    for before, after in pairwise(levels):
        assert after <= before + 1, levels


def check_words_stay(body: str, shown: str) -> None:
    """Tags of other machines are not obeyed and not swallowed: they can be read as what they are."""
    found = [" ".join(each.split()) for each in MACHINE.findall(without_code(body))]
    missing = [each for each in found if words_of(each) not in words_of(shown)]
    assert [] == missing


def without_code(body: str) -> str:
    """The text without its examples of code, where quotes and blanks are kept as they are."""
    return re.sub(r"```.*?```|`[^`\n]*`", "", body, flags=re.DOTALL)


def words_of(text: str) -> str:
    """Only letters and figures: Markdown may draw what stands between them."""
    return re.sub(r"[\W_]+", "", text)
