"""State machines, addresses, storage keys and the list of features: small, and each must hold."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.conftest import MakeApp
from webapp import storage
from webapp.addresses import local
from webapp.discovery import Feature, features, in_order
from webapp.errors import Conflict
from webapp.states import machine, move

DOOR = machine(open="shut", shut="open locked", locked="shut")


@dataclass
class Door:
    """Something with a state."""

    state: str


@pytest.mark.parametrize(("before", "after"), [("open", "shut"), ("shut", "locked")])
def test_a_state_follows_where_the_table_says_so(before: str, after: str) -> None:
    door = Door(before)
    move(door, DOOR, after)
    assert after == door.state


@pytest.mark.parametrize(("before", "after"), [("open", "locked"), ("open", "open"), ("shut", "x")])
def test_any_other_step_is_a_conflict_and_changes_nothing(before: str, after: str) -> None:
    door = Door(before)
    with pytest.raises(Conflict):
        move(door, DOOR, after)
    assert before == door.state


def test_a_table_that_names_an_unknown_state_is_refused() -> None:
    with pytest.raises(LookupError):
        machine(open="shut")


@pytest.mark.parametrize(
    "address", ["/", "/entries", "/entries?page=1#a", "/a//b", "/%2F%2Fevil.example", "/ü"]
)
def test_a_path_of_this_site_is_followed(address: str) -> None:
    assert address == local(address)


@pytest.mark.parametrize(
    "address",
    [None, "", "x", "//evil", "///evil", "/\\evil", "http://evil", "/\tevil", "//[", "/a\n", "?x"],
)
def test_anything_else_is_not(address: str | None) -> None:
    assert "/home" == local(address, "/home")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_key_stays_inside_the_media_folder(make_app: MakeApp) -> None:
    app = make_app()
    async with app.app_context():
        media = app.settings.data_folder / "media"
        assert media / "videos" / "1" == storage.media_folder("videos/1")
        for key in ("..", "../x", "a/../../x", "videos/.."):
            with pytest.raises(ValueError, match="inside"):
                storage.media_folder(key)
        file = storage.new_incoming_file()
        file.write_bytes(b"x")
        kept = storage.keep(file, "videos/1", "source")
        assert (b"x", False) == (kept.read_bytes(), file.exists())
        storage.remove("videos/1")
        storage.remove("videos/1")
        assert not kept.exists()


def test_features_come_after_what_they_require() -> None:
    found = list(features())
    assert {"accounts", "entries", "videos", "captions", "settings", "dashboard", "home"} <= {
        *found
    }
    for name, feature in features().items():
        assert all(found.index(needed) < found.index(name) for needed in feature.requires)


@pytest.mark.parametrize("requires", [{"a": ("b",), "b": ("a",)}, {"a": ("missing",)}])
def test_features_that_cannot_be_put_in_order_are_named(
    requires: dict[str, tuple[str, ...]],
) -> None:
    with pytest.raises(LookupError, match="a"):
        in_order({name: Feature(name, needed) for name, needed in requires.items()})
