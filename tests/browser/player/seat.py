"""A browser of somebody who signs, in the theatre."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

SAVED = "/settings/watching"


def choose(context: BrowserContext, **chosen: str) -> None:
    """Keep preferences by the form."""
    page = context.new_page()
    page.goto("/sign-in")
    token = str(page.locator("input[name=csrf_token]").first.get_attribute("value"))
    form: dict[str, Any] = {"csrf_token": token, **chosen}
    assert context.request.post("/settings", form=form).ok
    page.close()


def watched(context: BrowserContext, path: str) -> Page:
    """A page with its player ready; whatever the browser complains of ends the test."""
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.on("console", complain)
    page.goto(path)
    page.wait_for_selector("sign-player[data-ready]")
    return page


def complain(said: ConsoleMessage) -> None:
    """End the test for an error."""
    if said.type == "error":
        pytest.fail(said.text)


def saves(page: Page) -> Any:
    """While this is open, something that was chosen is sent to be kept."""
    return page.expect_response(lambda answer: answer.url.endswith(SAVED))


def at(page: Page) -> float:
    """Where the film is, in seconds."""
    return float(page.evaluate("document.getElementById('video').currentTime"))


def picture(page: Page, name: str) -> str | None:
    """What is said of the picture, such as its layout."""
    return page.locator(".watch__picture").get_attribute(f"data-{name}")
