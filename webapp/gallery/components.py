"""The table of components: where each is shown, and which criteria of WCAG 2.2 it has to hold."""

from __future__ import annotations

from dataclasses import dataclass

PARTS = ("act", "ask", "read", "move", "tell")


@dataclass(frozen=True, slots=True)
class Component:
    """One file of templates/components/; its states stand in templates/gallery/specimens/."""

    name: str
    part: str
    criteria: tuple[str, ...]
    word: str = ""  # how it is called, where every template knows it and none has to import it


# fmt: off
COMPONENTS = (
    Component("button",        "act",  ("1.4.11", "2.4.9", "2.5.3", "2.5.5", "4.1.2")),
    Component("link",          "act",  ("1.4.1", "2.4.9", "2.5.5")),
    Component("dialog",        "act",  ("2.1.3", "2.4.3", "2.5.5", "4.1.2")),
    Component("signed",        "act",  ("1.1.1", "2.1.3", "2.3.3", "2.4.9", "2.5.5"), "signed(key)"),
    Component("disclosure",    "act",  ("2.1.3", "2.5.5", "4.1.2")),
    Component("field",         "ask",  ("1.3.1", "1.3.5", "1.4.11", "2.5.5", "3.3.1", "3.3.2", "4.1.2")),
    Component("level_switch",  "ask",  ("1.3.1", "1.4.1", "2.4.9", "2.5.5", "3.3.2")),
    Component("error_summary", "ask",  ("2.4.3", "3.3.1", "3.3.3", "4.1.3")),
    Component("card",          "read", ("1.1.1", "1.3.1", "2.4.9", "2.5.5", "3.1.2")),
    Component("badge",         "read", ("1.4.1", "1.4.6", "3.1.2")),
    Component("facts",         "read", ("1.3.1", "1.4.10")),
    Component("table",         "read", ("1.3.1", "1.4.10")),
    Component("when",          "read", ("1.3.1",)),
    Component("player",        "read", ("1.1.1", "1.2.2", "2.1.3", "4.1.2")),
    Component("empty",         "read", ("1.1.1", "1.4.6")),
    Component("mark",          "read", ("1.1.1",)),
    Component("skip",          "move", ("2.4.1", "2.4.3")),
    Component("crumbs",        "move", ("1.3.1", "2.4.8", "2.5.5")),
    Component("tabs",          "move", ("1.3.1", "2.1.3", "2.4.3", "2.5.5")),
    Component("pager",         "move", ("2.4.3", "2.4.9", "2.5.5")),
    Component("notice",        "tell", ("1.4.1", "1.4.6", "4.1.3")),
    Component("progress",      "tell", ("1.3.1", "1.4.11", "2.3.3", "4.1.2")),
    Component("busy",          "tell", ("1.4.6", "2.3.3", "4.1.3")),
)

EVERY_LOOK = ("tests_a11y/test_every_look.py", "test_nothing_is_wrong_with_a_page_however_it_is_met")
EVERY_STOP = ("tests_a11y/test_keyboard.py", "test_every_stop_is_reached_in_order_and_seen")
# The test that proves a criterion. Those of tests_a11y/ look at the gallery as at every page.
TESTS: dict[str, tuple[str, str]] = {
    "1.1.1":  EVERY_LOOK,
    "1.2.2":  EVERY_LOOK,
    "1.3.1":  EVERY_LOOK,
    "1.3.5":  EVERY_LOOK,
    "1.4.1":  EVERY_LOOK,
    "1.4.6":  ("tests_a11y/test_contrast_tokens.py", "test_writing_and_edges_stand_out"),
    "1.4.10": EVERY_LOOK,
    "1.4.11": ("tests_a11y/test_contrast_tokens.py", "test_writing_and_edges_stand_out"),
    "2.1.3":  EVERY_STOP,
    "2.3.3":  EVERY_LOOK,
    "2.4.1":  EVERY_STOP,
    "2.4.3":  ("tests/browser/test_swaps.py", "test_after_a_swap_focus_stands_where_a_person_looks_next"),
    "2.4.8":  ("tests/gallery/test_gallery.py", "test_a_page_of_one_component_leads_back_to_all"),
    "2.4.9":  EVERY_LOOK,
    "2.5.3":  EVERY_LOOK,
    "2.5.5":  EVERY_LOOK,
    "3.1.2":  EVERY_LOOK,
    "3.3.1":  ("tests/gallery/test_gallery.py", "test_a_wrong_field_says_so_in_words_joined_to_it"),
    "3.3.2":  EVERY_LOOK,
    "3.3.3":  ("tests/gallery/test_gallery.py", "test_a_wrong_field_says_so_in_words_joined_to_it"),
    "4.1.2":  EVERY_LOOK,
    "4.1.3":  ("tests/browser/test_swaps.py", "test_a_swap_is_announced_once"),
}
# fmt: on


def of_part(part: str) -> list[Component]:
    """What one part of the gallery shows."""
    return [each for each in COMPONENTS if each.part == part]


def component(name: str) -> Component | None:
    """The component of this name."""
    return next((each for each in COMPONENTS if each.name == name), None)
