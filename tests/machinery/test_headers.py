"""What every answer carries, whatever it is: no inline code, no guessing, no frames, safe cookies."""

from __future__ import annotations

from http.cookies import SimpleCookie

import pytest
from quart import Response
from werkzeug.datastructures import Headers

from tests.conftest import MakeApp
from tests.streams.listening import hub_of
from tests.visitor import Visitor
from tests.world import PASSWORD, World, email
from webapp.app import Handshape

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def check(headers: Headers) -> None:
    """Raise where a header is missing that protects the reader."""
    policy = dict(
        part.strip().partition(" ")[::2] for part in headers["Content-Security-Policy"].split(";")
    )
    assert "'none'" == policy["default-src"]
    assert "'self'" == policy["script-src"] == policy["style-src"]
    assert "'none'" == policy["frame-ancestors"] == policy["base-uri"]
    assert "'self'" == policy["form-action"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "nosniff" == headers["X-Content-Type-Options"]
    assert "DENY" == headers["X-Frame-Options"]
    assert "same-origin" == headers["Referrer-Policy"]
    assert "same-origin" == headers["Cross-Origin-Opener-Policy"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/entries", 200),
        ("/healthz", 200),
        ("/nowhere", 404),
        ("/assets/nothing.js", 404),
        ("/entries/new", 401),
        ("/dashboard?live=off", 200),
    ],
)
async def test_pages_and_problems_are_protected(app: Handshape, path: str, status: int) -> None:
    response = await app.test_client().get(path)
    assert status == response.status_code
    check(response.headers)


async def test_fragments_are_protected(app: Handshape) -> None:
    asked = {"HX-Request": "true", "HX-Target": "section#results"}
    response = await app.test_client().get("/entries", headers=asked)
    assert "<html" not in await response.get_data(as_text=True)
    check(response.headers)


async def test_refusals_are_protected(app: Handshape) -> None:
    check((await app.test_client().post("/settings", form={})).headers)


async def test_redirects_are_protected(world: World) -> None:
    visitor = world.visitor()
    await visitor.ensure_token()
    response = await visitor.client.post("/sign-out", form={"csrf_token": visitor.token})
    assert 303 == response.status_code
    check(response.headers)


async def test_assets_are_protected_and_kept_for_ever(app: Handshape) -> None:
    client = app.test_client()
    page = await (await client.get("/")).get_data(as_text=True)
    address = page.partition('<link rel="stylesheet" href="')[2].partition('"')[0]
    response = await client.get(address)
    assert "text/css" == response.mimetype
    assert "immutable" in response.headers["Cache-Control"]
    assert "Set-Cookie" not in response.headers
    check(response.headers)


async def test_streams_are_protected(app: Handshape) -> None:
    hub_of(app).close()  # a stream that has ended can be looked at whole
    response = await app.test_client().get("/dashboard/events")
    assert "text/event-stream" == response.mimetype
    assert "no-store" == response.headers["Cache-Control"]
    check(response.headers)


async def test_a_fault_of_ours_is_told_in_words_and_protected(
    app: Handshape, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a secret of the house")

    monkeypatch.setattr("webapp.home.routes.alive", broken)
    visitor = Visitor(app)
    page = await visitor.get("/healthz")
    assert 500 == visitor.status
    assert "SYS_001" in page.words
    assert "secret" not in page.html
    assert "a secret of the house" in caplog.text
    check(visitor.response.headers)


async def token(response: Response) -> str:
    """The token of the first form of a page."""
    html = await response.get_data(as_text=True)
    return html.partition('name="csrf_token" value="')[2].partition('"')[0]


def cookies(response: Response) -> SimpleCookie:
    """The cookies of an answer with their attributes."""
    found = SimpleCookie()
    for line in response.headers.getlist("Set-Cookie"):
        found.load(line)
    return found


@pytest.mark.parametrize("https", [True, False], ids=["https", "http"])
async def test_every_cookie_is_kept_from_scripts_and_from_other_sites(
    make_app: MakeApp, https: bool
) -> None:
    app = make_app(PUBLIC_URL="https://hub.example" if https else "http://hub.example")
    world = World(app)
    await world.populate()
    browser = app.test_client()
    first = await browser.get("/sign-in", scheme="https")
    words = {"csrf_token": await token(first), "email": email("ada"), "password": PASSWORD}
    signed = await browser.post("/sign-in", form=words, scheme="https")
    page = await browser.get("/", scheme="https")
    choice = {"csrf_token": await token(page), "density": "2"}
    chosen = await browser.post("/settings", form=choice, scheme="https")
    found = [cookies(answer) for answer in (first, signed, chosen)]
    names = {name for each in found for name in each}
    assert {"handshape_visitor", "handshape_session", "handshape_preferences"} == names
    for morsel in (morsel for each in found for morsel in each.values()):
        assert morsel["httponly"], morsel.key
        assert "Lax" == morsel["samesite"], morsel.key
        assert https == bool(morsel["secure"]), morsel.key
        assert "/" == morsel["path"], morsel.key
    assert https == ("Strict-Transport-Security" in chosen.headers)


async def test_a_page_asks_for_its_readers_settings(app: Handshape) -> None:
    response = await app.test_client().get("/")
    asked = {name.strip() for name in response.headers["Accept-CH"].split(",")}
    assert {
        "Sec-CH-Prefers-Color-Scheme",
        "Sec-CH-Prefers-Contrast",
        "Sec-CH-Prefers-Reduced-Motion",
    } == asked
    assert response.headers["Accept-CH"] == response.headers["Critical-CH"]
    varies = {name.strip() for name in response.headers["Vary"].split(",")}
    assert varies >= {"Cookie", "HX-Request", "HX-Target", "Accept-Language", *asked}
    assert "private" in response.headers["Cache-Control"]
