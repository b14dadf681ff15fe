"""A page that a test fetched: whatever it is, it has to be a good page."""

from __future__ import annotations

import re
from functools import cached_property

from bs4 import BeautifulSoup, Tag
from lxml import html as lxml_html  # type: ignore[import-untyped]  # its stubs are another package
from lxml.html import HtmlElement  # type: ignore[import-untyped]  # the same


class Page:
    """One HTML answer, taken apart; `check` is run on every page that any test fetches.

    What is checked on all pages is asked of lxml, which is twenty times as fast.
    """

    def __init__(self, html: str, *, fragment: bool = False) -> None:
        self.html = html
        self.fragment = fragment

    @cached_property
    def tree(self) -> BeautifulSoup:
        """The page as tests ask of it."""
        return BeautifulSoup(self.html, "html.parser")

    def check(self) -> None:
        """Raise where a page has a fault that no page may have."""
        root = lxml_html.document_fromstring(self.html or "<p>")
        check_ids(root)
        check_controls(root)
        check_links(root)
        check_media(root)
        check_no_inline_code(root)
        if self.fragment:
            assert "<html" not in self.html, "a fragment is no document"
        else:
            check_document(root)

    def one(self, selector: str) -> Tag:
        """The one element there is."""
        found = self.tree.select(selector)
        assert 1 == len(found), f"{len(found)} of {selector}"
        return found[0]

    def all(self, selector: str) -> list[Tag]:
        """Every element that matches."""
        return list(self.tree.select(selector))

    @property
    def words(self) -> str:
        """What a reader reads."""
        return words(self.tree)


def check_document(root: HtmlElement) -> None:
    """One h1, a title that begins with it, a language, a description, a main."""
    headings, mains = list(root.iter("h1")), list(root.iter("main"))
    assert (1, 1) == (len(headings), len(mains)), f"{len(headings)} h1, {len(mains)} main"
    assert root.get("lang"), "no language"
    for name in ("density", "contrast", "motion", "scheme", "text-size", "spacing", "font"):
        assert root.get(f"data-{name}"), f"no data-{name}"
    [description] = root.xpath("//meta[@name='description']/@content")
    assert description, "no description"
    title = re.sub("^(Error|Fehler): ", "", said(next(root.iter("title"))))
    assert title.startswith(said(headings[0])), f"{title!r} begins not with the h1"


def check_ids(root: HtmlElement) -> None:
    """An id stands once."""
    ids = root.xpath("//@id")
    assert sorted(set(ids)) == sorted(ids), "an id stands twice"
    for targets in root.xpath("//@aria-describedby"):
        assert set() == set(targets.split()) - set(ids), f"described by {targets}: not there"


def check_controls(root: HtmlElement) -> None:
    """Every control has a label, every unsafe form its token."""
    labelled = {*root.xpath("//label/@for")}
    for control in root.iter("input", "select", "textarea"):
        if control.get("type") in {"hidden", "submit"}:
            continue
        named = control.get("aria-label") or control.get("aria-labelledby")
        inside = next(control.iterancestors("label"), None) is not None
        assert named or inside or control.get("id") in labelled, source(control)
    for form in root.iter("form"):
        method = form.get("method", "get").lower()
        assert method == "dialog" or form.get("action"), f"no action: {source(form)}"
        if method == "post":
            assert form.xpath(".//input[@name='csrf_token']"), f"no token: {source(form)}"


def check_links(root: HtmlElement) -> None:
    """Every link leads somewhere and says something."""
    for link in root.iter("a"):
        told = said(link) or link.get("aria-label") or "".join(link.xpath(".//img/@alt"))
        assert told, f"an empty link: {source(link)}"
        assert link.get("href"), f"a link to nowhere: {source(link)}"


def check_media(root: HtmlElement) -> None:
    """Pictures have an alternative; no video plays by itself."""
    for picture in root.iter("img"):
        assert picture.get("alt") is not None, source(picture)
    for video in root.iter("video"):
        assert "autoplay" not in video.attrib, "a video that plays by itself"
        assert "controls" in video.attrib, "a video without controls"


def check_no_inline_code(root: HtmlElement) -> None:
    """The content security policy would refuse it, so nothing may need it."""
    assert not root.xpath("//@style"), "inline style"
    assert not root.xpath("//@*[starts-with(name(), 'on')]"), "a handler"
    for script in root.iter("script"):
        data = script.get("type") in {"application/ld+json", "application/json"}
        assert script.get("src") or data, "inline script"


def said(element: HtmlElement) -> str:
    """The text of an element with its blanks in order."""
    return " ".join(" ".join(element.itertext()).split())


def source(element: HtmlElement) -> str:
    """An element as it was written."""
    return str(lxml_html.tostring(element, encoding="unicode"))


def words(tag: Tag) -> str:
    """The text of an element with its blanks in order."""
    return " ".join(tag.get_text(" ").split())
