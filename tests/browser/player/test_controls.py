"""The player as readers use it: by keys, by pointer; found again as they left it."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, expect

from .seat import at, picture, saves, watched
from .theatre import Theatre


def test_everything_goes_by_keys_from_the_player_on(
    context: BrowserContext, stage: Theatre
) -> None:
    page = watched(context, stage.pages["talk"])
    page.get_by_role("button", name="Play", exact=True).focus()
    for stop in ("Captions", "Signer"):
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_text(stop)
    page.keyboard.press("k")
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    page.keyboard.press("k")
    page.keyboard.press("Home")
    page.wait_for_function("() => document.getElementById('video').currentTime === 0")
    page.keyboard.press("ArrowRight")
    assert 5 == at(page)
    page.keyboard.press(".")
    assert 5.03 < at(page) < 5.07
    page.keyboard.press(",")
    assert 5 <= at(page) < 5.02
    for key, name, value in (("v", "layout", "side"), ("z", "size", "50"), ("o", "place", "bottom-left"),
                             ("r", "mirror", "on")):  # fmt: skip
        page.keyboard.press(key)
        assert value == picture(page, name)
    page.keyboard.press("c")
    assert "false" == page.get_by_role("button", name="Captions", exact=True).get_attribute(
        "aria-pressed"
    )
    expect(page.locator("#spoken")).to_have_text("Captions are off")
    page.keyboard.press(">")
    assert 1.25 == page.evaluate("document.getElementById('video').playbackRate")
    page.keyboard.press("s")
    assert 1 == page.locator("video").count()
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement?.localName === 'sign-player'")
    page.keyboard.press("f")
    page.wait_for_function("() => !document.fullscreenElement")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_letters_do_nothing_outside_the_player(context: BrowserContext, stage: Theatre) -> None:
    page = watched(context, stage.pages["talk"])
    page.locator("main a").last.focus()
    for key in "kscvr":
        page.keyboard.press(key)
    assert ("pip", "off") == (picture(page, "layout"), picture(page, "mirror"))
    assert page.evaluate("document.getElementById('video').paused")


def test_what_is_chosen_at_the_player_is_found_again(
    context: BrowserContext, stage: Theatre
) -> None:
    page = watched(context, stage.pages["talk"])
    with saves(page):
        page.get_by_label("Where the signer is").select_option("swapped")
    with saves(page):
        page.get_by_role("button", name="Captions", exact=True).click()
    with saves(page):
        page.get_by_label("Speed").select_option("0.5")
    page = watched(context, stage.pages["talk"])
    assert "swapped" == picture(page, "layout")
    assert 0.5 == page.evaluate("document.getElementById('video').playbackRate")
    assert page.locator(".captions").is_hidden()
    with saves(page):
        page.get_by_role("button", name="Signer", exact=True).click()
    page = watched(context, stage.pages["talk"])
    assert 1 == page.locator("video").count()


def test_the_small_picture_goes_to_the_corner_where_it_is_let_go(
    context: BrowserContext, stage: Theatre
) -> None:
    page = watched(context, stage.pages["talk"])
    small, whole = (
        page.locator(each).bounding_box() for each in (".watch__signer", ".watch__stage")
    )
    assert small
    assert whole
    assert abs(small["width"] / whole["width"] - 1 / 3) < 0.01
    page.mouse.move(small["x"] + 20, small["y"] + 20)
    page.mouse.down()
    page.mouse.move(whole["x"] + 60, whole["y"] + 40, steps=5)
    with saves(page):
        page.mouse.up()
    assert "top-left" == picture(page, "place")
    assert page.evaluate("document.getElementById('video').paused"), "to let go is not to press"
    moved = page.locator(".watch__signer").bounding_box()
    assert moved
    assert (round(whole["x"]), round(whole["y"])) == (round(moved["x"]), round(moved["y"]))


def test_what_stands_below_captions_stays_whether_there_are_none_or_two(
    context: BrowserContext, stage: Theatre
) -> None:
    page = watched(context, stage.pages["talk"])
    page.evaluate("document.getElementById('video').currentTime = 3.4")
    expect(page.locator(".captions")).to_have_text("Second 3")
    for size in ("50", "100", "200"):
        heights = page.locator(".captions").evaluate(
            """(box, size) => {
              const one = box.firstElementChild, held = [[], [one], [one, one.cloneNode(true)]];
              box.dataset.captionSize = size;
              const found = held.map(all => (box.replaceChildren(...all), box.offsetHeight));
              box.replaceChildren(one);
              return found;
            }""",
            size,
        )
        assert 1 == len(set(heights)), f"{size}: {heights}"


def test_captions_stand_below_the_picture_and_never_on_a_signer(
    context: BrowserContext, stage: Theatre
) -> None:
    page = watched(context, stage.pages["talk"])
    page.evaluate("document.getElementById('video').currentTime = 3.4")
    expect(page.locator(".captions")).to_have_text("Second 3")
    for layout in ("pip", "side", "swapped", "only"):
        for place in ("below", "over", "top"):
            page.get_by_label("Where the signer is").select_option(layout)
            page.locator(".captions").evaluate(
                "(box, place) => { box.dataset.captionPlace = place }", place
            )
            words = page.locator(".captions__line").bounding_box()
            signer = page.locator(".watch__signer").bounding_box()
            assert words
            assert signer
            assert (
                words["y"] >= signer["y"] + signer["height"] - 1
                or words["y"] + words["height"] <= signer["y"] + 1
                or words["x"] + words["width"] <= signer["x"] + 1
            ), (layout, place)


def test_a_pointer_on_the_time_line_shows_what_is_there(
    context: BrowserContext, stage: Theatre
) -> None:
    page = watched(context, stage.pages["talk"])
    page.locator("[data-part=line]").scroll_into_view_if_needed()
    box = page.locator("[data-part=line]").bounding_box()
    assert box
    for _ in range(2):  # the first asks for the pictures
        page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + box["height"] / 2)
        page.wait_for_timeout(500)
        page.mouse.move(box["x"] + box["width"] * 0.76, box["y"] + box["height"] / 2)
    still = page.locator(".watch__still")
    expect(still).to_be_visible()
    assert "-160px -90px" == still.evaluate("box => box.style.backgroundPosition")
    preview = page.locator("[data-part=preview]")
    expect(preview).to_have_text("0:09")
    picture = page.locator(".watch__picture").bounding_box()
    shown = preview.bounding_box()
    assert picture
    assert shown
    assert shown["y"] >= picture["y"] + picture["height"], "it would cover hands"


def test_a_stretch_is_repeated(context: BrowserContext, stage: Theatre) -> None:
    page = watched(context, stage.pages["talk"])
    page.locator("sign-player summary").click()
    for time, name in ((2, "Repeat from here"), (2.6, "Repeat up to here")):
        page.evaluate("time => { document.getElementById('video').currentTime = time }", time)
        page.get_by_role("button", name=name).click()
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_timeout(1500)
    assert 1.9 < at(page) < 3.1
    page.get_by_role("button", name="Stop repeating").click()
    page.wait_for_function("() => document.getElementById('video').currentTime > 3.2")
