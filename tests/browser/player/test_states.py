"""The player without scripts, with a long film, without its signer, and in a screen reader's tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Route, expect

from .seat import at, watched
from .theatre import Theatre


def test_a_signer_who_cannot_be_loaded_is_told_in_words_and_the_film_goes_on(
    context: BrowserContext, stage: Theatre
) -> None:
    context.route("**/silent.mp4", lambda route: route.abort())
    context.route("**/videos/1", without_composites)
    page = context.new_page()
    page.goto(stage.pages["talk"])
    expect(page.locator(".watch__note")).to_have_text("The film of the signer could not be loaded.")
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("() => document.getElementById('video').currentTime > 0.3")


def without_composites(route: Route) -> None:
    """The page as long as the worker has not made the files that show both."""
    page = route.fetch()
    route.fulfill(response=page, body=re.sub(' data-(pip|side)="[^"]*"', "", page.text()))


ONE_AT_A_TIME = """document.addEventListener("play", ({target}) => {
  for (const film of document.querySelectorAll("video")) if (film !== target) film.pause();
}, true)"""


def test_a_device_that_plays_one_film_at_a_time_gets_the_file_of_both(
    context: BrowserContext, stage: Theatre
) -> None:
    page = context.new_page()
    page.add_init_script(ONE_AT_A_TIME)
    page.goto(f"{stage.pages['talk']}?t=3")
    page.wait_for_selector("sign-player[data-ready]")
    assert 2 == page.locator("sign-player video").count()
    page.get_by_role("button", name="Play", exact=True).click()
    expect(page.locator(".watch__note")).to_have_text("Film and signer are in one picture now.")
    film = page.locator("sign-player video")
    expect(film).to_have_count(1)
    assert str(film.get_attribute("src")).startswith("/videos/1/files/pip-2.mp4#t=3")
    page.wait_for_function("() => document.getElementById('video').currentTime > 3.3")
    page.get_by_label("Where the signer is").select_option("side")
    page.wait_for_function(
        "() => document.getElementById('video').currentSrc.includes('/side-2.mp4')"
    )
    page.get_by_role("button", name="Signer", exact=True).click()
    page.wait_for_function(
        "() => document.getElementById('video').currentSrc.includes('/talk.mp4')"
    )


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
