"""The player in every layout and in looks of captions that readers choose; its keys, open."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page as Window

from .combinations import FORCED, Combination, met
from .findings import report
from .inspecting import findings
from .looking import Looker
from .pages import Place, place

PAGE = place("video, not captioned")  # with a signer beside it
# fmt: off
WATCHED = (
    # how it is watched                                     how it is met
    ("sign_layout=side",                                    met(width=320)),
    ("sign_layout=swapped&sign_size=50&sign_place=top-left", met(density=5, contrast="high")),
    ("sign_layout=only&play_mirror=on",                     met(density=1)),
    ("sign_size=17&sign_layout=pip",                        met(device=FORCED)),
    ("sign_display=off&caption_place=over&caption_size=200&caption_colour=yellow&caption_ground=black",
                                                            met(width=320, text_size=200)),
)
# fmt: on


def watched(looker: Looker, query: str, seen: Combination) -> Window:
    """The page as it is watched so, its player ready."""
    page = Place(PAGE.name, PAGE.endpoint, f"{PAGE.path}?{query}", PAGE.who)
    window = looker.look(page, seen)
    window.wait_for_selector("sign-player[data-ready]")
    return window


@pytest.mark.parametrize(("query", "seen"), WATCHED, ids=[query for query, _ in WATCHED])
def test_nothing_is_wrong_with_a_player_however_it_is_watched(
    looker: Looker, query: str, seen: Combination
) -> None:
    found = findings(watched(looker, query, seen), PAGE.name, seen)
    assert not found, report(found)


@pytest.fixture
def keys(looker: Looker) -> Window:
    """The page with the keys of the player open."""
    window = watched(looker, "", met(width=320))
    window.get_by_role("link", name="Keys").click()
    return window


def test_nothing_is_wrong_with_the_keys_when_they_are_open(keys: Window) -> None:
    found = findings(keys, PAGE.name, met(width=320))
    assert keys.get_by_role("dialog", name="Keys").is_visible()
    assert not found, report(found)
