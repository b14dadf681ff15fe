"""With JavaScript switched off: every word, every link, every control is there and works."""

from __future__ import annotations

import re

import pytest

from .combinations import met
from .looking import Looker
from .pages import PLACES, Place, place

# Words in their order, and everything that can be used with what it says. What a player puts in the
# stead of the browser's own controls is left out: test_player.py looks at both.
HELD = """() => {
  for (const each of document.querySelectorAll("[data-scripted]")) each.remove();
  for (const each of document.querySelectorAll(".captions")) each.remove();
  return [document.querySelector("main").innerText.split(/\\s+/).filter(Boolean)].concat(
    ["a", "button", "input:not([type=hidden])", "select", "textarea", "summary"].map(each =>
      [...document.querySelectorAll(each)].map(({innerText, name}) => `${each} ${innerText} ${name}`)));
}"""

# An address that only scripts would follow (a stream is news of what a reload shows as well, and
# what follows the changes of a form shows what the form's own address shows), a link to nowhere,
# a button that does nothing by itself.
DEAD = """() => [
  ...[...document.querySelectorAll("[hx-get], [hx-post], a, form:not([method=dialog])")].filter(each => {
    const form = each.getAttribute("hx-trigger")?.match(/from:([^\\s,]+)/)?.[1];
    const plain = (form ? document.querySelector(form) : each).getAttribute(form ? "action" : "href")
      ?? each.getAttribute("action");
    const swapped = each.getAttribute("hx-get") ?? each.getAttribute("hx-post") ?? plain;
    return !plain || swapped !== plain;
  }),
  ...[...document.querySelectorAll("a[href^='#']")].filter(each =>
    !document.getElementById(each.hash.slice(1))),
  ...document.querySelectorAll("a[href^='javascript:']"),
  ...document.querySelectorAll("button[type=button]:not([popovertarget], [commandfor], [aria-disabled])"),
  ...[...document.querySelectorAll("button:not([type=button])")].filter(each => !each.form),
].filter(each => each.checkVisibility()).map(each => each.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_a_page_without_scripts_holds_what_it_holds_with_them(looker: Looker, place: Place) -> None:
    with_scripts = looker.look(place, met()).evaluate(HELD)
    without = looker.look(place, met(scripts=False))
    assert "undefined" == without.evaluate("typeof htmx")
    assert with_scripts == without.evaluate(HELD)
    assert [] == without.evaluate(DEAD)


@pytest.mark.parametrize(
    "html",
    [
        '<button type="button">Open</button>',
        '<a href="#nowhere">Go</a>',
        '<a href="javascript:void(0)">Go</a>',
        '<a hx-get="/entries">Go</a>',
        '<a href="/" hx-get="/entries">Go</a>',
        "<button>Send</button>",
    ],
)
def test_what_is_dead_without_scripts_is_found(looker: Looker, html: str) -> None:
    window = looker.look(place("home"), met(scripts=False))
    window.locator("main").evaluate(
        "(main, html) => main.insertAdjacentHTML('beforeend', html)", html
    )
    assert 1 == len(window.evaluate(DEAD))


def test_a_refused_form_leads_to_its_faults_without_scripts(looker: Looker) -> None:
    window = looker.look(place("new entry, refused"), met(scripts=False))
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
