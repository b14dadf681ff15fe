"""Looks at a page as one reader gets it: who they are, what they chose, what their browser can."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import APIResponse, Browser, BrowserContext
from playwright.sync_api import Page as Window

from tests.page import Page
from webapp.demo import PEOPLE

from .combinations import Combination
from .live import Live
from .pages import Place

HEIGHT = 800
ROLES = {"contributor": "Cleo", "admin": "Robin"}
PLAIN: dict[str, str] = {
    "density": "3", "contrast": "normal", "scheme": "light", "motion": "system",
    "text_size": "100", "spacing": "normal", "font": "own", "reading_level": "3",
    "sign_language": "ase", "text_language": "en",
}  # fmt: skip


class Looker:
    """Opens the pages of one running Handshape in one browser; a window for each kind of reader."""

    def __init__(self, house: Live, browser: Browser) -> None:
        self.house, self.browser = house, browser
        self.windows: dict[tuple[str, str], Window] = {}
        self.cookies: dict[str, Any] = {}
        self.tokens: dict[BrowserContext, str] = {}

    def look(self, place: Place, seen: Combination, **chosen: str) -> Window:
        """The page as it is met in this combination; `chosen` are further preferences."""
        window = self.window(place.who, scripts=seen.scripts)
        window.set_viewport_size({"width": seen.width, "height": HEIGHT})
        met = {"density": str(seen.density), "contrast": seen.contrast, "scheme": seen.scheme}
        return self.open(window, place, {**met, **chosen})

    def open(self, window: Window, place: Place, chosen: dict[str, str]) -> Window:
        """Choose preferences, go there, do what is done there; check that it is the page meant."""
        self.choose(window.context, {**PLAIN, **chosen})
        answer = window.goto(self.address(place))
        assert answer
        assert place.status == answer.status, f"{place.name}: {answer.status}"
        place.act(window)
        root = window.locator("html")
        for name, value in chosen.items():
            if value != "system" and name in {"density", "contrast", "scheme", "motion"}:
                assert value == root.get_attribute(f"data-{name}"), f"{place.name}: {name}"
        return window

    def address(self, place: Place) -> str:
        """Where a page stands in this house."""
        start, slash, rest = place.path.partition("/")
        name, question, query = start.partition("?")
        return self.house.url + self.house.places.get(name, name) + question + query + slash + rest

    def window(self, who: str, *, scripts: bool = True) -> Window:
        """The one window of this kind of reader.

        axe waits for its own answers, which never come where scripts are off. So "off" means here
        that the browser gets none of ours; `test_without_scripts.py` switches them off for true.
        """
        key = (who, "scripts" if scripts else "none")
        if key not in self.windows:
            context = self.context(who)
            if not scripts:
                context.route("**/assets/*.js", lambda route: route.abort())
            self.windows[key] = context.new_page()
        return self.windows[key]

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
