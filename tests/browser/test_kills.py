"""`kill -9` of anything at any moment: every film still ends ready, once, and nothing is left over."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread

import psutil
import pytest
from playwright.sync_api import expect

from .conftest import OpenWindow
from .house import House, fresh

SEED = 7
ROUNDS = ("ffmpeg", "worker", "redis", "horse", "ffmpeg", "redis")


class Doom(Thread):
    """Kills the work-horse of one film, whenever there is one, until the film is given up."""

    def __init__(self, home: House, video: int) -> None:
        super().__init__(daemon=True)
        self.home, self.video, self.key = home, video, str(home.video(video)["key"])
        self.deaths = 0
        self.start()

    def run(self) -> None:
        """Wait for its FFmpeg, and kill the process that waits for that."""
        while not self.home.is_settled(self.video):
            for ffmpeg in self.home.ffmpegs():
                with suppress(psutil.NoSuchProcess):
                    if self.key in ffmpeg.cwd():
                        ffmpeg.parent().kill()  # type: ignore[union-attr]  # gone is NoSuchProcess
                        ffmpeg.wait(5)
                        self.deaths += 1
            time.sleep(0.05)


@pytest.fixture(scope="module")
def doom(home: House, open_for_all: OpenWindow, film: Path) -> Doom:
    """A film that never gets through; its waiting goes on beside the other tests."""
    window = open_for_all("cleo")
    return Doom(home, window.upload(window.write_entry(fresh("Doomed")), film, "Doomed"))


def victims(home: House) -> dict[str, Callable[[], list[psutil.Process]]]:
    """Whom we kill."""
    return {
        "ffmpeg": home.ffmpegs,
        "horse": home.horses,
        "worker": lambda: [parent for each in home.horses() if (parent := each.parent())],
        "redis": lambda: home.program.members("valkey"),
    }


def test_whatever_is_killed_every_film_is_ready_once(
    home: House, open_window: OpenWindow, film: Path, doom: Doom
) -> None:
    window, chance = open_window("cleo"), random.Random(SEED)  # noqa: S311 -- the same dice each time
    entry = window.write_entry(fresh("Kills"))
    videos = [window.upload(entry, film, f"Film {number}") for number in range(4)]
    window.go("/entries")
    for kind in ROUNDS:
        time.sleep(chance.uniform(0, 1.5))
        found: list[psutil.Process] = []
        home.until(lambda kind=kind, found=found: found.extend(victims(home)[kind]()) or found)  # type: ignore[misc]
        with suppress(psutil.NoSuchProcess):
            chance.choice(found).kill()
    home.until_settled(*videos, seconds=120)
    for video in videos:
        assert ("ready", 100) == tuple(home.video(video)[name] for name in ("state", "progress"))
        assert 1 == home.told(video).count("video.ready")
        assert [] == [path for path in home.media(video).iterdir() if path.name.startswith(".")]
        jobs = home.rows("SELECT state FROM jobs WHERE json_extract(args, '$[0]') = ?", video)
        assert [("done",)] == jobs
    page = window.go(entry)
    expect(page.locator("main video")).to_have_count(len(videos))


def test_a_film_that_dies_every_time_stands_as_failed_and_can_be_tried_again(
    home: House, open_window: OpenWindow, doom: Doom
) -> None:
    doom.join(120)
    assert 4 == doom.deaths
    window = open_window("cleo")
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
    assert [] == list(home.data.glob("media/**/.unfinished"))
    assert [] == list((home.data / "incoming").iterdir())
