"""`kill -9` of anything at any moment: every film still ends ready, once, and nothing is left over."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil
from playwright.sync_api import expect

from .conftest import OpenWindow
from .doom import Doom
from .house import House, fresh

SEED = 7
ROUNDS = ("ffmpeg", "worker", "redis", "horse", "ffmpeg", "redis")


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
