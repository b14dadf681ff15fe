"""Real films through the real upload: each ends ready as it should be seen, or refused with a reason."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.shared_data import SHARED, shared

from .conftest import OpenWindow
from .films import FILMS, SIGNED, TOO_SLOW, Ready
from .house import House, fresh
from .window import Window

PLAYS = """async video => {
    video.muted = true;
    await video.play();
    const enough = Math.min(0.3, video.duration / 2);
    while (video.currentTime < enough) await new Promise(requestAnimationFrame);
    video.pause();
    return [video.videoWidth, video.videoHeight, video.duration];
}"""


@pytest.fixture(scope="module")
def sent(home: House, request: pytest.FixtureRequest) -> dict[str, int]:
    """Every film sent through a browser before any is waited for; the first without scripts."""
    if not SHARED.exists():
        pytest.skip("the shared data is not here")
    browser, keys = request.getfixturevalue("browser"), request.getfixturevalue("keys")
    context = browser.new_context(base_url=home.address, storage_state=key(home, browser, keys))
    window = Window(context.new_page())
    entry = window.write_entry("Films of every kind")
    videos = {"entry": int(home.rows("SELECT max(id) FROM entries")[0][0])}
    for name, (file, _) in FILMS.items():
        videos[name] = window.upload(entry, shared(f"media/{file}"), name)
    signs = window.write_entry("House, different, wrong")
    for name in SIGNED:
        videos[name] = window.upload(signs, shared(f"signs/{name}"), name, "ase")
    for name in TOO_SLOW:
        file = shared(f"signs/clips/numbersigns/{name}.mp4")
        videos[f"{name} signed"] = window.upload(signs, file, f"{name} signed", "ase")
    videos["ns_1k"] = window.upload(signs, shared("signs/clips/numbersigns/ns_1k.mp4"), "ns_1k")
    context.close()
    assert [] == window.unforgiven
    return videos
