"""With JavaScript switched off for true: every word, every link, every control is there and works."""

from __future__ import annotations

import re

import pytest

from .combinations import Combination
from .looking import Looker
from .pages import PLACES, Place, place

WIDE = Combination()

# An address that only scripts would follow; a stream is news of what a reload shows as well, and
# what follows the changes of a form shows what the form's own address shows.
SCRIPTS_ALONE = """() => [...document.querySelectorAll("[hx-get], [hx-post], a, form:not([method=dialog])")]
  .filter(each => {
    const form = each.getAttribute("hx-trigger")?.match(/from:([^\\s,]+)/)?.[1];
    const plain = (form ? document.querySelector(form) : each).getAttribute(form ? "action" : "href")
      ?? each.getAttribute("action");
    const swapped = each.getAttribute("hx-get") ?? each.getAttribute("hx-post") ?? plain;
    return !plain || swapped !== plain;
  })
  .map(each => each.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_a_page_without_scripts_holds_what_it_holds_with_them(looker: Looker, place: Place) -> None:
    with_scripts = looker.look(place, WIDE)
    with looker.context(place.who, java_script_enabled=False) as context:
        without = looker.open(context.new_page(), place, {})
        for selector in (
            "a",
            "button",
            "input:not([type=hidden])",
            "select",
            "textarea",
            "summary",
        ):
            wanted = with_scripts.locator(f"main {selector}").all_inner_texts()
            assert wanted == without.locator(f"main {selector}").all_inner_texts(), selector
        assert with_scripts.locator("h1").inner_text() == without.locator("h1").inner_text()
        assert [] == without.evaluate(SCRIPTS_ALONE)


def test_a_refused_form_leads_to_its_faults_without_scripts(looker: Looker) -> None:
    with looker.context("contributor", java_script_enabled=False) as context:
        window = looker.open(context.new_page(), place("new entry, refused"), {})
        assert window.title().startswith("Error: ")
        fault = window.locator(".error-summary a").first
        assert re.fullmatch(r"#field-\w+", str(fault.get_attribute("href")))
        assert window.locator(f"{fault.get_attribute('href')}[aria-invalid=true]").is_visible()


def test_preferences_change_without_scripts(looker: Looker) -> None:
    with looker.context("visitor", java_script_enabled=False) as context:
        window = looker.open(context.new_page(), place("entry"), {})
        window.locator("summary").first.click()
        window.locator(".panel input[name=density][value='1']").check()
        window.locator(".panel button[type=submit]").first.click()
        assert "1" == window.locator("html").get_attribute("data-density")
        assert window.url.endswith(looker.house.places["entry"])
