"""What no page may have is found on any page that a test fetches."""

from __future__ import annotations

import pytest

from tests.page import Page

FAULTY = (
    '<p id="a"></p><p id="a"></p>',
    '<p aria-describedby="nowhere">Words</p>',
    '<input name="title">',
    '<form method="post" action="/"></form>',
    "<form></form>",
    '<a href="/"></a>',
    '<a href="/"><!-- nothing --></a>',
    "<a>Words</a>",
    '<img src="/a.png">',
    "<video></video>",
    "<video controls autoplay></video>",
    '<p style="color: red">Words</p>',
    '<button onclick="go()">Go</button>',
    "<script>go()</script>",
    "<html><p>A document</p></html>",
)
GOOD = '<a href="/">Home</a><label>Title <input></label><video controls></video>'


@pytest.mark.parametrize("html", FAULTY)
def test_a_fault_is_found(html: str) -> None:
    Page(GOOD, fragment=True).check()
    with pytest.raises(AssertionError):
        Page(GOOD + html, fragment=True).check()


def test_a_document_without_a_heading_is_found() -> None:
    with pytest.raises(AssertionError, match="0 h1, 0 main"):
        Page("<!doctype html><title>Words</title><p>Words</p>").check()
