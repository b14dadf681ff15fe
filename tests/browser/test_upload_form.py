"""The form that takes a video in: by keyboard, wrongly filled in, stopped half way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, expect

from tests.shared_data import drawn

from .conftest import OpenWindow
from .house import House, fresh

NO_VIDEO: FilePayload = {"name": "holiday.mp4", "mimeType": "video/mp4", "buffer": b"hello " * 99}
SLOW_LINE = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 400_000}


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A short clip that is drawn for this test."""
    return drawn(tmp_path_factory.mktemp("clip") / "clip.mp4")


def test_a_video_is_sent_with_the_keyboard_alone(
    home: House, open_window: OpenWindow, clip: Path
) -> None:
    window = open_window("cleo")
    page = window.go(window.write_entry(fresh("Keys")))
    # Asked for long before: else a key can be quicker than the browser's being told to hand it over.
    page.on("filechooser", lambda _: None)
    page.get_by_role("link", name="Add a video").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Add a video").wait_for()
    page.get_by_role("radio", name="The entry, signed").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(window.main.get_by_label("Sign language")).to_be_focused()
    page.keyboard.type("American")
    page.keyboard.press("Tab")
    expect(window.main.get_by_label("Title")).to_be_focused()
    page.keyboard.type("By keyboard")
    page.keyboard.press("Tab")
    expect(window.main.get_by_label("Video file")).to_be_focused()
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(clip)
    page.keyboard.press("Tab")
    expect(window.main.get_by_role("button", name="Send the video")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/videos/\d+$"))
    video = int(window.path.rpartition("/")[2])
    query = "SELECT sign_language FROM sign_versions WHERE video_id = ?"
    assert [("ase",)] == home.rows(query, video)
    home.until_settled(video)


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_a_signed_version_without_its_language_is_sent_back_with_every_word(
    open_window: OpenWindow, clip: Path, javascript: bool
) -> None:
    window = open_window("cleo", javascript=javascript)
    entry = window.write_entry(fresh("Which"))
    window.fill_upload(entry, clip, "Kept title")
    window.page.get_by_role("radio", name="The entry, signed").check()
    window.press("Send the video")
    summary = window.page.locator(".error-summary")
    expect(summary).to_contain_text("Please choose the sign language.")
    expect(summary).to_contain_text("Please choose the file again")
    if javascript:
        expect(summary).to_be_focused()
    expect(window.main.get_by_label("Title")).to_have_value("Kept title")
    expect(window.page.get_by_role("radio", name="The entry, signed")).to_be_checked()
    window.main.get_by_label("Sign language").select_option("gsg")
    window.main.get_by_label("Video file").set_input_files(clip)
    window.press("Send the video")
    window.page.wait_for_url(re.compile(r"/videos/\d+$"))


def test_sending_shows_how_far_it_is_can_be_stopped_and_leaves_nothing(
    home: House, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window("cleo")
    entry = window.write_entry(fresh("Slow"))
    (tmp_path / "large.mp4").write_bytes(bytes(4_000_000))
    window.fill_upload(entry, tmp_path / "large.mp4", "Too slow")
    line = window.page.context.new_cdp_session(window.page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW_LINE)
    before = home.rows("SELECT count(*) FROM videos")
    window.press("Send the video")
    stop = window.main.get_by_role("button", name="Stop sending")
    expect(stop).to_be_focused()
    expect(window.main.get_by_label("Sending")).not_to_have_js_property("value", 0)
    window.page.keyboard.press("Enter")
    expect(window.page.locator(".upload__told")).to_have_text(
        "Sending was stopped. Nothing was kept."
    )
    expect(window.main.get_by_role("button", name="Send the video")).to_be_focused()
    home.until(lambda: not list((home.data / "incoming").iterdir()))
    assert before == home.rows("SELECT count(*) FROM videos")


def test_what_is_no_video_is_refused_in_plain_words_on_the_page_that_is_open(
    open_window: OpenWindow,
) -> None:
    window = open_window("cleo")
    entry = window.write_entry(fresh("No video"))
    window.upload(entry, NO_VIDEO, "Holiday")
    page = window.page
    expect(page.get_by_text("This file is not a video, whatever its name says.")).to_be_visible()
    expect(page.get_by_role("button", name="Try again")).to_have_count(0)
    expect(page.locator("video")).to_have_count(0)
