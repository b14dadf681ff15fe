"""People and what they come for, in a real browser, with scripts and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.servers import chromium

from .conftest import OpenWindow
from .house import House, email, fresh
from .window import Window

BOTH_WAYS = pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])


def root(window: Window, name: str) -> str | None:
    """What the page says of how it is drawn."""
    return window.page.locator("html").get_attribute(f"data-{name}")


@BOTH_WAYS
def test_somebody_makes_an_account_leaves_and_comes_back(
    open_window: OpenWindow, javascript: bool
) -> None:
    window = open_window(javascript=javascript)
    page = window.go("/sign-up")
    address = f"{fresh('kim').replace(' ', '-')}@example.org"
    page.get_by_label("Your name").fill("Kim")
    page.get_by_label("Email").fill(address)
    page.get_by_label("Password").fill("hands speak louder")
    window.press("Make my account")
    page.wait_for_url("/")
    old_keys = page.context.storage_state()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()

    replayed = open_window(javascript=javascript)
    replayed.page.context.add_cookies(old_keys["cookies"])  # type: ignore[arg-type]  # what it gave
    replayed.go("/")
    expect(replayed.page.get_by_role("link", name="Sign in")).to_be_visible()

    window.go("/sign-in")
    page.get_by_label("Email").fill(address)
    page.get_by_label("Password").fill("hands speak louder")
    window.press("Sign in")
    expect(page.get_by_text("Kim", exact=True)).to_be_visible()


@BOTH_WAYS
def test_a_wrong_password_is_told_above_the_form_and_the_address_stays(
    open_window: OpenWindow, javascript: bool
) -> None:
    window = open_window(javascript=javascript)
    page = window.go("/sign-in")
    page.get_by_label("Email").fill(email("cleo"))
    page.get_by_label("Password").fill("not the password")
    window.press("Sign in")
    expect(page.locator(".error-summary")).to_be_visible()
    expect(page.get_by_label("Email")).to_have_value(email("cleo"))
    expect(page.get_by_label("Password")).to_have_value("")
    assert page.title().startswith("Error: ")


@BOTH_WAYS
def test_an_entry_is_begun_as_a_draft_and_then_published(
    open_window: OpenWindow, javascript: bool
) -> None:
    window, title = open_window("cleo", javascript=javascript), fresh("Night bus")
    page = window.go("/entries/new")
    window.fill_entry(title, "How to get home.", "## Where\n\nAt the *corner*.")
    page.get_by_role("radio", name="Easy", exact=False).first.check()
    window.press("Keep as a draft")
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator("h1")).to_have_count(1)
    expect(page.get_by_text("This is a draft.")).to_be_visible()
    assert window.path.startswith("/entries/night-bus-"), window.path
    stranger = open_window(javascript=javascript)
    answer = stranger.page.request.get(window.path)
    assert 404 == answer.status

    window.press("Publish")
    expect(page.get_by_text("This is a draft.")).to_have_count(0)
    stranger.go(window.path)
    expect(stranger.page.get_by_role("heading", level=2, name="Where")).to_be_visible()


@BOTH_WAYS
def test_a_wrong_entry_keeps_every_word_and_the_summary_of_errors_comes_first(
    open_window: OpenWindow, javascript: bool
) -> None:
    window = open_window("cleo", javascript=javascript)
    page = window.go("/entries/new")
    window.fill_entry("", "Said in one line.", "Words <b>that</b> & stay.")
    window.press("Publish")
    summary = page.locator(".error-summary")
    expect(summary).to_be_visible()
    expect(page.get_by_label("What is it about?")).to_have_value("Said in one line.")
    expect(page.get_by_label("Text", exact=True)).to_have_value("Words <b>that</b> & stay.")
    expect(page.get_by_label("Title")).to_have_attribute("aria-invalid", "true")
    if javascript:
        expect(summary).to_be_focused()
    else:  # nothing can give it focus, so it is the first thing after the heading
        assert 1 == page.locator("main h1 + .error-summary").count()
    assert page.title().startswith("Error: ")

    page.get_by_role("link", name="Title: ").click()
    if javascript:
        expect(page.get_by_label("Title")).to_be_focused()
    title = fresh("Mended")
    page.get_by_label("Title").fill(title)
    window.press("Publish")
    expect(page.locator("h1")).to_have_text(title)


@BOTH_WAYS
def test_the_panel_fits_the_page_to_its_reader(open_window: OpenWindow, javascript: bool) -> None:
    window = open_window(javascript=javascript)
    page = window.go("/entries")
    page.locator("details.panel summary").click()
    panel = page.locator("form.panel__form")
    panel.get_by_role("radio", name="One thing").check()
    panel.get_by_role("radio", name="High").check()
    panel.get_by_role("button", name="Keep it like this").click()
    expect(page.locator("html")).to_have_attribute("data-density", "1")
    assert ("/entries", "high") == (window.path, root(window, "contrast"))
    window.go("/")
    assert ("1", "minimal") == (root(window, "density"), root(window, "density-name"))


def test_what_a_person_chose_follows_them_to_another_browser(open_window: OpenWindow) -> None:
    window = open_window("ada")
    page = window.go("/settings")
    page.locator("main").get_by_role("radio", name="A lot").check()
    page.locator("main").get_by_label("Sign language").select_option("ase")
    window.press("Keep these choices")
    expect(page.get_by_text("Your choices are kept.")).to_be_visible()
    elsewhere = open_window()
    elsewhere.sign_in("ada")
    assert "4" == root(elsewhere, "density")


@pytest.mark.parametrize("density", [1, 2, 3, 4, 5])
def test_any_page_can_be_seen_as_another_reader_sees_it_and_nothing_is_kept(
    window: Window, density: int
) -> None:
    for path in ("/", "/entries", "/settings", "/dashboard", "/sign-in", "/sign-up"):
        window.go(f"{path}?density={density}")
        assert str(density) == root(window, "density"), path
    window.go("/entries")
    assert "3" == root(window, "density")


def test_the_device_answers_for_who_has_chosen_nothing_before_the_first_page(
    home: House, browser: Browser
) -> None:
    settings = ["--force-dark-mode", "--force-prefers-reduced-motion"]
    device = browser.browser_type.launch(executable_path=chromium(), args=settings)
    window = Window(device.new_page(base_url=home.address, color_scheme=None, reduced_motion=None))
    window.go("/")
    seen = [root(window, name) for name in ("scheme", "motion", "contrast")]
    device.close()
    assert ["dark", "reduced", "system"] == seen


def test_the_same_address_answers_htmx_with_one_region_and_back_restores_the_page(
    open_window: OpenWindow,
) -> None:
    window = open_window("cleo")
    for _ in range(2):
        window.write_entry(fresh("Page"))
    page = window.go("/entries?density=1")
    before = page.locator("#results").inner_text()
    page.evaluate("window.stays = true")
    with page.expect_response(lambda answer: "page=" in answer.url) as swapped:
        page.get_by_role("link", name="Next entry").click()
    assert "<!doctype" not in swapped.value.text()
    expect(page.locator("#results")).not_to_have_text(before)
    assert page.evaluate("window.stays"), "the page was loaded anew"
    assert "page=" in page.url

    page.go_back()
    expect(page.locator("#results")).to_have_text(before, use_inner_text=True)
    expect(page.locator("h1")).to_have_count(1)
    page.go_forward()
    expect(page.locator("#results")).not_to_have_text(before)
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-density", "1")
    expect(page.locator("#results")).not_to_have_text(before)


def test_the_back_button_after_publishing_leads_to_the_form_and_sends_nothing_twice(
    home: House, open_window: OpenWindow
) -> None:
    window, title = open_window("cleo"), fresh("Once")
    window.write_entry(title)
    window.page.reload()
    window.page.go_back()
    window.page.wait_for_url("/entries/new")
    window.page.go_forward()
    expect(window.page.locator("h1")).to_have_text(title)
    written = home.rows("SELECT count(*) FROM entry_texts WHERE title = ?", title)
    assert [(1,)] == written
