"""The signed interface by keyboard, by tap and without scripts: a clip opens, closes, and keeps still."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.shared_data import drawn

from .conftest import OpenWindow
from .house import House
from .window import Window

PAGE = "/settings?sign_language=ase"


@pytest.fixture(scope="module")
def signed(home: House, open_for_all: OpenWindow, tmp_path_factory: pytest.TempPathFactory) -> int:
    """An editor has sent a clip of "Settings", by the form that stands behind the report."""
    film = drawn(tmp_path_factory.mktemp("clip") / "clip.mp4", size="320x240", seconds=2)
    window = open_for_all("dev")
    page = window.go("/clips?signed=ase&missing=yes&page=nav-settings")
    page.locator("tbody tr").first.get_by_role("link", name=re.compile("Add a clip")).click()
    expect(window.main.get_by_label("Which sign language?")).to_have_value("ase")
    window.main.get_by_label("Video file").set_input_files(film)
    window.press("Send the video")
    page.wait_for_url(re.compile(r"/videos/\d+$"))
    number = int(window.path.rpartition("/")[2])
    home.until_settled(number)
    assert "ready" == home.video(number)["state"]
    return number


def control(window: Window) -> Locator:
    """The way to the clip of the page's title."""
    return window.page.locator("h1 + a.signed")


def test_a_clip_opens_with_enter_plays_and_closes_with_escape(
    signed: int, open_window: OpenWindow
) -> None:
    window = open_window()
    page = window.go(PAGE)
    expect(control(window)).to_have_accessible_name("“Settings” in American Sign Language")
    control(window).focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="“Settings” in American Sign Language")
    expect(dialog).to_be_visible()
    film = dialog.locator("video")
    expect(film).to_be_focused()
    expect(film).to_have_js_property("muted", True)
    expect(film).not_to_have_js_property("currentTime", 0)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(control(window)).to_be_focused()
    expect(page.locator("dialog video")).to_have_count(0)
    assert window.path == PAGE


def test_a_clip_closes_with_its_button_and_can_be_opened_again(
    signed: int, open_window: OpenWindow
) -> None:
    window = open_window(has_touch=True)
    page = window.go(PAGE)
    for _ in range(2):
        control(window).tap()
        expect(page.get_by_role("dialog")).to_be_visible()
        page.get_by_role("button", name="Close the clip").click()
        expect(page.get_by_role("dialog")).to_be_hidden()
        expect(control(window)).to_be_focused()


@pytest.mark.parametrize(
    ("asked", "device"),
    [("&motion=reduced", "no-preference"), ("", "reduce")],
    ids=["chosen here", "asked by the device"],
)
def test_who_wants_rest_gets_the_first_picture_alone(
    signed: int, open_window: OpenWindow, asked: str, device: str
) -> None:
    window = open_window(reduced_motion=device)
    page = window.go(PAGE + asked)
    control(window).click()
    film = page.locator("dialog video")
    expect(film).to_be_visible()
    expect(film).to_have_attribute("poster", f"/videos/{signed}/files/poster.jpg")
    page.wait_for_timeout(500)  # as long as it would take to begin
    assert [True, 0] == film.evaluate("film => [film.paused, film.currentTime]")
    page.keyboard.press("Space")  # a second decision, on the film's own control
    expect(film).not_to_have_js_property("currentTime", 0)


def test_the_control_is_the_next_stop_after_its_text(signed: int, open_window: OpenWindow) -> None:
    window = open_window()
    page = window.go(PAGE)
    page.locator(".masthead__link", has_text="Settings").focus()
    page.keyboard.press("Tab")
    assert "signed" == window.focused
    page.keyboard.press("Tab")
    assert "signed" != window.focused


def test_a_clip_that_cannot_be_had_at_once_is_shown_on_its_page(
    signed: int, open_window: OpenWindow
) -> None:
    window = open_window()
    page = window.go(PAGE)
    page.route("**/clips/**", lambda route: (
        route.abort() if route.request.resource_type == "fetch" else route.continue_()
    ))  # fmt: skip
    window.forgive("net::ERR_FAILED")
    control(window).click()
    page.wait_for_url(re.compile(r"/clips/nav-settings\?signed=ase&back="))
    expect(page.locator("main video")).to_be_visible()


def test_without_scripts_the_control_is_a_link_to_a_page_that_leads_back(
    signed: int, open_window: OpenWindow
) -> None:
    window = open_window(javascript=False)
    page = window.go(PAGE)
    control(window).click()
    expect(page.locator("main video")).to_be_visible()
    expect(page.locator(".clip__words")).to_contain_text("Settings")
    page.get_by_role("link", name="Back to the page you came from").click()
    assert window.path == PAGE


def test_a_report_line_is_settled_once_its_clip_is_there(
    signed: int, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window("dev", javascript=False)
    page = window.go("/clips?signed=ase&page=nav-settings")
    line = page.locator("tbody tr").first
    expect(line).to_contain_text("settings-title")  # it says the same
    expect(line).to_contain_text("Signed")
    window.go("/clips/settings-title/new?signed=ase")
    window.main.get_by_label("Video file").set_input_files(drawn(tmp_path / "again.mp4"))
    window.press("Send the video")
    expect(page.locator(".error-summary")).to_contain_text("There is a clip in American")
