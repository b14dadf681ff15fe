"""The signer keeps in step with the film: measured in a real browser, with real films."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from .faucet import faucet
from .theatre import REAL, Theatre

# One has run out of data, and the other stands still.
# One has no more to show and the other stands, for longer than one waits for the other at a start.
STOPPED = """who => { const films = document.querySelectorAll("sign-player video");
    const stopped = films[who].readyState < 3 && films[1 - who].paused;
    window.since = stopped ? (window.since ?? performance.now()) : undefined;
    return stopped && performance.now() - window.since > 500; }"""
WENT_ON = "before => document.getElementById('video').currentTime > before + 0.5"
MOST = 0.1  # seconds that the two may be apart, in the film and on the clock
# Seconds in which a drift has to be made good: a busy machine can hold up one of them at any time.
SOON = 0.3

# How far apart the pictures are that are shown, at each new picture of the signer: the moment, and
# seconds of the film, of the clock where it runs slower than it was filmed.
MEASURE = """seconds => new Promise(done => {
  const [main, signer] = document.querySelectorAll("sign-player video");
  const option = document.querySelector("[data-part=who]").selectedOptions[0];
  const offset = Number(option.dataset.offset) / 1000, found = [], end = performance.now() + seconds * 1000;
  const look = () => {
    if (!main.paused && !main.seeking && !signer.seeking)
      found.push([performance.now() / 1000,
        Math.abs(signer.currentTime - main.currentTime + offset) / Math.min(1, main.playbackRate)]);
    if (performance.now() < end && !window.enough) signer.requestVideoFrameCallback(look);
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
    """The largest drift of some seconds that was not soon made good."""
    return lasting(page.evaluate(MEASURE, seconds))


def lasting(found: list[tuple[float, float]]) -> float:
    """The largest drift that every picture of some `SOON` had; most pictures have far less."""
    assert len(found) > 10, "hardly a picture was shown"
    assert median(drift for _, drift in found) < MOST / 2
    windows = [
        [drift for moment, drift in found if 0 <= moment - since <= SOON]
        for since, _ in found
        if since + SOON <= found[-1][0]
    ]
    return max(map(min, windows))


@pytest.mark.parametrize(("many", "drift"), [(4, 0.02), (20, 0.5)])
def test_a_drift_counts_once_it_lasts(many: int, drift: float) -> None:
    late = range(30, 30 + many)
    found = [(at / 25, 0.5 if at in late else 0.02) for at in range(100)]
    assert drift == lasting(found)


def test_a_drift_that_comes_again_and_again_counts() -> None:
    with pytest.raises(AssertionError):
        lasting([(at / 25, 0.5 if at % 3 else 0.02) for at in range(100)])


# What is told below the picture while they start.
TOLD = """() => { window.told = []; const note = document.querySelector("[data-part=note]");
    new MutationObserver(() => window.told.push(note.textContent))
      .observe(note, {childList: true, characterData: true, subtree: true}); }"""


def test_they_are_in_step_from_the_start_and_at_every_speed(page: Page) -> None:
    page.evaluate(TOLD)
    play(page)
    assert apart(page) < MOST
    for speed in ("0.5", "2", "0.25", "2", "1", "1.5"):
        page.get_by_label("Speed").select_option(speed)
        assert apart(page, 2.5 if speed == "0.25" else 1) < MOST, speed
    assert {""} >= set(page.evaluate("window.told")), "nobody is told of a moment's wait"


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
    page.get_by_label("Speed").select_option("0.25")
    assert apart(page, 2) < MOST


def test_of_a_signer_who_can_be_heard_the_film_without_sound_is_played(page: Page) -> None:
    assert 1 == page.locator("option[data-src$='-ase.mp4'][data-silent$='/silent.mp4']").count()
    assert 1 == page.locator("video[data-signer][src$='/silent.mp4']").count()


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


@pytest.mark.parametrize(("name", "share", "speed"), [("talk", 6, "1"), (REAL[0], 2, "0.5")])
@pytest.mark.parametrize("who", [0, 1], ids=["film", "signer"])
def test_one_waits_for_the_other_where_a_server_stops_sending(
    stage: Theatre, browser: Browser, name: str, share: int, speed: str, who: int
) -> None:
    if name not in stage.pages:
        pytest.skip("the shared data has no clips of ASL here")
    place = f"{stage.pages[name]}?sign_language=ase"
    with faucet(stage.url) as (url, tap):
        with browser.new_context(base_url=url) as context:
            path, size = file_of(context.new_page(), place, who)
            tap.shut(path, size // share)
        with browser.new_context(base_url=url, locale="en-GB") as context:
            page = context.new_page()
            page.goto(place)
            page.wait_for_selector("sign-player[data-ready]")
            page.get_by_label("Speed").select_option(speed)
            page.evaluate(f"void (window.found = ({MEASURE})(9))")
            page.get_by_role("button", name="Play", exact=True).click()
            page.wait_for_function(STOPPED, arg=who)
            before = times(page)
            page.wait_for_timeout(400)
            assert before == times(page)
            assert page.get_by_role("button", name="Pause", exact=True).is_visible(), "still wanted"
            tap.open.set()
            page.wait_for_function(WENT_ON, arg=before[0])
            found = page.evaluate("() => { window.enough = true; return window.found; }")
    assert lasting(found) < MOST


def test_one_press_stops_both_and_both_stand_at_the_same_picture(page: Page) -> None:
    play(page)
    page.wait_for_timeout(700)
    page.get_by_role("button", name="Pause", exact=True).click()
    page.wait_for_timeout(300)
    main, signer = times(page)
    assert abs(main - signer) < MOST
    assert (main, signer) == tuple(times(page))


def file_of(page: Page, place: str, who: int) -> tuple[str, int]:
    """Where the file of the film or of its signer is, and how many bytes it has."""
    page.goto(place)
    page.wait_for_selector("sign-player[data-ready]")
    films = "[...document.querySelectorAll('sign-player video')].map(film => film.currentSrc || film.src)"
    url = page.evaluate(films)[who]
    return urlsplit(url).path, int(page.request.head(url).headers["content-length"])


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
