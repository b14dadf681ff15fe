"""Looks at a page as one reader gets it: who they are, what they chose, what their browser can."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import APIResponse, Browser, BrowserContext, CDPSession, ViewportSize
from playwright.sync_api import Page as Window

from tests.page import Page
from webapp.demo import PEOPLE

from .combinations import DEVICES, PLAIN, Combination
from .live import Live
from .pages import Place

HEIGHT = 800
ROLES = {"contributor": "Cleo", "admin": "Robin"}


class Looker:
    """Opens the pages of one running Handshape in one browser; a window for each kind of reader."""

    def __init__(self, house: Live, browser: Browser) -> None:
        self.house, self.browser = house, browser
        self.windows: dict[str, Window] = {}
        self.lines: dict[Window, CDPSession] = {}
        self.cookies: dict[str, Any] = {}
        self.tokens: dict[BrowserContext, str] = {}

    def look(self, place: Place, seen: Combination, height: int = HEIGHT) -> Window:
        """The page as it is met in this combination, ready for all checks.

        Checks are scripts themselves, so where the reader has none they are switched on again once
        the page is there: what stands in the document is not run any more.
        """
        window = self.window(place.who)
        size: ViewportSize = {"width": seen.width, "height": height}
        if window.viewport_size != size:
            window.set_viewport_size(size)
        window.emulate_media(**DEVICES[seen.device])
        self.allow_scripts(window, seen.scripts)
        self.open(window, place, dict(seen.chosen))
        self.allow_scripts(window, True)
        return window

    def allow_scripts(self, window: Window, allowed: bool) -> None:
        """Switch JavaScript on or off for what is opened next, as a browser's settings do."""
        if window not in self.lines:
            self.lines[window] = window.context.new_cdp_session(window)
        self.lines[window].send("Emulation.setScriptExecutionDisabled", {"value": not allowed})

    def open(self, window: Window, place: Place, chosen: dict[str, str]) -> Window:
        """Choose preferences, go there, do what is done there; check that it is the page meant."""
        self.choose(window.context, {**PLAIN, **chosen})
        answer = window.goto(self.address(place))
        assert answer
        assert place.status == answer.status, f"{place.name}: {answer.status}"
        place.act(window)
        # Not by a locator: for that Playwright puts scripts of its own into each document first.
        shown = window.evaluate("({...document.documentElement.dataset})")
        for name, value in chosen.items():
            # What is left to the device may be its answer already.
            if value != "system" and camel(name) in shown:
                assert value == shown[camel(name)], f"{place.name}: {name}"
        return window

    def address(self, place: Place) -> str:
        """Where a page stands in this house."""
        return address(self.house, place)

    def window(self, who: str) -> Window:
        """The one window of this kind of reader."""
        if who not in self.windows:
            self.windows[who] = self.context(who).new_page()
        return self.windows[who]

    def context(self, who: str, **options: Any) -> BrowserContext:
        """A fresh browser of somebody, signed in when they are somebody we know."""
        if who != "visitor" and who not in self.cookies:
            self.cookies[who] = self.signed_in(who)
        options = {"locale": "en-GB", "storage_state": self.cookies.get(who), **options}
        context = self.browser.new_context(base_url=self.house.url, **options)
        context.set_default_timeout(15_000)
        return context

    def signed_in(self, who: str) -> Any:
        """The cookies of somebody who has signed in."""
        person = next(each for each in PEOPLE if each.name == ROLES[who])
        with self.browser.new_context(base_url=self.house.url) as context:
            typed = {"email": person.email, "password": person.password}
            answer = post(context, "/sign-in", csrf_token=token_of(context), **typed)
            assert 303 == answer.status
            return context.storage_state()

    def choose(self, context: BrowserContext, chosen: dict[str, str]) -> None:
        """Keep preferences in the way that readers do: by the form, for the account or a cookie."""
        if context not in self.tokens:
            self.tokens[context] = token_of(context)
        answer = post(context, "/settings", csrf_token=self.tokens[context], **chosen)
        assert 303 == answer.status, answer.text()


def address(house: Live, place: Place) -> str:
    """Where a page stands in a house: some addresses are known only once it was staged."""
    start, slash, rest = place.path.partition("/")
    name, question, query = start.partition("?")
    return house.url + house.places.get(name, name) + question + query + slash + rest


def camel(name: str) -> str:
    """A name as scripts know it."""
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))


def post(context: BrowserContext, path: str, **fields: str) -> APIResponse:
    """Send a form as the browser of this context."""
    form: dict[str, str | float | bool] = {**fields}
    return context.request.post(path, form=form, max_redirects=0)


def token_of(context: BrowserContext) -> str:
    """What proves that a form of this browser is ours; it lasts until somebody signs in."""
    page = Page(context.request.get("/sign-in").text())
    return str(page.all('input[name="csrf_token"]')[0]["value"])


def settle(window: Window) -> None:
    """Wait for colours that fade to their new value."""
    window.evaluate("Promise.all(document.getAnimations().map(each => each.finished))")
