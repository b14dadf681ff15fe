"""Lanes beside a real film: each line jumps, the one of now is marked, and the page stays in place."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.shared_data import drawn

from .conftest import OpenWindow
from .house import House
from .window import Window

LINES = "\n".join(f"0:{second:02} Line {second}" for second in range(12))
# Whether the marked line is in the part of its lane that can be seen.
INSIDE = """lane => {
  const [whole, line] = [lane, lane.querySelector("[aria-current]")].map((e) => e.getBoundingClientRect());
  return line.top >= whole.top && line.bottom <= whole.bottom;
}"""
WRITTEN = {
    "captions": LINES,
    "chapters": "0:00 Begin\n0:06 End",
    "glosses": "0:02 - 0:04 HOUSE\n0:08 - 0:09 TREE",
    "signlinks": "0:05 - 0:07 All entries /entries",
}


@pytest.fixture(scope="module")
def film(home: House, open_for_all: OpenWindow, tmp_path_factory: pytest.TempPathFactory) -> int:
    """A film of twelve seconds with four lanes."""
    file = drawn(tmp_path_factory.mktemp("lanes") / "film.mp4", "-g", "15", seconds=12)
    window = open_for_all("cleo")
    number = window.upload(window.write_entry("Lanes"), file, "Lanes")
    home.until_settled(number)
    for sort, text in WRITTEN.items():
        window.go(f"/videos/{number}/captions/new?sort={sort}")
        window.page.locator("#field-text").fill(text)
        if sort in {"glosses", "signlinks"}:
            window.page.locator("#field-language").select_option("ase")
        window.main.get_by_role("button", name="Save").click()
        window.page.wait_for_url(f"**/videos/{number}#captions")
    return number


def main_film(window: Window) -> Locator:
    """The film that the lanes go along with."""
    return window.page.locator("video[data-main], #status video").first


def moment(window: Window) -> float:
    """Where the film is, in seconds."""
    return float(main_film(window).evaluate("film => film.currentTime"))


def current(window: Window, lane: str) -> list[str]:
    """The marked lines of a lane."""
    return window.page.locator(f"{lane} [aria-current]").all_inner_texts()


def ready(window: Window, film: int) -> None:
    """The page of the film, once its film can be moved."""
    window.go(f"/videos/{film}")
    main_film(window).evaluate(
        "film => film.readyState > 0 || new Promise(done => film.onloadedmetadata = done)"
    )


def test_a_line_of_any_lane_jumps_by_click_and_by_enter(film: int, open_window: OpenWindow) -> None:
    window = open_window()
    ready(window, film)
    for lane, name, second in (
        (".transcript", "0:03 Line 3", 3), (".glosses", "0:08 TREE", 8), (".lane", "0:06 End", 6),
    ):  # fmt: skip
        line = window.page.locator(lane).get_by_role("link", name=name, exact=True)
        line.first.click()
        assert second == pytest.approx(moment(window), abs=0.1)
        expect(line.first).to_have_attribute("aria-current", "true")
        assert f"/videos/{film}" == window.path, "the page was not loaded anew"
    line = window.page.locator(".transcript").get_by_role("link", name="0:09 Line 9")
    line.focus()
    window.page.keyboard.press("Enter")
    assert pytest.approx(moment(window), abs=0.1) == 9
    expect(line).to_be_focused()


def test_each_lane_marks_its_line_of_now_and_nothing_between_lines(
    film: int, open_window: OpenWindow
) -> None:
    window = open_window()
    ready(window, film)
    main_film(window).evaluate("film => { film.currentTime = 2.5 }")
    expect(window.page.locator(".glosses [aria-current]")).to_have_count(1)
    assert ["2", "HOUSE"] == [
        window.page.locator(".transcript [aria-current]").inner_text().split()[-1],
        window.page.locator(".glosses [aria-current]").inner_text().split()[-1],
    ]
    main_film(window).evaluate("film => { film.currentTime = 5.5 }")
    expect(window.page.locator(".glosses [aria-current]")).to_have_count(0)
    expect(window.page.locator("[aria-labelledby=links-1] [aria-current]")).to_have_count(1)
    assert 1 == len(current(window, ".transcript"))


def test_the_page_stays_and_only_a_lane_that_follows_scrolls_in_itself(
    film: int, open_window: OpenWindow
) -> None:
    window = open_window(viewport={"width": 800, "height": 400})
    ready(window, film)
    window.page.evaluate("scrollTo(0, 300)")
    before = window.page.evaluate("scrollY")
    main_film(window).evaluate("film => { film.currentTime = 11 }")
    expect(window.page.locator(".transcript [aria-current]")).to_contain_text("Line 11")
    assert before == window.page.evaluate("scrollY")
    window.press("Follow the video")
    lane = window.page.locator(".transcript")
    assert lane.evaluate("lane => lane.scrollHeight > lane.clientHeight")
    before = window.page.evaluate("scrollY")
    main_film(window).evaluate("film => { film.currentTime = 0 }")
    expect(lane.locator("[aria-current]")).to_contain_text("Line 0")
    assert 0 == lane.evaluate("lane => lane.scrollTop")
    main_film(window).evaluate("film => { film.currentTime = 11 }")
    expect(lane.locator("[aria-current]")).to_contain_text("Line 11")
    assert 0 < lane.evaluate("lane => lane.scrollTop")
    assert lane.evaluate(INSIDE)
    assert before == window.page.evaluate("scrollY")
    ready(window, film)
    expect(window.main.get_by_role("button", name="Stop following the video")).to_be_visible()
    window.press("Stop following the video")
    expect(lane).not_to_have_attribute("data-following", "")


def test_without_scripts_each_line_is_a_link_to_its_moment(
    film: int, open_window: OpenWindow
) -> None:
    window = open_window(javascript=False)
    window.go(f"/videos/{film}")
    expect(window.main.get_by_role("button", name="Follow the video")).to_have_count(0)
    window.page.locator(".transcript").get_by_role("link", name="0:03 Line 3").click()
    assert f"/videos/{film}?t=3#video" == window.path


def test_a_sign_plays_its_part_slowly_and_again(film: int, open_window: OpenWindow) -> None:
    window = open_window()
    ready(window, film)
    window.page.locator(".glosses").get_by_role("link", name="Sign HOUSE").click()
    expect(window.page.get_by_role("heading", level=1)).to_have_text("HOUSE")
    sign = window.page.locator("#sign")
    window.press("Again and again")
    window.press("Slowly")
    expect(sign).to_have_js_property("playbackRate", 0.5)
    sign.evaluate("film => { film.playbackRate = 4 }")
    sign.evaluate(
        "film => new Promise(done => film.addEventListener('seeked', done, {once: true}))"
    )
    assert pytest.approx(float(sign.evaluate("film => film.currentTime")), abs=0.6) == 2
    window.page.locator(".hits a").first.click()
    window.page.wait_for_url(f"**/videos/{film}?t=2#video")
