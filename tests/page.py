"""A page that a test fetched: whatever it is, it has to be a good page."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag


class Page:
    """One HTML answer, taken apart; `check` is run on every page that any test fetches."""

    def __init__(self, html: str, *, fragment: bool = False) -> None:
        self.html = html
        self.tree = BeautifulSoup(html, "html.parser")
        self.fragment = fragment

    def check(self) -> None:
        """Raise where a page has a fault that no page may have."""
        self.check_ids()
        self.check_controls()
        self.check_links()
        self.check_media()
        self.check_no_inline_code()
        if self.fragment:
            assert self.tree.find("html") is None, "a fragment is no document"
        else:
            self.check_document()

    def check_document(self) -> None:
        """One h1, a title that begins with it, a language, a description, a main."""
        headings = self.tree.find_all("h1")
        assert 1 == len(headings), f"{len(headings)} h1"
        root = self.one("html")
        assert root.get("lang"), "no language"
        for name in ("density", "contrast", "motion", "scheme", "text-size", "spacing", "font"):
            assert root.get(f"data-{name}"), f"no data-{name}"
        assert 1 == len(self.tree.find_all("main"))
        assert self.one('meta[name="description"]').get("content"), "no description"
        title = re.sub("^(Error|Fehler): ", "", words(self.one("title")))
        assert title.startswith(words(headings[0])), f"{title!r} begins not with the h1"

    def check_ids(self) -> None:
        """An id stands once."""
        ids = [str(tag["id"]) for tag in self.tree.find_all(id=True)]
        assert sorted(set(ids)) == sorted(ids), "an id stands twice"
        for tag in self.tree.select("[aria-describedby]"):
            for target in str(tag["aria-describedby"]).split():
                assert target in ids, f"described by {target}, which is not there"

    def check_controls(self) -> None:
        """Every control has a label, every unsafe form its token."""
        labelled = {str(label.get("for")) for label in self.tree.find_all("label")}
        for control in self.tree.find_all(["input", "select", "textarea"]):
            if control.get("type") in {"hidden", "submit"}:
                continue
            named = control.get("aria-label") or control.get("aria-labelledby")
            assert named or control.find_parent("label") or control.get("id") in labelled, control
        for form in self.tree.select("form:not([method=dialog])"):
            assert form.get("action"), f"a form without an action: {form}"
            if str(form.get("method", "get")).lower() == "post":
                assert form.find("input", attrs={"name": "csrf_token"}), f"no token: {form}"

    def check_links(self) -> None:
        """Every link leads somewhere and says something."""
        for link in self.tree.find_all("a"):
            image = link.find("img")
            said = words(link) or link.get("aria-label") or (image and image.get("alt"))
            assert said, f"an empty link: {link}"
            assert link.get("href"), f"a link to nowhere: {link}"

    def check_media(self) -> None:
        """Pictures have an alternative; no video plays by itself."""
        for picture in self.tree.find_all("img"):
            assert picture.get("alt") is not None, picture
        for video in self.tree.find_all("video"):
            assert not video.has_attr("autoplay"), "a video that plays by itself"
            assert video.has_attr("controls"), "a video without controls"

    def check_no_inline_code(self) -> None:
        """The content security policy would refuse it, so nothing may need it."""
        for tag in self.tree.find_all(True):
            assert "style" not in tag.attrs, f"inline style: {tag.name}"
            assert not [name for name in tag.attrs if name.startswith("on")], f"handler: {tag.name}"
        for script in self.tree.find_all("script"):
            data = script.get("type") in {"application/ld+json", "application/json"}
            assert script.get("src") or data, "inline script"

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


def words(tag: Tag) -> str:
    """The text of an element with its blanks in order."""
    return " ".join(tag.get_text(" ").split())
