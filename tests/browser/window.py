"""A browser window of one person, which keeps note of everything the browser complains about."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, FilePayload, Locator, Page

from .house import PASSWORD, email

# A form that is refused answers with 422, and the browser writes that down as if it were a fault.
REFUSED_FORM = r"responded with a status of 422"


class Window:
    """One page in one browser; `complaints` are its console errors, warnings and lost scripts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.forgiven = [REFUSED_FORM]
        page.on("console", self.note)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def note(self, message: ConsoleMessage) -> None:
        """Keep what is no mere information."""
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.text} ({message.location.get('url')})")

    def forgive(self, pattern: str) -> None:
        """Expect this complaint: the test itself causes it."""
        self.forgiven.append(pattern)

    @property
    def unforgiven(self) -> list[str]:
        """What should not have happened."""
        return [
            complaint
            for complaint in self.complaints
            if not any(re.search(pattern, complaint) for pattern in self.forgiven)
        ]

    def go(self, path: str) -> Page:
        """Open an address; the page is what came of it."""
        self.page.goto(path)
        return self.page

    def press(self, name: str) -> None:
        """Press a button of the page itself, by its words."""
        self.main.get_by_role("button", name=name, exact=True).click()

    @property
    def main(self) -> Locator:
        """The page without its head and foot."""
        return self.page.locator("main")

    @property
    def path(self) -> str:
        """Where we are, without the house."""
        return re.sub(r"^https?://[^/]+", "", self.page.url)

    @property
    def focused(self) -> str:
        """The classes, or else the name, of the element that has focus."""
        return str(
            self.page.evaluate("document.activeElement.className || document.activeElement.tagName")
        )

    def sign_in(self, name: str) -> None:
        """Sign in as one of the cast."""
        self.go("/sign-in")
        self.page.get_by_label("Email").fill(email(name))
        self.page.get_by_label("Password").fill(PASSWORD)
        self.press("Sign in")
        self.page.wait_for_url("/")

    def fill_entry(self, title: str, summary: str, body: str) -> None:
        """Type an entry into the form."""
        self.page.get_by_label("Title").fill(title)
        self.page.get_by_label("What is it about?").fill(summary)
        self.page.get_by_label("Text", exact=True).fill(body)

    def write_entry(self, title: str) -> str:
        """Publish an entry; the path of its page."""
        self.go("/entries/new")
        self.fill_entry(title, "A summary.", "## First\n\nSome words.")
        self.press("Publish")
        self.page.get_by_role("heading", level=1, name=title).wait_for()
        return self.path

    def fill_upload(
        self, entry: str, file: Path | FilePayload, title: str, sign_language: str = ""
    ) -> None:
        """Fill in the upload form of an entry: signed when a sign language is named."""
        self.go(f"{entry}/videos/new")
        purpose = "The entry, signed" if sign_language else "Something else"
        self.page.get_by_role("radio", name=purpose).check()
        if sign_language:
            self.main.get_by_label("Sign language").select_option(sign_language)
        self.main.get_by_label("Title").fill(title)
        self.main.get_by_label("Video file").set_input_files(file)

    def upload(
        self, entry: str, file: Path | FilePayload, title: str, sign_language: str = ""
    ) -> int:
        """Send a file to an entry; the number of the video that came of it."""
        self.fill_upload(entry, file, title, sign_language)
        self.press("Send the video")
        self.page.wait_for_url(re.compile(r"/videos/\d+$"))
        return int(self.path.rpartition("/")[2])


class Windows:
    """Windows on one house, opened with a call and closed together."""

    def __init__(self, browser: Browser, address: str, keys: dict[str, Any]) -> None:
        self.browser, self.address, self.keys = browser, address, keys
        self.windows: list[Window] = []

    def __call__(self, name: str = "", *, javascript: bool = True, **options: Any) -> Window:
        """Open a window, of somebody of the cast when a name is given; they sign in once."""
        if name and name not in self.keys:
            window = self.new()
            window.sign_in(name)
            self.keys[name] = window.page.context.storage_state()
        return self.new(
            java_script_enabled=javascript, storage_state=self.keys.get(name), **options
        )

    def new(self, **options: Any) -> Window:
        """A window in a browser of its own, as far as cookies go."""
        context = self.browser.new_context(base_url=self.address, locale="en-GB", **options)
        context.set_default_timeout(15_000)
        self.windows.append(Window(context.new_page()))
        return self.windows[-1]

    def close(self) -> None:
        """Close all windows; none may have had a complaint."""
        for window in self.windows:
            window.page.context.close()
        assert [] == [complaint for window in self.windows for complaint in window.unforgiven]
