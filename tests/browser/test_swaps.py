"""When a part of a page is swapped: where focus goes, what is said, what a wait looks like."""

from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import Page, Route, expect

from .conftest import OpenWindow
from .house import fresh
from .listening import forget, heard, listen, said, until_heard
from .window import Window

SHOWN = "Now shown: Building blocks"
WAIT = "One moment …"
LOST = "The connection was lost. Nothing on this page is gone; please try again."


def gallery(window: Window) -> Page:
    """The gallery, with somebody listening."""
    listen(window.page)
    return window.go("/gallery")


def slow(page: Page, milliseconds: int) -> None:
    """Make every answer to htmx wait."""

    def later(route: Route) -> None:
        page.wait_for_timeout(milliseconds)
        route.continue_()

    page.route("**/gallery?part=*", later)


def press_tab(page: Page, name: str) -> None:
    """Press one of the tabs."""
    page.get_by_role("navigation", name="Kinds of").get_by_role("link", name=name).click()


def test_after_a_swap_focus_stands_where_a_person_looks_next(open_window: OpenWindow) -> None:
    window = open_window("cleo")
    page = gallery(window)
    press_tab(page, "To fill in")
    expect(page.get_by_role("heading", name="To fill in")).to_be_focused()

    for _ in range(2):
        window.write_entry(fresh("Page"))
    window.go("/entries?density=1")
    page.get_by_role("link", name="Next entry").click()
    expect(page.locator("#results h2")).to_be_focused()

    window.go("/entries/new")
    window.press("Publish")
    expect(page.locator(".error-summary")).to_be_focused()


def test_a_swap_is_announced_once(window: Window) -> None:
    page = gallery(window)
    before = page.evaluate("performance.now()")
    press_tab(page, "To fill in")
    until_heard(page, SHOWN)
    page.wait_for_timeout(1200)
    waited = [each for each in said(page) if each["words"] == WAIT]  # a busy machine answers late
    [only] = [each for each in said(page) if each not in waited]
    assert (SHOWN, True) == (only["words"], only["polite"])
    assert waited or only["when"] < before + 1000


def test_a_refused_form_is_announced_once_by_its_summary(open_window: OpenWindow) -> None:
    window = open_window("cleo")
    listen(window.page)
    window.go("/entries/new")
    window.press("Publish")
    expect(window.page.locator(".error-summary")).to_be_focused()
    window.page.wait_for_timeout(1200)
    assert 1 == len(heard(window.page)), heard(window.page)


def test_nothing_is_announced_more_than_once_a_second_and_the_newest_wins(window: Window) -> None:
    page = gallery(window)
    page.evaluate("""async () => {
      for (let at = 0; at < 24; at++) {
        document.dispatchEvent(new CustomEvent("announce", {detail: `number ${at}`}));
        await new Promise(done => setTimeout(done, 100));
      }
    }""")
    until_heard(page, "number 23")
    moments = [each["when"] for each in said(page)]
    assert len(moments) in range(2, 5)
    gaps = [after - before for before, after in itertools.pairwise(moments)]
    assert min(gaps) >= 999, gaps


def test_news_that_comes_by_itself_is_announced_every_ten_seconds_at_most(window: Window) -> None:
    window.page.clock.install()
    page = gallery(window)
    send_news(page, "film 1 is ready")
    page.clock.run_for(100)
    for number in (2, 3):
        send_news(page, f"film {number} is ready")
    page.clock.run_for(9000)
    assert ["film 1 is ready"] == heard(page)
    page.clock.run_for(2000)
    assert ["film 1 is ready", "film 3 is ready"] == heard(page)


def send_news(page: Page, words: str) -> None:
    """Write a message as a stream does."""
    page.evaluate(
        """async words => {
          document.dispatchEvent(new CustomEvent("htmx:sse:before:message"));
          await htmx.swap({
            sourceElement: document.body, target: "#announcements", swap: "innerHTML", text: words,
          });
          document.dispatchEvent(new CustomEvent("htmx:sse:after:message"));
        }""",
        words,
    )


def test_a_wait_is_seen_beside_what_was_pressed_said_once_and_still(window: Window) -> None:
    page = gallery(window)
    slow(page, 1500)
    press_tab(page, "To fill in")
    expect(page.locator(".busy", has_text=WAIT).first).to_be_visible()
    expect(page.locator("#part")).to_have_attribute("aria-busy", "true")
    assert page.evaluate("document.activeElement.nextElementSibling.matches('.busy')")
    assert 0 == page.evaluate("document.getAnimations().length")
    expect(page.get_by_role("heading", name="To fill in")).to_be_focused()
    expect(page.locator("#part")).not_to_have_attribute("aria-busy", "true")
    until_heard(page, SHOWN)
    assert [WAIT, SHOWN] == heard(page)


def test_what_comes_at_once_shows_no_wait(window: Window) -> None:
    window.page.clock.install()  # a slow machine shall not make the answer late
    page = gallery(window)
    press_tab(page, "To fill in")
    heading = page.get_by_role("heading", name="To fill in")
    for _ in range(100):  # milliseconds of the page's own time
        page.clock.run_for(1)
        if heading.is_visible():
            break
        page.wait_for_timeout(50)
    page.clock.run_for(2000)
    expect(heading).to_be_focused()
    assert 0 == page.evaluate("window.busied")
    assert [SHOWN] == heard(page)


def test_a_lost_connection_is_told_beside_what_was_pressed_and_focus_stays(window: Window) -> None:
    page = gallery(window)
    window.forgive("net::ERR_FAILED|Failed to fetch")
    page.route("**/gallery?part=*", lambda route: route.abort())
    press_tab(page, "To fill in")
    until_heard(page, LOST)
    assert page.evaluate("document.activeElement.nextElementSibling.matches('.busy--wrong')")
    assert [LOST] == heard(page)
    page.unroute("**/gallery?part=*")
    press_tab(page, "To fill in")
    expect(page.get_by_role("heading", name="To fill in")).to_be_focused()
    expect(page.locator("nav .busy--wrong")).to_have_count(0)


def test_who_presses_twice_asks_once_and_who_thinks_again_gets_the_last(window: Window) -> None:
    page = gallery(window)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("=")[2]))
    page.evaluate("""() => {
      const links = [...document.querySelectorAll("#part nav a")];
      links[1].click(); links[1].click(); links[2].click();
    }""")
    expect(page.get_by_role("heading", name="To read and watch")).to_be_focused()
    page.wait_for_timeout(300)
    assert ["ask", "read"] == [each for each in asked if each in {"ask", "read"}]
    expect(page.get_by_role("heading", name="To fill in")).to_have_count(0)


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_an_open_stream_is_no_wait(open_window: OpenWindow, motion: str) -> None:
    window = open_window(reduced_motion=motion)
    listen(window.page)
    page = window.go("/dashboard")
    page.wait_for_timeout(600)
    assert 0 == page.evaluate("window.busied")
    forget(page)
    assert [] == heard(page)
