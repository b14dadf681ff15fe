"""The panel on every page: reached in one press, shown at once, kept only when that is said."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .window import Window


def looks(page: Page) -> dict[str, str]:
    """What the page says of how it is drawn."""
    found: dict[str, str] = page.evaluate("({...document.documentElement.dataset})")
    return found


def press_access_key(page: Page, sign: str) -> None:
    """Press Alt and a key as a keyboard does: a press, a sign, a release. Playwright sends no sign."""
    keyboard = page.context.new_cdp_session(page)
    for kind in ("rawKeyDown", "char", "keyUp"):
        written = {"text": sign, "unmodifiedText": sign} if kind == "char" else {}
        pressed = {"modifiers": 1, "key": sign, "windowsVirtualKeyCode": ord(sign.upper())}
        keyboard.send("Input.dispatchKeyEvent", {"type": kind, **pressed, **written})


def test_one_press_of_its_key_opens_the_panel(window: Window) -> None:
    page = window.go("/entries")
    press_access_key(page, "p")
    expect(page.locator("#look")).to_be_visible()
    assert "SUMMARY" == page.evaluate("document.activeElement.tagName")
    expect(page.locator("#look")).to_contain_text("the key P")


@pytest.mark.parametrize("density", [1, 3])
def test_one_tap_opens_the_panel(window: Window, density: int) -> None:
    page = window.go(f"/entries?density={density}")
    page.locator("summary").first.click()
    expect(page.locator("#look")).to_be_visible()


def test_the_second_link_of_a_page_leads_into_the_panel(window: Window) -> None:
    page = window.go("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert "How this page looks" == page.evaluate("document.activeElement.innerText")
    page.keyboard.press("Enter")
    expect(page.locator("#look")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#look').contains(document.activeElement)")


def test_choices_show_at_once_and_are_kept_only_by_keeping_them(window: Window) -> None:
    page = window.go("/entries")
    before = looks(page)
    page.locator("details.panel summary").click()
    panel, unkept = page.locator("#look"), page.locator("#look .unkept")
    expect(unkept).to_be_empty()
    panel.get_by_role("radio", name="High").check()
    panel.get_by_role("radio", name="150 %").check()
    panel.get_by_role("radio", name="One thing").check()
    assert {**before, "contrast": "high", "textSize": "150", "density": "1"} == looks(page)
    expect(unkept).to_contain_text("not kept yet")
    page.reload()
    assert before == looks(page)


def test_the_sample_is_drawn_anew_with_what_is_chosen(window: Window) -> None:
    page = window.go("/?sign_language=gsg")
    title = page.title()
    page.locator("details.panel summary").click()
    panel, sample = page.locator("#look"), page.locator("#sample")
    expect(sample).to_be_empty()
    with page.expect_request("**/settings?*") as asked:
        panel.get_by_role("radio", name="Very easy").check()
    assert "csrf_token" not in asked.value.url
    expect(sample).to_contain_text("Lights flash? Go out.")
    panel.locator("input[name=density][value='5']").check()
    expect(sample).to_contain_text("50 frames a second")
    expect(sample).to_contain_text("Signed in: German Sign Language")
    panel.get_by_label("Sign language").select_option("")
    expect(sample).not_to_contain_text("Signed in")
    expect(panel.get_by_role("radio", name="Very easy")).to_be_checked()
    assert title == page.title()


def test_cancel_takes_back_what_was_shown_and_the_form(window: Window) -> None:
    page = window.go("/entries")
    before = looks(page)
    page.locator("details.panel summary").click()
    panel = page.locator("#look")
    panel.get_by_role("radio", name="Soft").check()
    panel.get_by_role("radio", name="Expert").check()
    expect(page.locator("#sample")).to_contain_text("assembly point")
    panel.get_by_role("button", name="Cancel").click()
    assert before == looks(page)
    expect(panel.get_by_role("radio", name="As my device")).to_be_checked()
    expect(panel.locator(".unkept")).to_be_empty()
    expect(page.locator("#sample")).to_contain_text("leave the building by the stairs")


def test_the_settings_page_shows_its_choices_beside_the_form(window: Window) -> None:
    page = window.go("/settings")
    page.set_viewport_size({"width": 1280, "height": 800})
    form, sample = page.locator(".settings__form"), page.locator("#sample")
    form.get_by_role("radio", name="Dark").check()
    form.get_by_role("radio", name="Easy to tell apart").check()
    form.get_by_role("radio", name="Very wide").check()
    assert {"scheme": "dark", "font": "distinct", "spacing": "widest"}.items() <= looks(
        page
    ).items()
    form.locator("input[name=density][value='5']").check()
    expect(sample).to_contain_text("1080p")
    left, right = form.bounding_box(), sample.bounding_box()
    assert left
    assert right
    assert left["x"] + left["width"] < right["x"]
    expect(sample).to_be_in_viewport()
    window.press("Cancel")
    assert "system" == looks(page)["scheme"]
