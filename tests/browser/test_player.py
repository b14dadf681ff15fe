"""The player as readers use it: by keys, by pointer, without scripts; found again as they left it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

from tests.servers import chromium

from .theatre import Theatre, theatre

SAVED = "/settings/watching"


@pytest.fixture(scope="module")
def stage() -> Iterator[Theatre]:
    """A house with films in it."""
    with theatre() as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        yield browser
        browser.close()


@pytest.fixture
def context(stage: Theatre, browser: Browser) -> Iterator[BrowserContext]:
    """A browser of somebody who signs."""
    with browser.new_context(base_url=stage.url, locale="en-GB") as context:
        choose(context, sign_language="ase")
        yield context


def choose(context: BrowserContext, **chosen: str) -> None:
    """Keep preferences by the form."""
    page = context.new_page()
    page.goto("/sign-in")
    token = str(page.locator("input[name=csrf_token]").first.get_attribute("value"))
    form: dict[str, Any] = {"csrf_token": token, **chosen}
    assert context.request.post("/settings", form=form).ok
    page.close()


def watched(context: BrowserContext, path: str) -> Page:
    """A page with its player ready; whatever the browser complains of ends the test."""
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.on("console", complain)
    page.goto(path)
    page.wait_for_selector("sign-player[data-ready]")
    return page


def complain(said: ConsoleMessage) -> None:
    """End the test for an error."""
    if said.type == "error":
        pytest.fail(said.text)


def saves(page: Page) -> Any:
    """While this is open, something that was chosen is sent to be kept."""
    return page.expect_response(lambda answer: answer.url.endswith(SAVED))


def at(page: Page) -> float:
    """Where the film is, in seconds."""
    return float(page.evaluate("document.getElementById('video').currentTime"))


def picture(page: Page, name: str) -> str | None:
    """What is said of the picture, such as its layout."""
    return page.locator(".watch__picture").get_attribute(f"data-{name}")


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


def test_a_signer_who_cannot_be_loaded_is_told_in_words_and_the_film_goes_on(
    context: BrowserContext, stage: Theatre
) -> None:
    context.route("**/1-ase.mp4", lambda route: route.abort())
    page = context.new_page()
    page.goto(stage.pages["talk"])
    expect(page.locator(".watch__note")).to_have_text("The film of the signer could not be loaded.")
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("() => document.getElementById('video').currentTime > 0.3")


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


def test_without_scripts_it_is_one_film_that_begins_where_it_was_asked_to(
    browser: Browser, stage: Theatre
) -> None:
    with browser.new_context(
        base_url=stage.url, java_script_enabled=False, locale="en-GB"
    ) as context:
        page = context.new_page()
        page.goto(f"{stage.pages['talk']}?sign_language=ase&sign_layout=side&t=5")
        film = page.locator("video")
        assert 1 == film.count()
        assert str(film.locator("source").get_attribute("src")).endswith("side-2.mp4#t=5")
        assert "" == film.get_attribute("controls")
        assert 0 == page.locator(".watch__bar:visible, .captions:visible").count()
        expect(page.get_by_role("link", name="Change how you watch")).to_be_visible()
        assert 1 == page.locator("track[default]").count()


def test_a_link_with_a_time_lands_within_half_a_second(
    context: BrowserContext, stage: Theatre
) -> None:
    page = watched(context, f"{stage.pages['talk']}?t=5")
    page.wait_for_function("() => document.getElementById('video').currentTime > 0")
    assert abs(at(page) - 5) < 0.5


def test_a_long_film_comes_as_a_ladder_by_the_browser_or_by_a_script_that_only_play_fetches(
    context: BrowserContext, stage: Theatre
) -> None:
    page = watched(context, stage.pages["long"])
    if page.evaluate(
        "document.createElement('video').canPlayType('application/vnd.apple.mpegurl')"
    ):
        assert "master.m3u8" in page.evaluate("document.getElementById('video').currentSrc")
    context.add_init_script("HTMLMediaElement.prototype.canPlayType = () => ''")
    page = watched(context, stage.pages["long"])
    assert not page.evaluate("'Hls' in window")
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("() => document.getElementById('video').currentTime > 0.3")
    assert str(page.evaluate("document.getElementById('video').currentSrc")).startswith("blob:")


def test_a_screen_reader_meets_a_player_whose_every_part_has_a_name(
    context: BrowserContext, stage: Theatre
) -> None:
    page = watched(context, stage.pages["talk"])
    page.locator("sign-player summary").click()
    nodes = context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    met = [
        (node["role"]["value"], node.get("name", {}).get("value", ""), states(node))
        for node in in_order(nodes) if not node["ignored"]
    ]  # fmt: skip
    begin = [(role, name) for role, name, _ in met].index(("slider", "Place in the film"))
    line = page.get_by_role("slider", name="Place in the film")
    assert "0:00 of 0:12" == line.get_attribute("aria-valuetext")
    expected = [
        ("button", "Play", {}), ("button", "Captions", {"pressed": "true"}),
        ("button", "Signer", {"pressed": "true"}), ("button", "Mirror the picture", {"pressed": "false"}),
        ("button", "Full screen", {}), ("combobox", "Where the signer is", {}), ("combobox", "Speed", {}),
        ("button", "One picture back", {}), ("button", "One picture on", {}),
        ("button", "Repeat from here", {}), ("button", "Sound", {"pressed": "true"}),
        ("combobox", "Who signs", {}), ("combobox", "Size of the small picture", {}),
        ("combobox", "Corner of the small picture", {}), ("combobox", "Captions in", {}),
    ]  # fmt: skip
    told = [
        (role, name, said) for role, name, said in met[begin:] if role in {"button", "combobox"}
    ]
    assert expected == told[: len(expected)]
    assert [] == [
        role for role, name, _ in met if role in {"button", "combobox", "slider"} and not name
    ]


def in_order(nodes: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A tree as it is read."""
    by_id, waiting = {node["nodeId"]: node for node in nodes}, [nodes[0]]
    while waiting:
        yield (node := waiting.pop())
        waiting += [by_id[each] for each in reversed(node["childIds"]) if each in by_id]


def states(node: dict[str, Any]) -> dict[str, str]:
    """Whether it is pressed."""
    found = {each["name"]: each["value"].get("value") for each in node.get("properties", ())}
    return {"pressed": str(found["pressed"])} if found.get("pressed") else {}
