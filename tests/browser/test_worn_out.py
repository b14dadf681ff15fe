"""A film that is killed at every try; it was sent long before, for between tries a worker waits."""

from __future__ import annotations

from playwright.sync_api import expect

from .conftest import OpenWindow
from .doom import Doom
from .house import House


def test_a_film_that_dies_every_time_stands_as_failed_and_can_be_tried_again(
    home: House, open_window: OpenWindow, doom: Doom
) -> None:
    doom.join(120)
    assert 4 == doom.deaths
    window = open_window("eve")
    page = window.go(f"/videos/{doom.video}")
    expect(window.main).to_contain_text("The work was broken off again and again.")
    window.press("Try again")
    expect(page.get_by_role("button", name="Try again")).to_have_count(0)
    home.until_settled(doom.video)
    expect(page.locator("video")).to_be_visible()
    assert "ready" == home.video(doom.video)["state"]
    told = [each for each in home.told(doom.video) if each in {"video.failed", "video.ready"}]
    assert ["video.failed", "video.ready"] == told


def test_after_all_the_killing_nobody_and_nothing_is_left_over(home: House, doom: Doom) -> None:
    home.until(lambda: not home.horses(), 15)
    assert [] == home.ffmpegs()
    assert 2 == len(home.processes("worker"))
    assert [] == list(home.data.glob("media/**/.unfinished*"))
    assert [] == list((home.data / "incoming").iterdir())
