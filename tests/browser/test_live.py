"""The live page: what happens is seen at once, by those who may see it, and told once."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from .conftest import OpenWindow
from .house import House, fresh
from .window import Window

PASSING = ("video.progressed", "video.playable")  # seen while they happen, but not listed
WORK = 60_000  # milliseconds that making a film ready may take on a busy machine
BROKEN_LINE = r"net::ERR_|network error|Failed to fetch"


def listed(window: Window) -> list[int]:
    """The numbers of the events in the list, from above."""
    ids = window.page.eval_on_selector_all("#recent > li", "items => items.map(item => item.id)")
    return [int(each.removeprefix("event-")) for each in ids if each]


def test_work_is_seen_while_it_goes_on_by_its_owner_alone(
    open_window: OpenWindow, film: Path
) -> None:
    writer, title = open_window("cleo"), fresh("Live")
    entry = writer.write_entry(fresh("Live entry"))
    watching, outsider, stranger = open_window("cleo"), open_window("eve"), open_window()
    plain = open_window("cleo", javascript=False)
    for each in (watching, outsider, stranger, plain):
        each.go("/dashboard").evaluate("window.stays = true")

    video = writer.upload(entry, film, title)
    work = watching.page.locator(f"#activity-{video}")
    expect(work).to_contain_text(title)
    plain.page.get_by_role("link", name="Load again").click()
    expect(plain.page.locator(f"#activity-{video}")).to_contain_text(title)
    expect(work.locator("progress")).not_to_have_js_property("value", 0, timeout=WORK)
    expect(work).to_have_count(0, timeout=WORK)
    newest = watching.page.locator("#recent > li").first
    expect(newest).to_contain_text(f"The video “{title}” is ready.")
    expect(watching.page.get_by_text("Nothing is being worked on.")).to_be_visible()
    plain.page.get_by_role("link", name="Load again").click()
    expect(plain.page.locator("#recent > li").first).to_contain_text("is ready.")
    for each in (outsider, stranger):
        expect(each.main).not_to_contain_text(title)
    for each in (watching, outsider, stranger):
        assert each.page.evaluate("window.stays"), "the page was loaded anew"


def test_what_is_already_playable_goes_on_playing_until_the_rest_is_ready(
    home: House, open_window: OpenWindow, film: Path
) -> None:
    window = open_window("cleo")
    video = window.upload(window.write_entry(fresh("Playing")), film, "Playable")
    shown = window.page.locator("video")
    shown.wait_for(timeout=WORK)
    shown.evaluate("film => { film.muted = true; film.loop = true; return film.play(); }")
    home.until_settled(video)
    expect(window.page.get_by_text("Ready so far")).to_have_count(0)
    expect(shown).to_have_js_property("paused", False)
    assert shown.evaluate("film => film.played.length") > 0


def test_a_page_that_lost_its_line_hears_everything_once(
    home: House, open_window: OpenWindow, film: Path
) -> None:
    writer, title = open_window("cleo"), fresh("Broken line")
    entry = writer.write_entry(fresh("Broken line"))
    watching = open_window("cleo")
    for each in (writer, watching):
        each.forgive(BROKEN_LINE)
    watching.go("/dashboard")
    old = len(listed(watching))
    video = writer.upload(entry, film, title)
    work = watching.page.locator(f"#activity-{video}")
    expect(work).to_be_visible()

    fallen = home.web()
    fallen.kill()
    home.until(lambda: home.processes("web") and home.web() != fallen)
    home.until_settled(video)
    expect(work).to_have_count(0, timeout=WORK)
    newest = watching.page.locator("#recent > li").first
    expect(newest).to_contain_text(f"The video “{title}” is ready.", timeout=WORK)

    told = f"type NOT IN {PASSING} AND (public OR owner_id = accounts.id)"
    query = f"SELECT events.id FROM events, accounts WHERE accounts.name = 'Cleo' AND {told}"  # noqa: S608 -- ours
    everything = [id for (id,) in home.rows(f"{query} ORDER BY events.id DESC")]
    heard = listed(watching)
    assert everything[: len(heard)] == heard
    assert len(heard) > old
    assert ["video.uploaded", "video.ready"] == [
        each for each in home.told(video) if each not in PASSING
    ]
