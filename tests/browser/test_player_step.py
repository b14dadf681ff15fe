"""The signer keeps in step with the film: measured in a real browser, with real films."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from .theatre import REAL, Theatre

# One of the two films runs out of data, and gets some again.
STALL = """who => { const film = document.querySelectorAll("sign-player video")[who];
    Object.defineProperty(film, "readyState", {get: () => 2, configurable: true});
    film.pause(); film.dispatchEvent(new Event("waiting")); }"""
RESUME = """who => { const film = document.querySelectorAll("sign-player video")[who];
    delete film.readyState; film.dispatchEvent(new Event("canplay")); }"""
MOST = 0.1  # seconds of the film that the two may be apart; above normal speed, of the clock

# How far apart the pictures are that are shown, at each new picture of the signer.
MEASURE = """seconds => new Promise(done => {
  const [main, signer] = document.querySelectorAll("sign-player video");
  const option = document.querySelector("[data-part=who]").selectedOptions[0];
  const offset = Number(option.dataset.offset) / 1000, found = [], end = performance.now() + seconds * 1000;
  const look = () => {
    if (!main.paused && !main.seeking && !signer.seeking)
      found.push(Math.abs(signer.currentTime - main.currentTime + offset) / Math.max(1, main.playbackRate));
    if (performance.now() < end) signer.requestVideoFrameCallback(look);
    else done(found);
  };
  signer.requestVideoFrameCallback(look);
  setTimeout(() => done(found), seconds * 1000 + 3000);
})"""


@pytest.fixture
def page(stage: Theatre, browser: Browser) -> Iterator[Page]:
    """A window of a reader who has a sign language."""
    with browser.new_context(base_url=stage.url, locale="en-GB") as context:
        page = context.new_page()
        page.goto(f"{stage.pages['talk']}?sign_language=ase")
        page.wait_for_selector("sign-player[data-ready]")
        yield page


def play(page: Page) -> None:
    """Press play, and wait until both films move."""
    page.get_by_role("button", name="Play", exact=True).click()
    both_move(page)


def both_move(page: Page) -> None:
    """Wait until neither film waits for anything."""
    page.wait_for_function("""() => [...document.querySelectorAll("sign-player video")]
        .every(film => !film.paused && !film.seeking && film.readyState >= 3)""")


def apart(page: Page, seconds: float = 1.5) -> float:
    """The largest drift of some seconds."""
    found = page.evaluate(MEASURE, seconds)
    assert len(found) > 10, "hardly a picture was shown"
    return float(max(found))


def test_they_are_in_step_from_the_start_and_at_every_speed(page: Page) -> None:
    play(page)
    assert apart(page) < MOST
    for speed in ("0.5", "2", "1"):
        page.get_by_label("Speed").select_option(speed)
        assert apart(page, 1) < MOST, speed


@pytest.mark.parametrize("clip", REAL)
def test_real_signing_is_in_step_with_its_pose(page: Page, stage: Theatre, clip: str) -> None:
    if clip not in stage.pages:
        pytest.skip("the shared data has no clips of ASL here")
    page.goto(f"{stage.pages[clip]}?sign_language=ase")
    page.wait_for_selector("sign-player[data-ready]")
    page.get_by_label("Speed").select_option("0.5")  # they last two to three seconds
    play(page)
    assert apart(page, 1) < MOST
    page.evaluate("document.getElementById('video').currentTime = 0.3")
    both_move(page)
    assert apart(page, 1) < MOST
    page.evaluate(STALL, 1)
    page.wait_for_function("() => document.getElementById('video').paused")
    page.evaluate(RESUME, 1)
    page.get_by_label("Speed").select_option("0.25")
    both_move(page)
    assert apart(page, 2) < MOST


def test_they_are_in_step_after_a_jump_also_of_another_script(page: Page) -> None:
    play(page)
    page.evaluate("document.getElementById('video').currentTime = 8.2")
    both_move(page)
    assert apart(page, 1) < MOST
    page.locator("[data-part=line]").focus()
    page.keyboard.press("ArrowLeft")
    both_move(page)
    assert apart(page, 1) < MOST


def test_who_begins_later_is_in_step_by_so_much(page: Page) -> None:
    choose_mara(page)
    play(page)
    page.wait_for_function("() => document.getElementById('video').currentTime > 1.7")
    assert apart(page, 1) < MOST
    main, signer = times(page)
    assert abs(main - signer - 1.5) < MOST


def test_another_signer_takes_over_at_the_same_moment(page: Page) -> None:
    play(page)
    page.evaluate("document.getElementById('video').currentTime = 5")
    choose_mara(page)
    both_move(page)
    main, _ = times(page)
    assert 5 <= main < 8
    assert apart(page, 1) < MOST


def test_the_film_waits_for_a_signer_who_stalls_and_the_signer_for_the_film(page: Page) -> None:
    play(page)
    page.evaluate(STALL, 1)
    page.wait_for_function("() => document.getElementById('video').paused")
    before = times(page)
    page.wait_for_timeout(400)
    assert before == times(page)
    assert page.get_by_role("button", name="Pause", exact=True).is_visible(), "the reader has not"
    page.evaluate(RESUME, 1)
    both_move(page)
    assert apart(page, 1) < MOST


def test_one_press_stops_both_and_both_stand_at_the_same_picture(page: Page) -> None:
    play(page)
    page.wait_for_timeout(700)
    page.get_by_role("button", name="Pause", exact=True).click()
    page.wait_for_timeout(300)
    main, signer = times(page)
    assert abs(main - signer) < MOST
    assert (main, signer) == tuple(times(page))


def choose_mara(page: Page) -> None:
    """Let Mara sign, who began a moment after the film."""
    page.locator("sign-player summary").click()
    page.get_by_label("Who signs").select_option(
        label="German Sign Language, signed by a person, Mara"
    )


def times(page: Page) -> list[float]:
    """Where both films are."""
    found: list[float] = page.evaluate(
        "[...document.querySelectorAll('sign-player video')].map(film => film.currentTime)"
    )
    return found
