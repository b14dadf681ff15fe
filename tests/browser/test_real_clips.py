"""Real films through the real upload: each ends ready as it should be seen, or refused."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path
from typing import Any

import av
import pytest
from playwright.sync_api import Locator, expect

from tests.shared_data import shared

from .conftest import OpenWindow
from .films import FILMS, SIGNED, TOO_SLOW, Ready
from .house import House
from .window import Window

PLAY = """async video => {
    video.muted = true;
    await video.play();
    const enough = Math.min(0.3, video.duration / 2);
    while (video.currentTime < enough) await new Promise(requestAnimationFrame);
    video.pause();
    return [video.videoWidth, video.videoHeight, video.duration];
}"""


class Sent:
    """What was sent: the number of each film's video, and the pages of their entries."""

    def __init__(self, open_window: OpenWindow) -> None:
        self.videos: dict[str, int] = {}
        window, plain = open_window("cleo"), open_window("cleo", javascript=False)
        self.films = window.write_entry("Films of every kind")
        self.signs = window.write_entry("House, different, wrong")
        self.turn = cycle([plain, window])
        for name, (file, _) in FILMS.items():
            self.send(self.films, shared(f"media/{file}"), name)
        for name in SIGNED:
            self.send(self.signs, shared(f"signs/clips/asl/{name}.mp4"), name, "ase")
        for name in TOO_SLOW:
            path = shared(f"signs/clips/numbersigns/{name}.mp4")
            self.send(self.signs, path, f"{name}, signed", "ase")
        self.send(self.signs, shared("signs/clips/numbersigns/ns_1k.mp4"), "ns_1k")

    def send(self, entry: str, file: Path, name: str, sign_language: str = "") -> None:
        """Send a film, every other one without scripts."""
        self.videos[name] = next(self.turn).upload(entry, file, name, sign_language)


@pytest.fixture(scope="module")
def sent(open_for_all: OpenWindow) -> Sent:
    """All films are sent before any is waited for."""
    shared("media")
    return Sent(open_for_all)


@pytest.fixture(scope="module")
def reader(open_for_all: OpenWindow) -> Window:
    """Somebody who only watches."""
    return open_for_all()


def made(home: House, video: int) -> tuple[float, bool]:
    """The frame rate of the file that browsers play, and whether it has sound."""
    with av.open(str(home.media(video) / "video.mp4")) as container:
        rate = container.streams.video[0].average_rate or 0
        return float(rate), bool(container.streams.audio)


def played(film: Locator) -> Any:
    """Width, height and seconds of a film that has really played."""
    expect(film).to_have_js_property("error", None)
    return film.evaluate(PLAY)


@pytest.mark.parametrize("name", [each for each in FILMS if isinstance(FILMS[each][1], Ready)])
def test_a_film_that_can_be_seen_is_ready_upright_and_whole(
    home: House, sent: Sent, reader: Window, name: str
) -> None:
    video, wanted = sent.videos[name], FILMS[name][1]
    assert isinstance(wanted, Ready)
    home.until_settled(video)
    assert "ready" == home.video(video)["state"], home.video(video)["failure"]
    reader.go(f"/videos/{video}")
    width, height, seconds = played(reader.page.locator("video"))
    assert (wanted.width, wanted.height) == (width, height)
    assert wanted.seconds == pytest.approx(seconds, rel=0.05, abs=0.1)
    assert wanted.sound == made(home, video)[1]
    assert ["video.ready"] == [each for each in home.told(video) if each == "video.ready"]


@pytest.mark.parametrize("name", [each for each in FILMS if isinstance(FILMS[each][1], str)])
def test_a_file_that_is_no_usable_film_is_refused_with_its_reason(
    home: House, sent: Sent, reader: Window, name: str
) -> None:
    video, reason = sent.videos[name], FILMS[name][1]
    assert isinstance(reason, str)
    home.until_settled(video)
    reader.go(f"/videos/{video}")
    expect(reader.main).to_contain_text(reason)
    expect(reader.page.locator("video")).to_have_count(0)
    assert ["source"] == [path.name for path in home.media(video).iterdir()]


def test_signed_films_stand_before_the_text_and_play(
    home: House, sent: Sent, reader: Window
) -> None:
    for name, (_, rate) in SIGNED.items():
        video = sent.videos[name]
        home.until_settled(video)
        found = home.video(video)
        assert ("ready", None) == (found["state"], found["failure"]), name
        assert made(home, video)[0] == pytest.approx(rate, abs=0.1)
        assert 25 <= made(home, video)[0] <= 30
    page = reader.go(sent.signs)
    expect(page.locator("main video")).to_have_count(len(SIGNED))
    page.get_by_text("2 more signed versions").click()
    films = page.locator(".entry__stage video")
    for at, (seconds, _) in enumerate(SIGNED.values()):
        width, height, length = played(films.nth(at))
        assert (320, 240) == (width, height)
        assert seconds == pytest.approx(length, abs=0.1)
    before = "film => !!(film.compareDocumentPosition(document.getElementById('text')) & 4)"
    assert films.first.evaluate(before)
    expect(page.get_by_text("Signed in American Sign Language").first).to_be_visible()


def test_slow_number_signs_are_refused_as_signing_and_welcome_as_a_film(
    home: House, sent: Sent, reader: Window
) -> None:
    refused = [sent.videos[f"{name}, signed"] for name in TOO_SLOW]
    home.until_settled(*refused, sent.videos["ns_1k"])
    for video in refused:
        reader.go(f"/videos/{video}")
        expect(reader.main).to_contain_text("Signing cannot be followed here")
        expect(reader.main).to_contain_text("Please record with 25 or more.")
    reader.go(f"/videos/{sent.videos['ns_1k']}")
    assert [192, 144] == played(reader.page.locator("video"))[:2]
    assert 12 == pytest.approx(made(home, sent.videos["ns_1k"])[0], abs=0.1)


def test_an_empty_file_is_refused_before_it_becomes_a_video(
    home: House, sent: Sent, open_window: OpenWindow
) -> None:
    for javascript in (True, False):
        window = open_window("cleo", javascript=javascript)
        window.fill_upload(sent.films, shared("media/opencast/file_0.mp4"), "Empty")
        window.press("Send the video")
        expect(window.page.locator(".error-summary")).to_contain_text("The file is empty.")
    assert [(0,)] == home.rows("SELECT count(*) FROM videos WHERE title = 'Empty'")
